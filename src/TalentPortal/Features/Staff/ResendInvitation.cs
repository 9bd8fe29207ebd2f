using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Staff;

/// <summary>Mails an invitation of the own tenant anew; the earlier link no longer works.</summary>
[Requires(StaffPermissions.Manage)]
public sealed record ResendInvitation(Guid InvitationId) : ICommand<Done>;

internal sealed class ResendInvitationHandler(InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<ResendInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResendInvitation request, CancellationToken cancellationToken)
    {
        switch (await book.Resend(Inviting.Staff(call.RequiredTenant.Id), request.InvitationId, null, cancellationToken))
        {
            case InviteStep.TooMany:
                return Outcome.Refused(new TextKey("Staff_TooMany", AttemptLimit.Invitations.Max));
            case InviteStep.TooManyToAddress:
                return Outcome.Refused("Staff_TooManyToAddress");
            case not InviteStep.Done:
                return Outcome.NotFound;
        }

        audit.Write("staff.resend", request.InvitationId);
        return Done.Value;
    }
}
