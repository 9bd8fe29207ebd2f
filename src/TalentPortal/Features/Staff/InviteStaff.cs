using FluentValidation;
using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Staff;

/// <summary>Asks somebody to work for the own tenant; they begin once they follow the mailed link.</summary>
/// <param name="Name">As colleagues and talents are to know them; they may change it.</param>
/// <param name="Language">Of the mail.</param>
[Requires(StaffPermissions.Manage)]
public sealed record InviteStaff(string Email, string? Name, IReadOnlyList<PortalRole> Roles, Language Language) : ICommand<Done>;

internal sealed class InviteStaffValidator : AbstractValidator<InviteStaff>
{
    public InviteStaffValidator()
    {
        RuleFor(x => x.Email).IsEmail("InviteStaff_EmailMissing", "InviteStaff_EmailWrong");
        RuleFor(x => x.Name).Must(name => !string.IsNullOrWhiteSpace(name)).Says("InviteStaff_NameMissing");
        RuleFor(x => x.Name).IsPlainText(StaffMembership.DisplayNameMax, "InviteStaff_NameTooLong");
        RuleFor(x => x.Roles).AreStaffRoles();
        RuleFor(x => x.Language).IsInEnum().Says("InviteStaff_LanguageUnknown");
    }
}

/// <summary>Which roles an administrator may give: those of a tenant's staff, at least one.</summary>
internal static class StaffRoleRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<PortalRole>> AreStaffRoles<T>(this IRuleBuilder<T, IReadOnlyList<PortalRole>> rule) =>
        rule.Must(roles => roles is { Count: > 0 } && roles.Count <= RoleCatalogue.TenantRoles.Count && roles.All(RoleCatalogue.TenantRoles.Contains)).Says("Staff_RolesMissing");
}

internal sealed class InviteStaffHandler(InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<InviteStaff, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(InviteStaff request, CancellationToken cancellationToken)
    {
        var wish = new InvitationWish(EmailAddress.Read(request.Email)!, request.Name, request.Roles, request.Language);
        switch (await book.Invite(Inviting.Staff(call.RequiredTenant.Id), wish, cancellationToken))
        {
            case InviteStep.AlreadyInvited:
                return Outcome.Invalid(nameof(request.Email), "InviteStaff_AlreadyInvited");
            case InviteStep.AlreadyMember:
                return Outcome.Invalid(nameof(request.Email), "InviteStaff_AlreadyMember");
            case InviteStep.TooMany:
                return Outcome.Refused(new TextKey("Staff_TooMany", AttemptLimit.Invitations.Max));
            case InviteStep.TooManyToAddress:
                return Outcome.Refused("Staff_TooManyToAddress");
        }

        audit.Write("staff.invite", detail: string.Join(", ", request.Roles.Distinct().Order()));
        return Done.Value;
    }
}
