using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Which prospects to list.</summary>
public enum ProspectList
{
    /// <summary>Not written to yet; whose time ends first comes first.</summary>
    Entered,

    /// <summary>The person decides.</summary>
    Invited,

    Confirmed,

    /// <summary>Declined, taken away, or past their time; without names.</summary>
    Over,
}

/// <summary>The people whom the caller entered, and those that they may see besides; the names only of the caller's own.</summary>
/// <param name="Country">ISO 3166 alpha-2; null for all.</param>
/// <param name="Source">How one came to know them; null for all.</param>
[Requires(ProspectsPermissions.Enter)]
public sealed record BrowseProspects(ProspectList List = ProspectList.Entered, string? Country = null, ProspectSource? Source = null, int Page = 1) : IQuery<BrowseProspectsResult>;

/// <param name="Counts">By list, without the filters.</param>
/// <param name="Countries">Of the chosen list, with how many.</param>
/// <param name="SeesOthers">Whether entries of others may be among them.</param>
/// <param name="IsPartner">The caller brings people and answers for nothing after that.</param>
public sealed record BrowseProspectsResult(
    IReadOnlyList<BrowseProspectsResult.Item> Items, int Page, int Pages, IReadOnlyDictionary<ProspectList, int> Counts, IReadOnlyDictionary<string, int> Countries, bool SeesOthers, bool IsPartner)
{
    public const int PageSize = 50;

    /// <param name="Name">Null for entries of others, and for what is over.</param>
    /// <param name="ForgetAt">When it is deleted; null once it is over.</param>
    public sealed record Item(
        Guid Id, string Reference, string? Name, ProspectState State, ProspectSource Source, ContactPermission Permission, string? CountryCode, string EnteredByName, bool ByPartner, DateTimeOffset ChangedAt,
        DateTimeOffset? ForgetAt);
}

internal sealed class BrowseProspectsValidator : AbstractValidator<BrowseProspects>
{
    public BrowseProspectsValidator()
    {
        RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseProspects_NoPage");
        RuleFor(x => x.List).IsInEnum().Says("BrowseProspects_NoPage");
        RuleFor(x => x.Source).IsInEnum().Says("BrowseProspects_NoPage");
        RuleFor(x => x.Country).IsPlainText(2, "BrowseProspects_NoPage");
    }
}

internal sealed class BrowseProspectsHandler(AppDb db, CurrentCall call, SealedProspect words) : IRequestHandler<BrowseProspects, Outcome<BrowseProspectsResult>>
{
    public async Task<Outcome<BrowseProspectsResult>> Handle(BrowseProspects request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var all = db.Prospects.AsNoTracking().VisibleTo(call);
        var states = await all.GroupBy(p => p.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var counts = Enum.GetValues<ProspectList>().ToDictionary(list => list, list => StatesOf(list).Sum(state => states.GetValueOrDefault(state)));
        var wanted = StatesOf(request.List);
        var chosen = all.Where(p => wanted.Contains(p.State));
        var countries = await chosen.Where(p => p.CountryCode != null).GroupBy(p => p.CountryCode!).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);

        if (request.Country is { } country) chosen = chosen.Where(p => p.CountryCode == country);
        if (request.Source is { } source) chosen = chosen.Where(p => p.Source == source);
        var pages = Math.Max(1, (await chosen.CountAsync(ct) + BrowseProspectsResult.PageSize - 1) / BrowseProspectsResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var ordered = request.List == ProspectList.Entered ? chosen.OrderBy(p => p.ContactAt).ThenBy(p => p.Id) : chosen.OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id);
        List<BrowseProspectsResult.Item> items = [];
        foreach (var p in await ordered.Skip((page - 1) * BrowseProspectsResult.PageSize).Take(BrowseProspectsResult.PageSize).ToListAsync(ct))
        {
            var name = p.EnteredBy == call.UserId ? (await words.Open(p, ct))?.Name : null;
            items.Add(new(p.Id, p.Reference, name, p.State, p.Source, p.Permission, p.CountryCode, p.EnteredByName, p.ByPartner, p.ChangedAt, p.IsOpen ? p.ForgetAt : null));
        }

        var merges = call.Side == CallSide.System || call.Rights.StaffAllows(ProspectsPermissions.Merge);
        return new BrowseProspectsResult(items, page, pages, counts, countries, merges, !merges);
    }

    private static ProspectState[] StatesOf(ProspectList list) => list switch
    {
        ProspectList.Entered => [ProspectState.Entered],
        ProspectList.Invited => [ProspectState.Invited],
        ProspectList.Confirmed => [ProspectState.Confirmed],
        _ => [ProspectState.Declined, ProspectState.Lapsed],
    };
}
