using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>Forgets a tenant's absences some months after they were over.</summary>
[SystemOnly]
public sealed record PurgeAbsences : ICommand<PurgeAbsencesResult>;

public sealed record PurgeAbsencesResult(int Absences);

internal sealed class PurgeAbsencesHandler(CurrentCall call, AbsenceBook book, TimeProvider clock) : IRequestHandler<PurgeAbsences, Outcome<PurgeAbsencesResult>>
{
    public async Task<Outcome<PurgeAbsencesResult>> Handle(PurgeAbsences request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-Absence.KeptMonths);
        return new PurgeAbsencesResult(await book.Here.Where(a => a.EndsAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class AbsencesRetentionWork : IScheduledWork
{
    public string Name => "absences-retention";

    public string Cron => "0 50 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeAbsences(), ct);
}
