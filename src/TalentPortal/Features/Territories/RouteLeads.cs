using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>
/// Looks after the leads that wait at one tenant: an offer that was not answered goes to the next, somebody who has room again
/// is asked, and where routing was switched off all of them are open again. What former consultants declared goes.
/// </summary>
/// <param name="Round">Which part of the leads this is.</param>
[SystemOnly]
public sealed record RouteLeads(int Round = 0) : ICommand<RouteLeadsResult>
{
    /// <summary>How many leads a single run looks at, so that its transaction stays short.</summary>
    public const int Batch = 200;
}

/// <param name="Looked">How many leads were looked at.</param>
/// <param name="Lapsed">How many offers ended without an answer.</param>
public sealed record RouteLeadsResult(int Looked, int Lapsed)
{
    public bool More => Looked >= RouteLeads.Batch;
}

internal sealed class RouteLeadsValidator : AbstractValidator<RouteLeads>
{
    public RouteLeadsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0).Says("Territory_NotInList");
}

internal sealed class RouteLeadsHandler(AppDb db, CurrentCall call, LeadRouter router, TimeProvider clock) : IRequestHandler<RouteLeads, Outcome<RouteLeadsResult>>
{
    public async Task<Outcome<RouteLeadsResult>> Handle(RouteLeads request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var (now, lapsed) = (clock.GetUtcNow(), 0);
        if (request.Round == 0) await Tidy(now, ct);
        var isOn = await router.Settings(ct) is { IsOn: true };
        // None of them stops waiting by what is done here, so that rounds follow each other without a gap.
        var leads = await db.Leads.AtTenantOf(call).Where(l => l.State == LeadState.New).OrderBy(l => l.Id).Skip(request.Round * RouteLeads.Batch).Take(RouteLeads.Batch).ToListAsync(ct);
        foreach (var lead in leads)
        {
            if (!isOn)
            {
                if (lead.Queue == LeadQueue.Open) continue;
                await router.End(lead.Id, _ => LeadOfferState.Ended, ct);
                lead.OpenToAll();
                continue;
            }

            if (lead.Queue == LeadQueue.Offered)
            {
                if (lead.OfferedUntil > now) continue;
                await router.End(lead.Id, _ => LeadOfferState.Lapsed, ct);
                lapsed++;
            }

            await router.Route(lead, ct);
        }

        return new RouteLeadsResult(leads.Count, lapsed);
    }

    private async Task Tidy(DateTimeOffset now, CancellationToken ct)
    {
        // A person takes a lead back on any site, where the tenant's own rows cannot be written.
        var waiting = db.Leads.AtTenantOf(call).Where(l => l.State == LeadState.New);
        await db.LeadOffers.AtTenantOf(call).Where(o => o.State == LeadOfferState.Offered && !waiting.Any(l => l.Id == o.LeadId))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.State, LeadOfferState.Ended).SetProperty(o => o.EndedAt, now), ct);
        var staff = db.Set<StaffMembership>().AtTenantOf(call).Where(m => m.EndedAt == null);
        await db.Territories.AtTenantOf(call).Where(t => !staff.Any(m => m.UserId == t.UserId)).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Every five minutes, tenant by tenant.</summary>
internal sealed class RouteLeadsWork : IScheduledWork
{
    public string Name => "territories-route-leads";

    public string Cron => "0 3/5 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RouteLeads(round), result => result.More, ct);
}
