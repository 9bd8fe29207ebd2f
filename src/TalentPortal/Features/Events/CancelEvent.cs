using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>An event does not take place. Whoever confirmed gets a mail; the page says so to everybody else.</summary>
/// <param name="Version">What was looked at; another one is a conflict.</param>
[Requires(EventsPermissions.Keep)]
public sealed record CancelEvent(Guid Id, uint Version) : ICommand<Done>;

internal sealed class CancelEventHandler(AppDb db, CurrentCall call, EventMails mails, Audit audit, TimeProvider clock) : IRequestHandler<CancelEvent, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CancelEvent request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.OutreachEvents.VisibleTo(call).SingleOrDefaultAsync(e => e.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version || !one.Cancel(clock.GetUtcNow())) return Outcome.Conflict;
        await mails.SendToAll(one, MailTemplates.EventCancelled, false, ct);
        audit.Write("events.cancel", one.Id);
        return Done.Value;
    }
}
