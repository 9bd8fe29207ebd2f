using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Which findings are looked at.</summary>
public enum FindingView
{
    /// <summary>Whatever is not settled.</summary>
    Waiting,

    /// <summary>Those that the caller looks after.</summary>
    Mine,
    Settled,
}

/// <summary>What the watch found at the caller's tenant: by its clock, settled ones by when they were.</summary>
[Requires(LinkChecksPermissions.Keep)]
public sealed record BrowseFindings(FindingView View = FindingView.Waiting, FindingKind? Kind = null, int Skip = 0) : IQuery<BrowseFindingsResult>
{
    public const int PageSize = 25;
}

/// <param name="Total">Of the view and kind.</param>
/// <param name="Counts">Of each view, whatever kind.</param>
/// <param name="Watched">Addresses that content has.</param>
/// <param name="Seen">Of these those whose page was seen within the last 30 days.</param>
public sealed record BrowseFindingsResult(IReadOnlyList<BrowseFindingsResult.Item> Items, int Total, IReadOnlyDictionary<FindingView, int> Counts, int Watched, int Seen, bool IsOn)
{
    public sealed record Item(Guid Id, FindingKind Kind, FindingState State, string Address, string Subject, DateTimeOffset FoundAt, DateOnly DueOn, bool IsOverdue, string? KeeperName, FindingOutcome? Outcome, DateTimeOffset? SettledAt);
}

internal sealed class BrowseFindingsValidator : AbstractValidator<BrowseFindings>
{
    public BrowseFindingsValidator() => RuleFor(x => x.Skip).InclusiveBetween(0, 1_000_000).Says("BrowseFindings_SkipBad");
}

internal sealed class BrowseFindingsHandler(AppDb db, CurrentCall call, IOptions<LinkCheckOptions> options, TimeProvider clock) : IRequestHandler<BrowseFindings, Outcome<BrowseFindingsResult>>
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<Outcome<BrowseFindingsResult>> Handle(BrowseFindings request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, me) = (clock.GetUtcNow(), call.UserId);
        var (today, lately) = (tenant.DayAt(now), now - Lately);
        var all = db.LinkFindings.AsNoTracking().AtTenantOf(call);
        var chosen = In(all, request.View, me);
        if (request.Kind is { } kind) chosen = chosen.Where(f => f.Kind == kind);
        var total = await chosen.CountAsync(ct);
        var ordered = request.View == FindingView.Settled ? chosen.OrderByDescending(f => f.SettledAt).ThenBy(f => f.Id) : chosen.OrderBy(f => f.DueOn).ThenBy(f => f.FoundAt).ThenBy(f => f.Id);
        var items = await ordered.Skip(request.Skip).Take(BrowseFindings.PageSize)
            .Join(db.WatchedLinks.AsNoTracking(), f => new { f.TenantId, Id = f.LinkId }, l => new { l.TenantId, l.Id }, (f, l) => new { Finding = f, l.Address }).ToListAsync(ct);
        var order = await ordered.Skip(request.Skip).Take(BrowseFindings.PageSize).Select(f => f.Id).ToListAsync(ct);
        Dictionary<FindingView, int> counts = [];
        foreach (var view in Enum.GetValues<FindingView>()) counts[view] = await In(all, view, me).CountAsync(ct);
        var links = db.WatchedLinks.AsNoTracking().AtTenantOf(call).Where(l => l.IsCited);
        return new BrowseFindingsResult(
            [.. items.OrderBy(one => order.IndexOf(one.Finding.Id)).Select(one => Of(one.Finding, one.Address, today))], total, counts, await links.CountAsync(ct), await links.CountAsync(l => l.SeenAt >= lately, ct), options.Value.IsOn);
    }

    private static IQueryable<LinkFinding> In(IQueryable<LinkFinding> all, FindingView view, Guid? me) => view switch
    {
        FindingView.Settled => all.Where(f => f.State == FindingState.Settled),
        FindingView.Mine => all.Where(f => f.State == FindingState.Taken && f.KeeperId == me),
        _ => all.Where(f => f.State != FindingState.Settled),
    };

    private static BrowseFindingsResult.Item Of(LinkFinding f, string address, DateOnly today) =>
        new(f.Id, f.Kind, f.State, address, f.Subject, f.FoundAt, f.DueOn, f.State != FindingState.Settled && f.DueOn < today, f.KeeperName, f.Outcome, f.SettledAt);
}
