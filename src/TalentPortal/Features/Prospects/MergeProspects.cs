using FluentValidation;
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

/// <summary>Makes one of two entries of the same person, field by field. For some days both can be had back as they were.</summary>
/// <param name="Id">The one that stays.</param>
/// <param name="OtherId">The one that lies in it from then on.</param>
/// <param name="FromOther">The fields that are taken from the other one.</param>
[Requires(ProspectsPermissions.Merge)]
public sealed record MergeProspects(Guid Id, Guid OtherId, IReadOnlyList<ProspectField> FromOther, uint Version, uint OtherVersion) : ICommand<Done>;

internal sealed class MergeProspectsValidator : AbstractValidator<MergeProspects>
{
    public MergeProspectsValidator() => RuleFor(x => x.FromOther).Must(fields => fields is not null && fields.All(Enum.IsDefined)).Says("SaveProspect_NotInList");
}

internal sealed class MergeProspectsHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, Audit audit, TimeProvider clock) : IRequestHandler<MergeProspects, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MergeProspects request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.StaffNameOf(call, ct) is not { } name || request.Id == request.OtherId) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var kept = await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct);
        var gone = await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.OtherId, ct);
        if (kept is null || gone is null) return Outcome.NotFound;
        if (kept.Version != request.Version || gone.Version != request.OtherVersion) return Outcome.Conflict;
        // Whoever was written to has a link that leads to what was entered then.
        if (kept.State != ProspectState.Entered || gone.State != ProspectState.Entered) return Outcome.Refused("MergeProspects_AlreadyInvited");
        var (before, other) = ((await words.Open(kept, ct))!, (await words.Open(gone, ct))!);
        var merged = before.With(other, request.FromOther);
        if (merged.Name is null || (merged.Email ?? merged.Phone) is null) return Outcome.Refused("MergeProspects_NothingLeft");

        var merge = ProspectMerge.Of(kept, gone, now);
        merge.Keep(await words.SealBefore(merge, before, ct));
        db.ProspectMerges.Add(merge);
        kept.Describe(merged, await words.Seal(tenant.Id, kept.Id, merged, ct), now);
        gone.MergeInto(kept.Id, now);
        await index.Write(kept, merged, now, ct);
        await index.Clear(gone, ct);
        db.ProspectEntries.Add(ProspectEntry.Of(kept, ProspectEntryKind.Merged, name, now, gone.Id));
        db.ProspectEntries.Add(ProspectEntry.Of(gone, ProspectEntryKind.Merged, name, now, kept.Id));
        audit.Write("prospects.merge", kept.Id);
        return Done.Value;
    }
}
