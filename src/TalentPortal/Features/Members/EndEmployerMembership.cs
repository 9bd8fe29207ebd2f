using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Members.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Members;

/// <summary>Somebody no longer acts for the own employer; also the way for an owner to leave.</summary>
[Requires(MembersPermissions.Manage)]
public sealed record EndEmployerMembership(Guid MemberId) : ICommand<Done>;

internal sealed class EndEmployerMembershipHandler(AppDb db, CurrentCall call, InvitationBook book, RightsStore rights, Audit audit, TimeProvider clock) : IRequestHandler<EndEmployerMembership, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndEmployerMembership request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        await db.LockMembers(employer, cancellationToken);
        if (await db.MembersOf(employer).SingleOrDefaultAsync(m => m.UserId == request.MemberId, cancellationToken) is not { } member) return Outcome.NotFound;
        if (await db.IsLastOwner(member, cancellationToken)) return Outcome.Refused("Members_LastOwner");
        member.End(clock.GetUtcNow());
        await book.WithdrawAllBy(Inviting.Members(employer), member.UserId, cancellationToken);
        audit.WriteForPlatform("members.end", employer);
        rights.Forget(member.UserId);
        return Done.Value;
    }
}
