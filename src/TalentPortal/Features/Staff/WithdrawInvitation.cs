using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Staff;

/// <summary>Takes an invitation of the own tenant back; its link no longer works.</summary>
[Requires(StaffPermissions.Manage)]
public sealed record WithdrawInvitation(Guid InvitationId) : ICommand<Done>;

internal sealed class WithdrawInvitationHandler(InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<WithdrawInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        if (!await book.Withdraw(Inviting.Staff(call.RequiredTenant.Id), request.InvitationId, cancellationToken)) return Outcome.NotFound;
        audit.Write("staff.withdraw", request.InvitationId);
        return Done.Value;
    }
}
