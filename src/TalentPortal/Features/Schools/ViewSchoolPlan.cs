using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>For each of the caller's children: where it belongs on the day the family arrives, and which schools take it.</summary>
[SignedIn]
public sealed record ViewSchoolPlan : IQuery<ViewSchoolPlanResult>;

/// <param name="ArriveOn">From the return timeline, else the day from which the person is free; null where neither says, and then today counts.</param>
/// <param name="Places">Codes of the places where the person wants to live or work; empty: anywhere.</param>
public sealed record ViewSchoolPlanResult(DateOnly? ArriveOn, DateOnly Today, IReadOnlyList<string> Places, IReadOnlyList<ViewSchoolPlanResult.Child> Children)
{
    /// <summary>How many are listed for a child; all of them are on the public page.</summary>
    public const int MostShown = 12;

    /// <param name="IsElsewhere">In the wished places no school takes the child, so that others are listed.</param>
    /// <param name="Gone">Chosen ones that are no longer listed.</param>
    public sealed record Child(Guid Id, string? Name, string BirthMonth, string? Wishes, SchoolStart Start, bool IsElsewhere, int Fitting, IReadOnlyList<Fit> Schools, IReadOnlyList<Choice> Gone);

    /// <param name="Papers">What it asks for, and whether a child's document of that kind is there.</param>
    /// <param name="CanStillApply">Whether a window can still be met.</param>
    public sealed record Fit(Guid Id, TenantRef Tenant, SchoolFacts Facts, IReadOnlyList<Paper> Papers, bool CanStillApply, Choice? Chosen);

    public sealed record Paper(DocumentKind Kind, bool IsThere);

    public sealed record Choice(Guid Id, Bilingual School, string? Note);
}

internal sealed class ViewSchoolPlanHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedFamily family, SealedChoice words, SealedCareer career, TimelineDesk timelines) : IRequestHandler<ViewSchoolPlan, Outcome<ViewSchoolPlanResult>>
{
    public async Task<Outcome<ViewSchoolPlanResult>> Handle(ViewSchoolPlan request, CancellationToken ct)
    {
        var (me, today) = (call.RequiredUserId, timelines.Today);
        var wishes = await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == me, ct), ct);
        var cities = await db.FamilyWishes.AsNoTracking().Where(w => w.UserId == me && w.Kind == WishKind.Cities).Select(w => w.Places).SingleOrDefaultAsync(ct);
        IReadOnlyList<string> places = cities is { Count: > 0 } ? cities : wishes.Places;
        var arrival = await Arrival(me, today, ct);
        var there = (await db.Documents.AsNoTracking().Where(d => d.UserId == me && d.Bearer == Bearer.Child && (d.ExpiresOn == null || d.ExpiresOn >= today)).Select(d => d.Kind).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var schools = await Schools(ct);
        var choices = (await db.SchoolChoices.AsNoTracking().Where(c => c.UserId == me).OrderBy(c => c.ChosenAt).ToListAsync(ct)).ToLookup(c => c.ChildId);
        List<ViewSchoolPlanResult.Child> children = [];
        foreach (var child in await db.FamilyChildren.AsNoTracking().Where(c => c.UserId == me).ToListAsync(ct))
        {
            var facts = await family.Open(child, ct);
            var start = SchoolStart.On(arrival ?? today, facts.Born);
            Dictionary<Guid, ViewSchoolPlanResult.Choice> chosen = [];
            foreach (var choice in choices[child.Id])
            {
                var open = await words.Open(choice, ct);
                chosen[choice.SchoolId] = new(choice.Id, open.School, open.Note);
            }

            var fitting = schools.Where(s => SchoolFit.Takes(s.Facts, start, facts.Residence ?? wishes.Residence)).ToList();
            var near = fitting.FindAll(s => SchoolFit.IsIn(s.Facts, places));
            var (shown, isElsewhere) = near.Count > 0 || fitting.Count == 0 ? (near, false) : (fitting, true);
            var listed = shown.Concat(schools.Where(s => chosen.ContainsKey(s.Id))).DistinctBy(s => s.Id)
                .Select(s => new ViewSchoolPlanResult.Fit(
                    s.Id, s.Tenant, s.Facts, [.. SchoolFit.Papers(s.Facts, there).Select(paper => new ViewSchoolPlanResult.Paper(paper.Kind, paper.IsThere))], SchoolFit.CanStillApply(s.Facts, today), chosen.GetValueOrDefault(s.Id)))
                .OrderBy(fit => fit.Chosen is null).ThenBy(fit => !fit.CanStillApply).ThenBy(fit => !fit.Facts.Languages.Any(facts.Languages.Contains)).ThenBy(fit => fit.Facts.NextWindow(today)?.From ?? DateOnly.MaxValue).ThenBy(fit => fit.Id)
                .Take(ViewSchoolPlanResult.MostShown).ToList();
            children.Add(new(child.Id, facts.Name, facts.BirthMonth, facts.Wishes, start, isElsewhere, shown.Count, listed, [.. chosen.Where(pair => !schools.Exists(s => s.Id == pair.Key)).Select(pair => pair.Value)]));
        }

        return new ViewSchoolPlanResult(arrival, today, places, [.. children.OrderBy(child => child.BirthMonth, StringComparer.Ordinal)]);
    }

    private async Task<DateOnly?> Arrival(Guid me, DateOnly today, CancellationToken ct)
    {
        if (await timelines.Find(me, ct) is { } timeline && await timelines.Open(timeline, ct) is var chosen && (chosen.ArriveOn ?? chosen.StartOn) is var day && day >= today) return day;
        return (await timelines.Guess(me, ct)).StartOn is { } start && start >= today ? start : null;
    }

    private async Task<List<(Guid Id, TenantRef Tenant, SchoolFacts Facts)>> Schools(CancellationToken ct)
    {
        var tenant = call.TenantId;
        List<(Guid, TenantRef, SchoolFacts)> schools = [];
        foreach (var s in await db.Schools.AsNoTracking().Where(s => s.IsPublic && (tenant == null || s.TenantId == tenant)).OrderBy(s => s.Id).Take(BrowseSchoolsResult.Most).ToListAsync(ct))
            if (await tenants.ById(s.TenantId, ct) is { } holder) schools.Add((s.Id, holder, s.Facts));
        return schools;
    }
}
