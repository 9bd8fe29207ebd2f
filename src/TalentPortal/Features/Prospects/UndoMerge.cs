using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Takes the last merging of an entry back: both are again what they were before it. What was changed since is lost.</summary>
/// <param name="Id">The entry that stayed.</param>
[Requires(ProspectsPermissions.Merge)]
public sealed record UndoMerge(Guid Id, uint Version) : ICommand<Done>;

internal sealed class UndoMergeHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, Audit audit, TimeProvider clock) : IRequestHandler<UndoMerge, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(UndoMerge request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var kept = await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct);
        if (kept is null) return Outcome.NotFound;
        if (kept.Version != request.Version) return Outcome.Conflict;
        var merge = await db.ProspectMerges.AtTenantOf(call).Where(m => m.KeptId == kept.Id).OrderByDescending(m => m.MergedAt).FirstOrDefaultAsync(ct);
        if (merge is null || merge.UndoUntil <= now) return Outcome.Refused("UndoMerge_TooLate");
        if (kept.State != ProspectState.Entered) return Outcome.Refused("MergeProspects_AlreadyInvited");

        var gone = await db.Prospects.AtTenantOf(call).SingleAsync(p => p.Id == merge.GoneId, ct);
        var (before, other) = (await words.OpenBefore(merge, ct), (await words.Open(gone, ct))!);
        kept.Describe(before, await words.Seal(tenant.Id, kept.Id, before, ct), now);
        gone.Unmerge(now);
        await index.Write(kept, before, now, ct);
        await index.Write(gone, other, now, ct);
        db.ProspectMerges.Remove(merge);
        db.ProspectEntries.Add(ProspectEntry.Of(kept, ProspectEntryKind.MergeUndone, name, now, gone.Id));
        db.ProspectEntries.Add(ProspectEntry.Of(gone, ProspectEntryKind.MergeUndone, name, now, kept.Id));
        audit.Write("prospects.unmerge", kept.Id);
        return Done.Value;
    }
}
