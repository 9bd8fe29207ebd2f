using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Deletes what is known of a person before the time is over. A link that was mailed leads nowhere from then on.</summary>
/// <param name="NoContact">The person does not want to hear from the organisation: that is remembered, in a form that names nobody.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(ProspectsPermissions.Enter)]
public sealed record RemoveProspect(Guid Id, bool NoContact, uint Version) : ICommand<Done>;

internal sealed class RemoveProspectHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, ProspectEnd end, Audit audit, TimeProvider clock) : IRequestHandler<RemoveProspect, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveProspect request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var (prospect, now) = (await db.Prospects.VisibleTo(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct), clock.GetUtcNow());
        if (prospect is null) return Outcome.NotFound;
        if (prospect.Version != request.Version || await words.Open(prospect, ct) is not { } facts || !prospect.Decline(now)) return Outcome.Conflict;
        if (request.NoContact) await index.Block(facts.Email, facts.Phone, facts.Orcid, ContactBlockOrigin.Staff, now, ct);
        await end.Forget(prospect, ProspectEntryKind.Removed, name, now, ct);
        audit.Write(request.NoContact ? "prospects.block" : "prospects.remove", prospect.Id);
        return Done.Value;
    }
}
