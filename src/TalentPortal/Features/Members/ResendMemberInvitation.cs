using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Members;

/// <summary>Mails an invitation of the own employer anew; the earlier link no longer works.</summary>
[Requires(MembersPermissions.Manage)]
public sealed record ResendMemberInvitation(Guid InvitationId) : ICommand<Done>;

internal sealed class ResendMemberInvitationHandler(AppDb db, InvitationBook book, CurrentCall call, Audit audit) : IRequestHandler<ResendMemberInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ResendMemberInvitation request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        var name = (await db.Employers.AsNoTracking().SingleAsync(e => e.Id == employer, cancellationToken)).Name;
        switch (await book.Resend(Inviting.Members(employer), request.InvitationId, name, cancellationToken))
        {
            case InviteStep.TooMany:
                return Outcome.Refused(new TextKey("Members_TooMany", AttemptLimit.Invitations.Max));
            case InviteStep.TooManyToAddress:
                return Outcome.Refused("Members_TooManyToAddress");
            case not InviteStep.Done:
                return Outcome.NotFound;
        }

        audit.WriteForPlatform("members.resend", employer);
        return Done.Value;
    }
}
