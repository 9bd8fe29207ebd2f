using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>Whether the person wants a buddy in one of their own cases, what the match may use, and who was proposed.</summary>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyBuddy(Guid Id) : IQuery<ViewMyBuddyResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="IsWanted">Null: nothing was said yet.</param>
/// <param name="Facts">What was said; before that, what the profile says already.</param>
/// <param name="IsGuessed">Whether that is from the profile.</param>
/// <param name="Offered">Students who would, and the one who does.</param>
/// <param name="IsAsked">Whether a student is asked and has not answered.</param>
public sealed record ViewMyBuddyResult(
    Guid Id, TenantRef Tenant, bool IsOpen, bool? IsWanted, BuddyFacts Facts, IReadOnlyList<BuddyField> Used, bool IsGuessed, IReadOnlyList<ViewMyBuddyResult.Student> Offered, bool IsAsked, uint? Version)
{
    public sealed record Student(Guid Id, string Name, bool IsAgreed, IReadOnlyList<BuddyReason> Reasons);
}

internal sealed class ViewMyBuddyHandler(AppDb db, CurrentCall call, TenantDirectory tenants, BuddyBook book, SealedCareer career) : IRequestHandler<ViewMyBuddy, Outcome<ViewMyBuddyResult>>
{
    public async Task<Outcome<ViewMyBuddyResult>> Handle(ViewMyBuddy request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var wish = await book.WishOf(one, ct);
        var said = wish is { IsWanted: true };
        List<ViewMyBuddyResult.Student> offered = [];
        var open = await db.BuddyProposals.AsNoTracking().Where(p => p.TenantId == one.TenantId && p.CaseId == one.Id && (p.State == BuddyState.Asked || p.State == BuddyState.Offered || p.State == BuddyState.Agreed)).OrderBy(p => p.ProposedAt).ToListAsync(ct);
        // A student who has not said yes yet is nobody's business.
        foreach (var p in open.Where(p => p.State != BuddyState.Asked)) offered.Add(new(p.Id, p.StudentName, p.State == BuddyState.Agreed, await book.ReasonsOf(p, ct)));
        return new ViewMyBuddyResult(
            one.Id, tenant, one.IsOpen, wish?.IsWanted, said ? await book.Open(wish!, ct) : await Guess(talent, ct), said ? wish!.Used : Enum.GetValues<BuddyField>(), !said, offered, open.Exists(p => p.State == BuddyState.Asked), wish?.Version);
    }

    /// <summary>What the person told before, so that it is not asked again.</summary>
    private async Task<BuddyFacts> Guess(Guid talent, CancellationToken ct)
    {
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        var wishes = await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == talent, ct), ct);
        List<string> countries = [.. new[] { profile?.CountryCode }.OfType<string>()];
        Dictionary<string, BuddyLevel> languages = new(StringComparer.Ordinal);
        foreach (var entry in await db.ProfileEntries.AsNoTracking().Where(e => e.UserId == talent && e.RemovedAt == null && (e.Section == ProfileSection.Education || e.Section == ProfileSection.Language)).OrderBy(e => e.Id).ToListAsync(ct))
        {
            switch ((await career.Open(entry, ct)).Facts)
            {
                case EducationFacts { Country: { } country } when !countries.Contains(country):
                    countries.Add(country);
                    break;
                case LanguageFacts { Language: { } named } facts when CodeOf(named) is { } code:
                    languages.TryAdd(code, facts.Cefr is ['C', ..] || facts.Hsk is "6" ? BuddyLevel.Fluent : facts.Cefr is ['A', ..] ? BuddyLevel.Basic : BuddyLevel.Good);
                    break;
            }
        }

        return new()
        {
            Languages = languages.Take(BuddyFacts.LanguagesMost).ToDictionary(StringComparer.Ordinal), Places = [.. wishes.Places.Take(BuddyFacts.PlacesMost)], Field = profile?.IndustryCode, Countries = [.. countries.Take(BuddyFacts.CountriesMost)],
        };
    }

    private static string? CodeOf(string named) => ReferenceData.Languages.FirstOrDefault(language => new[] { language.Name(Language.English), language.Name(Language.Chinese), language.Endonym }.Contains(named.Trim(), StringComparer.OrdinalIgnoreCase))?.Code;
}
