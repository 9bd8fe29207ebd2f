using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Guides;

/// <summary>Throws a draft away; a guide of which nothing was ever shown goes with its last one.</summary>
/// <param name="Version">Of the draft as it was looked at.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record DiscardGuideDraft(Guid VersionId, uint Version) : ICommand<Done>;

internal sealed class DiscardGuideDraftHandler(AppDb db, CurrentCall call, GuideEditing editing, Audit audit) : IRequestHandler<DiscardGuideDraft, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardGuideDraft request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version, Guide: var guide }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        if (version.State != GuideState.Draft) return Outcome.Refused("Guide_NotDraft");
        db.Remove(version);
        if (guide.CurrentNumber == 0 && !db.GuideVersions.Any(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.Id != version.Id)) db.Remove(guide);
        audit.Write("guides.discard", version.Id);
        return Done.Value;
    }
}
