using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Prospects;

/// <summary>Opens one entry with its course. The person has no account with an access log, so what others than the author read is audited.</summary>
[Personal]
[Requires(ProspectsPermissions.Enter)]
public sealed record ViewProspect(Guid Id) : IQuery<ViewProspectResult>;

/// <param name="Facts">Null once it is over: there is no word about the person any more.</param>
/// <param name="Alike">Entries that may be the same person, with what is known of them, for merging.</param>
/// <param name="UndoUntil">Until when the last merging can be undone; null when there is none.</param>
/// <param name="LeadId">What it became, for those who may see leads; null for a partner.</param>
public sealed record ViewProspectResult(
    Guid Id, string Reference, ProspectState State, ProspectFacts? Facts, string EnteredByName, bool ByPartner, bool IsMine, DateTimeOffset EnteredAt, DateTimeOffset? InvitedAt, DateTimeOffset? ForgetAt, Guid? LeadId,
    Guid? MergedInto, bool MayMerge, DateTimeOffset? UndoUntil, uint Version, IReadOnlyList<ViewProspectResult.Other> Alike, IReadOnlyList<ViewProspectResult.Step> Course)
{
    /// <param name="Facts">Null where a colleague has it.</param>
    public sealed record Other(Guid Id, string Reference, IReadOnlyList<ContactKeyKind> By, ProspectState State, string EnteredByName, ProspectFacts? Facts, uint Version);

    public sealed record Step(ProspectEntryKind Kind, string? StaffName, string? Other, DateTimeOffset At);
}

internal sealed class ViewProspectHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, Audit audit, TimeProvider clock) : IRequestHandler<ViewProspect, Outcome<ViewProspectResult>>
{
    public async Task<Outcome<ViewProspectResult>> Handle(ViewProspect request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var p = await db.Prospects.AsNoTracking().VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct);
        if (p is null) return Outcome.NotFound;
        var isMerger = call.Side == CallSide.System || call.Rights.StaffAllows(ProspectsPermissions.Merge);
        var facts = p.IsOpen ? await words.Open(p, ct) : null;
        if (facts is not null && p.EnteredBy != call.UserId) audit.Write("prospects.open", p.Id);

        var merge = isMerger && p.State == ProspectState.Entered ? await db.ProspectMerges.AsNoTracking().AtTenantOf(call).Where(m => m.KeptId == p.Id).OrderByDescending(m => m.MergedAt).FirstOrDefaultAsync(ct) : null;
        var course = await db.ProspectEntries.AsNoTracking().AtTenantOf(call).Where(e => e.ProspectId == p.Id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        return new ViewProspectResult(
            p.Id, p.Reference, p.State, facts, p.EnteredByName, p.ByPartner, p.EnteredBy == call.UserId, p.EnteredAt, p.InvitedAt, p.IsOpen ? p.ForgetAt : null, isMerger ? p.LeadId : null, p.MergedInto,
            isMerger && p.State == ProspectState.Entered,
            merge?.UndoUntil > clock.GetUtcNow() ? merge.UndoUntil : null, p.Version, facts is null ? [] : await Alike(p, facts, ct),
            [.. course.Select(e => new ViewProspectResult.Step(e.Kind, e.StaffName, e.OtherId is { } other ? ReferenceCode.Of(other) : null, e.At))]);
    }

    private async Task<IReadOnlyList<ViewProspectResult.Other>> Alike(Prospect prospect, ProspectFacts facts, CancellationToken ct)
    {
        List<ViewProspectResult.Other> found = [];
        foreach (var match in await index.Matches(facts, prospect.Id, ct))
        {
            var other = await db.Prospects.AsNoTracking().AtTenantOf(call).SingleAsync(p => p.Id == match.Id, ct);
            var known = await db.Prospects.VisibleTo(call).AnyAsync(p => p.Id == match.Id, ct) ? await words.Open(other, ct) : null;
            if (known is not null && other.EnteredBy != call.UserId) audit.Write("prospects.open", other.Id);
            found.Add(new(other.Id, other.Reference, match.By, other.State, other.EnteredByName, known, other.Version));
        }

        return found;
    }
}
