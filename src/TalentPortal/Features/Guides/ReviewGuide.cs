using FluentValidation;
using MediatR;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides;

/// <summary>Approves what others wrote, or sends it back with a reason. Whoever wrote any of it may do the second alone.</summary>
/// <param name="Reason">Needed to send back.</param>
/// <param name="Version">Of the draft as it was read: nothing unread is approved.</param>
[Requires(GuidesPermissions.Review)]
public sealed record ReviewGuide(Guid VersionId, bool Approve, string? Reason, uint Version) : ICommand<Done>;

internal sealed class ReviewGuideValidator : AbstractValidator<ReviewGuide>
{
    public ReviewGuideValidator() =>
        RuleFor(x => x.Reason).Must(text => Typed.Tidy(text) is not null).When(x => !x.Approve, ApplyConditionTo.CurrentValidator).Says("ReviewGuide_ReasonMissing").IsPlainText(GuideVersion.NoteMax, "SaveGuideDraft_TooLong");
}

internal sealed class ReviewGuideHandler(GuideEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ReviewGuide, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReviewGuide request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        if ((request.Approve ? version.Approve(editing.Me, now) : version.Return(Typed.Tidy(request.Reason), now)) is { } why) return Outcome.Refused(why);
        audit.Write(request.Approve ? "guides.approve" : "guides.return", version.Id);
        return Done.Value;
    }
}
