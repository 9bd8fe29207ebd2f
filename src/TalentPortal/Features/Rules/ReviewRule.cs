using FluentValidation;
using MediatR;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>Approves what others wrote, or sends it back with a reason. Whoever wrote any of it may do the second alone.</summary>
/// <param name="Reason">Needed to send back.</param>
/// <param name="Version">Of the draft as it was read: nothing unread is approved.</param>
[Requires(RulesPermissions.Review)]
public sealed record ReviewRule(Guid VersionId, bool Approve, string? Reason, uint Version) : ICommand<Done>;

internal sealed class ReviewRuleValidator : AbstractValidator<ReviewRule>
{
    public ReviewRuleValidator() =>
        RuleFor(x => x.Reason).Must(text => Typed.Tidy(text) is not null).When(x => !x.Approve, ApplyConditionTo.CurrentValidator).Says("ReviewRule_ReasonMissing").IsPlainText(RuleVersion.NoteMax, "SaveRuleDraft_NoteTooLong");
}

internal sealed class ReviewRuleHandler(RuleEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ReviewRule, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReviewRule request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        // Persons and figures may have changed since it was submitted.
        if (request is { Approve: true } && version.State == RuleState.InReview && await editing.Pass(version, ct) is { Document: null, Wrong: var wrong }) return Outcome.Invalid(wrong);
        if ((request.Approve ? version.Approve(editing.Me, now) : version.Return(Typed.Tidy(request.Reason), now)) is { } why) return Outcome.Refused(why);
        audit.Write(request.Approve ? "rules.approve" : "rules.return", version.Id);
        return Done.Value;
    }
}
