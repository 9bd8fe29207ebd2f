using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Guides;

/// <summary>Gives a draft to somebody else to read.</summary>
/// <param name="Version">Of the draft as it was looked at.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record SubmitGuide(Guid VersionId, uint Version) : ICommand<Done>;

internal sealed class SubmitGuideHandler(GuideEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SubmitGuide, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SubmitGuide request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        if (version.Submit(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("guides.submit", version.Id);
        return Done.Value;
    }
}
