using FluentValidation;
using MediatR;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Accounts;

/// <summary>
/// Follows the link of an invitation: signed in with its address, or with a password for an address that has no account
/// yet. Sent twice it has one effect.
/// </summary>
/// <param name="Name">As colleagues are to know the person.</param>
/// <param name="Password">Only from whoever has no account.</param>
[Anyone]
public sealed record AcceptInvitation(string? Token, string? Name, string? Password) : ISteppedCommand<AcceptInvitationResult>;

/// <param name="Session">The session of a new account; null for who was signed in already.</param>
/// <param name="NeedsSecondFactor">Before work can begin at <paramref name="Next"/>.</param>
public sealed record AcceptInvitationResult(SessionTicket? Session, bool NeedsSecondFactor, string Next);

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "AcceptInvitation_Lapsed");
        RuleFor(x => x.Name).Must(name => !string.IsNullOrWhiteSpace(name)).Says("AcceptInvitation_NameMissing");
        RuleFor(x => x.Name).IsPlainText(StaffMembership.DisplayNameMax, "AcceptInvitation_NameTooLong");
        RuleFor(x => x.Password!).IsNewPassword("Accounts_PasswordMissing", "Accounts_PasswordTooLong", "Accounts_PasswordTooShort", "Accounts_PasswordCommon").When(x => !string.IsNullOrEmpty(x.Password));
    }
}

internal sealed class AcceptInvitationHandler(InvitationDesk desk, SignInAnswers answers, CurrentCall call) : IRequestHandler<AcceptInvitation, Outcome<AcceptInvitationResult>>
{
    public async Task<Outcome<AcceptInvitationResult>> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var accepted = await desk.Accept(request.Token, request.Name!, request.Password, cancellationToken);
        switch (accepted.Step)
        {
            case AcceptStep.SomebodyElse:
                return Outcome.Refused("AcceptInvitation_SomebodyElse");
            case AcceptStep.SignInFirst:
                return Outcome.Refused("AcceptInvitation_SignInFirst");
            case AcceptStep.PasswordMissing:
                return Outcome.Invalid(nameof(request.Password), "Accounts_PasswordMissing");
            case AcceptStep.TooMany:
                return Outcome.Refused("Accounts_TooMany");
            case AcceptStep.Busy:
                return Outcome.Refused("Accounts_Busy");
            case AcceptStep.Lapsed:
                return Outcome.Refused("AcceptInvitation_Lapsed");
        }

        var session = accepted.SignIn?.Session;
        var held = await answers.RightsOf(session, cancellationToken);
        return new AcceptInvitationResult(session, held.NeedsSecondFactor, WorkspaceOf(accepted.Roles!) ?? "account");
    }

    /// <summary>Where the work of the new roles is done.</summary>
    private string? WorkspaceOf(IReadOnlyList<PortalRole> roles)
    {
        var isEmployer = roles.Any(role => RoleCatalogue.ScopeOf(role) == RoleScope.Employer);
        var held = Rights.None with { StaffRoles = roles.ToHashSet(), EmployerId = isEmployer ? Guid.Empty : null };
        // At the site of another tenant the new roles mean nothing.
        if (!isEmployer && call.Tenant is null) return null;
        return Enum.GetValues<Workspace>().Where(workspace => WorkspaceRequirement.IsMember(workspace, held)).Select(workspace => workspace.ToString().ToLowerInvariant()).FirstOrDefault();
    }
}
