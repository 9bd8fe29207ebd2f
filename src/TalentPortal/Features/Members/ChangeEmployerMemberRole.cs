using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Members.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Members;

/// <summary>Gives a member of the own employer another role. What they may no longer do ends in open pages too.</summary>
[Requires(MembersPermissions.Manage)]
public sealed record ChangeEmployerMemberRole(Guid MemberId, PortalRole Role) : ICommand<Done>;

internal sealed class ChangeEmployerMemberRoleValidator : AbstractValidator<ChangeEmployerMemberRole>
{
    public ChangeEmployerMemberRoleValidator() => RuleFor(x => x.Role).IsEmployerRole();
}

internal sealed class ChangeEmployerMemberRoleHandler(AppDb db, CurrentCall call, InvitationBook book, RightsStore rights, Audit audit) : IRequestHandler<ChangeEmployerMemberRole, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeEmployerMemberRole request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        await db.LockMembers(employer, cancellationToken);
        if (await db.MembersOf(employer).SingleOrDefaultAsync(m => m.UserId == request.MemberId, cancellationToken) is not { } member) return Outcome.NotFound;
        if (member.Role == request.Role) return Done.Value;
        if (await db.IsLastOwner(member, cancellationToken)) return Outcome.Refused("Members_LastOwner");
        member.GiveRole(request.Role);
        if (request.Role != PortalRole.EmployerOwner) await book.WithdrawAllBy(Inviting.Members(employer), member.UserId, cancellationToken);
        audit.WriteForPlatform("members.role", employer, request.Role.ToString());
        rights.Forget(member.UserId);
        return Done.Value;
    }
}
