using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Asks those who let a tenant's flats whether they are still free, before the last check no longer counts: at 45 and at 55 days, each once.</summary>
[SystemOnly]
public sealed record RemindOfChecks : ICommand<RemindOfChecksResult>;

/// <param name="Flats">Of how many somebody was reminded.</param>
public sealed record RemindOfChecksResult(int Flats);

internal sealed class RemindOfChecksHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<RemindOfChecks, Outcome<RemindOfChecksResult>>
{
    private static readonly PortalRole[] Keepers = [PortalRole.Curator, PortalRole.TenantAdministrator];

    public async Task<Outcome<RemindOfChecksResult>> Handle(RemindOfChecks request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var today = HousingSchemes.Today(clock);
        var (first, last) = (today.AddDays(-HousingListing.ReminderDays[0]), today.AddDays(-HousingListing.CheckedDays));
        var old = await db.HousingListings.AtTenantOf(call).Where(l => l.State == ListingState.Live && l.CheckedOn <= first && l.CheckedOn >= last && l.CheckReminders < HousingListing.ReminderDays.Count).OrderBy(l => l.CheckedOn).ThenBy(l => l.Id).ToListAsync(ct);
        // Where the work did not run for days, one mail does for both.
        var due = old.Select(flat => (Flat: flat, Over: HousingListing.ReminderDays.Count(days => flat.CheckedOn!.Value.AddDays(days) <= today))).Where(one => one.Over > one.Flat.CheckReminders).ToList();
        if (due.Count == 0) return new RemindOfChecksResult(0);
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        var keepers = staff.Where(m => m.Roles.Any(Keepers.Contains)).Select(m => m.UserId).ToList();
        foreach (var (flat, over) in due)
        {
            flat.Remind(over);
            if (flat.OperatorId is { } operatorId) await Tell(await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == operatorId).Select(m => m.UserId).ToListAsync(ct), $"employer/housing/{flat.Id}");
            else await Tell(keepers, $"admin/housing/{flat.Id}");
        }

        return new RemindOfChecksResult(due.Count);

        async Task Tell(IEnumerable<Guid> users, string path)
        {
            foreach (var user in users) await mails.ToUser(user, MailTemplates.ListingCheckDue, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct);
        }
    }
}

/// <summary>Every morning in China, tenant by tenant.</summary>
internal sealed class ListingCheckWork : IScheduledWork
{
    public string Name => "housing-checks";

    public string Cron => "0 12 1 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new RemindOfChecks(), ct);
}
