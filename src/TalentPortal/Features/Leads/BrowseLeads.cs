using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Leads;

/// <summary>Which leads to list.</summary>
public enum LeadList
{
    /// <summary>Nobody has answered yet; whose time ends first comes first.</summary>
    Waiting,

    /// <summary>Those that the caller has.</summary>
    Mine,

    /// <summary>Those that somebody has; of others, for team leads alone.</summary>
    Taken,

    /// <summary>Declined or withdrawn.</summary>
    Over,
}

/// <summary>
/// The tenant's leads without a word about the persons: who it is and what they want shows only on opening one, which the
/// person sees in their access log.
/// </summary>
/// <param name="Country">ISO 3166 alpha-2; null for all.</param>
/// <param name="TalkIn">Language in which the person wants to talk; null for all.</param>
/// <param name="OnlyOverdue">Only those whose time to answer is over.</param>
[Requires(LeadsPermissions.Read)]
public sealed record BrowseLeads(LeadList List = LeadList.Waiting, string? Country = null, Language? TalkIn = null, bool OnlyOverdue = false, int Page = 1) : IQuery<BrowseLeadsResult>;

/// <param name="Counts">By list, without the filters.</param>
/// <param name="Countries">Of the chosen list, with how many leads.</param>
/// <param name="Overdue">How many wait past their time.</param>
/// <param name="SeesAll">Whether the caller sees other people's leads too.</param>
public sealed record BrowseLeadsResult(
    IReadOnlyList<BrowseLeadsResult.Item> Items, int Total, int Page, int Pages, IReadOnlyDictionary<LeadList, int> Counts, IReadOnlyDictionary<string, int> Countries, int Overdue, bool SeesAll)
{
    public const int PageSize = 50;

    /// <param name="OfferedTo">Name of the consultant who is asked; null: nobody alone.</param>
    public sealed record Item(
        Guid Id, string Reference, LeadState State, LeadClock? Clock, Language TalkIn, string CountryCode, string TimeZone, string? StaffName, DateTimeOffset AskedAt, DateTimeOffset AcknowledgeBy, DateTimeOffset ChangedAt,
        LeadQueue Queue, string? OfferedTo, DateTimeOffset? OfferedUntil);
}

internal sealed class BrowseLeadsValidator : AbstractValidator<BrowseLeads>
{
    public BrowseLeadsValidator()
    {
        RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseLeads_NoPage");
        RuleFor(x => x.List).IsInEnum().Says("BrowseLeads_NoPage");
        RuleFor(x => x.TalkIn).IsInEnum().Says("BrowseLeads_NoPage");
        RuleFor(x => x.Country).IsPlainText(2, "BrowseLeads_NoPage");
    }
}

internal sealed class BrowseLeadsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseLeads, Outcome<BrowseLeadsResult>>
{
    public async Task<Outcome<BrowseLeadsResult>> Handle(BrowseLeads request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var (now, user) = (clock.GetUtcNow(), call.UserId);
        var all = db.Leads.AsNoTracking().VisibleTo(call);
        var counts = new Dictionary<LeadList, int>();
        foreach (var list in Enum.GetValues<LeadList>()) counts[list] = await Of(all, list, user).CountAsync(ct);
        var chosen = Of(all, request.List, user);
        var countries = await chosen.GroupBy(l => l.CountryCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

        if (request.Country is { } country) chosen = chosen.Where(l => l.CountryCode == country);
        if (request.TalkIn is { } language) chosen = chosen.Where(l => l.Language == language);
        if (request.OnlyOverdue) chosen = chosen.Where(l => l.State == LeadState.New && l.AcknowledgeBy < now);
        var total = await chosen.CountAsync(ct);
        var pages = Math.Max(1, (total + BrowseLeadsResult.PageSize - 1) / BrowseLeadsResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var ordered = request.List == LeadList.Waiting ? chosen.OrderBy(l => l.AcknowledgeBy).ThenBy(l => l.Id) : chosen.OrderByDescending(l => l.ChangedAt).ThenBy(l => l.Id);
        var rows = await ordered.Skip((page - 1) * BrowseLeadsResult.PageSize).Take(BrowseLeadsResult.PageSize).ToListAsync(ct);
        var ids = rows.Where(l => l.OfferedTo is not null).Select(l => l.Id).ToList();
        var asked = ids.Count == 0 ? [] : await db.LeadOffers.AsNoTracking().AtTenantOf(call).Where(o => ids.Contains(o.LeadId) && o.State == LeadOfferState.Offered).Select(o => new { o.LeadId, o.UserId, o.Name }).ToListAsync(ct);
        return new BrowseLeadsResult(
            [.. rows.Select(l => new BrowseLeadsResult.Item(
                l.Id, ReferenceCode.Of(l.Id), l.State, l.ClockAt(now), l.Language, l.CountryCode, l.TimeZone, l.StaffName, l.AskedAt, l.AcknowledgeBy, l.ChangedAt,
                l.Queue, asked.Find(o => o.LeadId == l.Id && o.UserId == l.OfferedTo)?.Name, l.OfferedUntil))],
            total, page, pages, counts, countries, await all.CountAsync(l => l.State == LeadState.New && l.AcknowledgeBy < now, ct), call.Rights.StaffAllows(LeadsPermissions.Assign));
    }

    private static IQueryable<Lead> Of(IQueryable<Lead> leads, LeadList list, Guid? user) => list switch
    {
        LeadList.Waiting => leads.Where(l => l.State == LeadState.New),
        LeadList.Mine => leads.Where(l => l.State == LeadState.Taken && l.StaffUserId == user),
        LeadList.Taken => leads.Where(l => l.State == LeadState.Taken),
        _ => leads.Where(l => l.State == LeadState.Declined || l.State == LeadState.Withdrawn),
    };
}
