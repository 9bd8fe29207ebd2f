using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Playbooks;

/// <summary>The organisation's way of working as it would be changed now, and all editions so far.</summary>
[Requires(PlaybooksPermissions.Edit)]
public sealed record ViewPlaybook : IQuery<ViewPlaybookResult>;

/// <param name="Changes">Of the draft; without one of the newest edition, and without that none.</param>
/// <param name="Draft">Null while there is none.</param>
/// <param name="Editions">The newest first.</param>
/// <param name="OpenOnPortals">How many running cases follow the portal's own edition.</param>
public sealed record ViewPlaybookResult(PlaybookChanges Changes, ViewPlaybookResult.Kept? Draft, IReadOnlyList<ViewPlaybookResult.Edition> Editions, int OpenOnPortals)
{
    /// <param name="Version">Of the draft; another one is a conflict.</param>
    public sealed record Kept(int Number, string ByName, DateTimeOffset At, uint Version);

    /// <param name="OpenCases">How many running cases follow it.</param>
    public sealed record Edition(int Number, DateTimeOffset At, string ByName, string? Note, int OpenCases);
}

internal sealed class ViewPlaybookHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewPlaybook, Outcome<ViewPlaybookResult>>
{
    public async Task<Outcome<ViewPlaybookResult>> Handle(ViewPlaybook request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var all = await db.PlaybookEditions.AsNoTracking().AtTenantOf(call).OrderByDescending(e => e.Number).ToListAsync(ct);
        var open = (await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null).GroupBy(c => c.PlaybookEditionId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct)).ToLookup(c => c.Key, c => c.Count);
        var (draft, newest) = (all.Find(e => !e.IsPublic), all.Find(e => e.IsPublic));
        return new ViewPlaybookResult(
            (draft ?? newest) is { } shown ? PlaybookChanges.FromJson(shown.Changes) : PlaybookChanges.None, draft is null ? null : new(draft.Number, draft.SavedByName, draft.SavedAt, draft.Version),
            [.. all.Where(e => e.IsPublic).Select(e => new ViewPlaybookResult.Edition(e.Number, e.PublishedAt!.Value, e.SavedByName, e.Note, open[e.Id].Sum()))], open[null].Sum());
    }
}
