using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Sends the one mail in which a person learns who entered them, from where and for what, and confirms or refuses. One reminder follows, nothing more.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(ProspectsPermissions.Enter)]
public sealed record InviteProspect(Guid Id, uint Version) : ICommand<Done>;

internal sealed class InviteProspectHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, ProspectMails mails, ProspectEnd end, Attempts attempts, Audit audit, TimeProvider clock)
    : IRequestHandler<InviteProspect, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(InviteProspect request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } staff || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var (prospect, now) = (await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct), clock.GetUtcNow());
        if (prospect is null) return Outcome.NotFound;
        if (prospect.Version != request.Version || prospect.State != ProspectState.Entered || await words.Open(prospect, ct) is not { } facts) return Outcome.Conflict;
        if (prospect.Permission != ContactPermission.Given) return Outcome.Refused("InviteProspect_NotAllowed");
        if (facts.Email is null) return Outcome.Refused("InviteProspect_EmailMissing");
        // Refused since they were entered, by another entry.
        if ((await index.Blocks(facts.Email, facts.Phone, facts.Orcid, ct)).Count > 0) return Outcome.Refused("SaveProspect_Blocked");
        if (!(await attempts.Count(AttemptLimit.Invitations, staff.ToString("N"), ct)).Allowed) return Outcome.Refused(new TextKey("InviteProspect_TooMany", AttemptLimit.Invitations.Max));

        prospect.Invite(Prospect.HashOf(await words.LinkOf(prospect, ct)), now);
        await mails.Invite(prospect, facts, ct);
        // Once it is out, nothing is left to take back.
        await end.Settle(prospect, now, ct);
        db.ProspectEntries.Add(ProspectEntry.Of(prospect, ProspectEntryKind.Invited, name, now));
        audit.Write("prospects.invite", prospect.Id);
        return Done.Value;
    }
}
