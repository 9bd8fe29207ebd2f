using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Members;

/// <summary>Asks somebody to act for the own employer; they begin once they follow the mailed link.</summary>
/// <param name="Name">As colleagues and the talent services are to know them; they may change it.</param>
/// <param name="Language">Of the mail.</param>
[Requires(MembersPermissions.Manage)]
public sealed record InviteEmployerMember(string Email, string? Name, PortalRole Role, Language Language) : ICommand<Done>;

internal sealed class InviteEmployerMemberValidator : AbstractValidator<InviteEmployerMember>
{
    public InviteEmployerMemberValidator()
    {
        RuleFor(x => x.Email).IsEmail("InviteEmployerMember_EmailMissing", "InviteEmployerMember_EmailWrong");
        RuleFor(x => x.Name).Must(name => !string.IsNullOrWhiteSpace(name)).Says("InviteEmployerMember_NameMissing");
        RuleFor(x => x.Name).IsPlainText(StaffMembership.DisplayNameMax, "InviteEmployerMember_NameTooLong");
        RuleFor(x => x.Role).IsEmployerRole();
        RuleFor(x => x.Language).IsInEnum().Says("InviteEmployerMember_LanguageUnknown");
    }
}

/// <summary>Which role an owner may give: one of an employer's.</summary>
internal static class MemberRoleRules
{
    public static IRuleBuilderOptions<T, PortalRole> IsEmployerRole<T>(this IRuleBuilder<T, PortalRole> rule) =>
        rule.Must(role => RoleCatalogue.ScopeOf(role) == RoleScope.Employer).Says("Members_RoleMissing");
}

internal sealed class InviteEmployerMemberHandler(AppDb db, InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<InviteEmployerMember, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(InviteEmployerMember request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        var name = (await db.Employers.AsNoTracking().SingleAsync(e => e.Id == employer, cancellationToken)).Name;
        var wish = new InvitationWish(EmailAddress.Read(request.Email)!, request.Name, [request.Role], request.Language) { Organisation = name };
        switch (await book.Invite(Inviting.Members(employer), wish, cancellationToken))
        {
            case InviteStep.AlreadyInvited:
                return Outcome.Invalid(nameof(request.Email), "InviteEmployerMember_AlreadyInvited");
            case InviteStep.AlreadyMember:
                return Outcome.Invalid(nameof(request.Email), "InviteEmployerMember_AlreadyMember");
            case InviteStep.TooMany:
                return Outcome.Refused(new TextKey("Members_TooMany", AttemptLimit.Invitations.Max));
            case InviteStep.TooManyToAddress:
                return Outcome.Refused("Members_TooManyToAddress");
        }

        audit.WriteForPlatform("members.invite", employer, request.Role.ToString());
        return Done.Value;
    }
}
