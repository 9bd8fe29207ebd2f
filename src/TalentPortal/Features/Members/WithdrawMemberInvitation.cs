using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Members;

/// <summary>Takes an invitation of the own employer back; its link no longer works.</summary>
[Requires(MembersPermissions.Manage)]
public sealed record WithdrawMemberInvitation(Guid InvitationId) : ICommand<Done>;

internal sealed class WithdrawMemberInvitationHandler(InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<WithdrawMemberInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawMemberInvitation request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer || !await book.Withdraw(Inviting.Members(employer), request.InvitationId, cancellationToken)) return Outcome.NotFound;
        audit.WriteForPlatform("members.withdraw", employer);
        return Done.Value;
    }
}
