using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders.Domain;

/// <summary>What a person has elsewhere in the portal and what belongs to the same search.</summary>
/// <param name="Meetings">With consultants: those to come and those of the last months, the next first.</param>
/// <param name="Asked">Requests for a consultant that nobody has taken yet.</param>
/// <param name="Consultants">Cases under way, where a time can be booked.</param>
public sealed record FolderOwn(
    IReadOnlyList<FolderOwn.Meeting> Meetings, IReadOnlyList<FolderOwn.Request> Asked, IReadOnlyList<FolderOwn.Consultant> Consultants, IReadOnlyList<FolderOwn.Plan> Plans, IReadOnlyList<FolderOwn.Checklist> Checklists,
    IReadOnlyList<FolderOwn.Result> Results)
{
    public bool IsEmpty => Meetings.Count == 0 && Asked.Count == 0 && Consultants.Count == 0 && Plans.Count == 0 && Checklists.Count == 0 && Results.Count == 0;

    public sealed record Meeting(Guid Id, Guid CaseId, TenantRef Tenant, string Name, AppointmentKind Kind, AppointmentState State, DateTimeOffset StartsAt, string Zone, bool IsToCome);

    /// <param name="AnswerBy">By when somebody answers.</param>
    public sealed record Request(Guid Id, TenantRef Tenant, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string Zone);

    /// <param name="Name">Null while nobody answers for it.</param>
    public sealed record Consultant(Guid CaseId, TenantRef Tenant, string? Name);

    public sealed record Plan(Guid Id, string Name, DateTimeOffset ChangedAt);

    public sealed record Checklist(string Slug, Bilingual Title, DateTimeOffset ChangedAt);

    /// <param name="Code">Of the rule, which is the key of its programme.</param>
    /// <param name="IsProgramme">It has a page among the programmes.</param>
    public sealed record Result(string Code, Bilingual Title, Verdict Verdict, bool IsOver, bool IsProgramme, DateTimeOffset EvaluatedAt);
}

/// <summary>Gathers what a person has of their own. In requests of that person alone.</summary>
public sealed class OwnThings(AppDb db, SealedPlan plans, SealedEligibility results, RuleLibrary library, PathwayShelf ways, TenantDirectory tenants, TimeProvider clock)
{
    /// <summary>So long an appointment that is over stays in sight.</summary>
    private const int PastMonths = 3;

    public async Task<FolderOwn> Of(Guid me, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == me && c.ClosedAt == null).OrderByDescending(c => c.LastEntryAt).Select(c => new { c.Id, c.TenantId, c.OwnerName, c.LeadId }).ToListAsync(ct);
        List<FolderOwn.Consultant> consultants = [];
        foreach (var one in open)
            if (await tenants.ById(one.TenantId, ct) is { } tenant) consultants.Add(new(one.Id, tenant, one.OwnerName));
        var (leads, led) = (await db.Leads.AsNoTracking().Where(l => l.TalentUserId == me && l.ClosedAt == null).OrderByDescending(l => l.AskedAt).ToListAsync(ct), open.Select(one => one.LeadId).ToHashSet());
        List<FolderOwn.Request> asked = [];
        foreach (var lead in leads.Where(lead => !led.Contains(lead.Id)))
            if (await tenants.ById(lead.TenantId, ct) is { } tenant) asked.Add(new(lead.Id, tenant, lead.AskedAt, lead.AcknowledgeBy, lead.TimeZone));
        return new(await Meetings(me, now, ct), asked, consultants, await Plans(me, ct), await Checklists(me, ct), await Results(me, ct));
    }

    private async Task<IReadOnlyList<FolderOwn.Meeting>> Meetings(Guid me, DateTimeOffset now, CancellationToken ct)
    {
        List<FolderOwn.Meeting> meetings = [];
        var since = now.AddMonths(-PastMonths);
        foreach (var one in await db.Appointments.AsNoTracking().Where(a => a.TalentUserId == me && a.State != AppointmentState.Cancelled && a.EndsAt > since).OrderBy(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(ct))
            if (await tenants.ById(one.TenantId, ct) is { } tenant) meetings.Add(new(one.Id, one.CaseId, tenant, one.ConsultantName, one.Kind, one.State, one.StartsAt, one.TalentZone, one.IsOpen && one.EndsAt > now));
        return [.. meetings.OrderByDescending(meeting => meeting.IsToCome)];
    }

    private async Task<IReadOnlyList<FolderOwn.Plan>> Plans(Guid me, CancellationToken ct)
    {
        List<FolderOwn.Plan> kept = [];
        foreach (var plan in await db.SavedPlans.AsNoTracking().Where(p => p.UserId == me).OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id).ToListAsync(ct)) kept.Add(new(plan.Id, (await plans.Open(plan, ct)).Name, plan.ChangedAt));
        return kept;
    }

    private async Task<IReadOnlyList<FolderOwn.Checklist>> Checklists(Guid me, CancellationToken ct)
    {
        List<FolderOwn.Checklist> kept = [];
        foreach (var check in await db.PathwayChecks.AsNoTracking().Where(c => c.UserId == me).OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Id).ToListAsync(ct))
            if (await ways.Find(check.Slug, ct) is { } way) kept.Add(new(check.Slug, way.Document.Title, check.ChangedAt));
        return kept;
    }

    private async Task<IReadOnlyList<FolderOwn.Result>> Results(Guid me, CancellationToken ct)
    {
        var today = RuleDay.Of(clock.GetUtcNow());
        List<FolderOwn.Result> kept = [];
        foreach (var result in await db.EligibilityResults.AsNoTracking().Where(r => r.UserId == me).OrderByDescending(r => r.EvaluatedAt).ThenBy(r => r.Id).ToListAsync(ct))
        {
            var (rules, outcome) = (await library.Of(result.SiteId, ct), (await results.Open(result, ct)).Now);
            if ((rules.At(result.RuleCode, today) ?? rules.Shelf.Versions(result.RuleCode).LastOrDefault()) is { } program)
                kept.Add(new(result.RuleCode, program.Document.Title, outcome.Verdict, outcome.IsOver, program.Document.Eligibility is not null, result.EvaluatedAt));
        }

        return kept;
    }
}
