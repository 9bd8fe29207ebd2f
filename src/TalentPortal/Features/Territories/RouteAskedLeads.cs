using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>Follows what happens to leads: a new one is offered, one that is passed on goes to the next, and an answer ends the offer.</summary>
internal sealed class RouteAskedLeads(LeadRouter router, Outbox outbox)
    : INotificationHandler<ConsultantAsked>, INotificationHandler<LeadPassed>, INotificationHandler<LeadTaken>, INotificationHandler<LeadDeclined>
{
    /// <summary>A talent cannot see who works at the tenant, so it is done afterwards, there.</summary>
    public Task Handle(ConsultantAsked happened, CancellationToken ct)
    {
        outbox.Add(new LeadToRoute(happened.Lead.Id), $"lead:{happened.Lead.Id:N}", happened.Lead.TenantId);
        return Task.CompletedTask;
    }

    public async Task Handle(LeadPassed happened, CancellationToken ct)
    {
        await router.End(happened.Lead.Id, _ => LeadOfferState.Passed, ct);
        await router.Route(happened.Lead, ct);
    }

    public Task Handle(LeadTaken happened, CancellationToken ct) => router.End(happened.LeadId, user => user == happened.StaffUserId ? LeadOfferState.Taken : LeadOfferState.Ended, ct);

    public Task Handle(LeadDeclined happened, CancellationToken ct) => router.End(happened.Lead.Id, _ => LeadOfferState.Ended, ct);
}

/// <summary>Asks to offer a new lead to whom it fits.</summary>
public sealed record LeadToRoute(Guid LeadId);

internal sealed class LeadToRouteHandler(AppDb db, CurrentCall call, LeadRouter router) : IOutboxHandler<LeadToRoute>
{
    public async Task Handle(LeadToRoute message, OutboxDelivery delivery, CancellationToken ct)
    {
        // Answered, taken back or offered meanwhile: nothing is left to do.
        if (await db.Leads.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == message.LeadId && l.State == LeadState.New && l.Queue == LeadQueue.Open, ct) is { } lead) await router.Route(lead, ct);
    }
}
