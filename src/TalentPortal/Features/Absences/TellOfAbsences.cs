using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>
/// Tells, at one tenant, the talents that somebody stands in for their consultant, and later that it is over. The standing in
/// itself begins and ends without it, by the times that stand on the cases.
/// </summary>
/// <param name="Round">Which repetition this is: the same command is never done twice in one run.</param>
[SystemOnly]
public sealed record TellOfAbsences(int Round = 0) : ICommand<TellOfAbsencesResult>
{
    /// <summary>How many absences a single run takes: each may be some hundred cases.</summary>
    public const int Batch = 3;
}

public sealed record TellOfAbsencesResult(int Told)
{
    public bool More => Told >= TellOfAbsences.Batch;
}

internal sealed class TellOfAbsencesValidator : AbstractValidator<TellOfAbsences>
{
    public TellOfAbsencesValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("Absence_NoLongerOpen");
}

internal sealed class TellOfAbsencesHandler(CurrentCall call, AbsenceBook book, AbsenceTelling telling, TimeProvider clock) : IRequestHandler<TellOfAbsences, Outcome<TellOfAbsencesResult>>
{
    public async Task<Outcome<TellOfAbsencesResult>> Handle(TellOfAbsences request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var due = await book.Here.Where(a => a.State != AbsenceState.Ended && (a.EndsAt <= now || (a.State == AbsenceState.Agreed && a.StartsAt <= now && a.ToldAt == null)))
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(TellOfAbsences.Batch).ToListAsync(ct);
        foreach (var absence in due)
        {
            var (over, wasTold) = (absence.EndsAt <= now, absence.ToldAt is not null);
            if (over) absence.ToldEnd(now);
            else absence.Told(now);
            // Also gives the cases the deputy of the next absence, where there is one.
            foreach (var one in await book.Settle(absence.ConsultantUserId, ct))
            {
                if (!over) await telling.Began(one, absence, ct);
                else if (wasTold) await telling.Ended(one, absence, ct);
            }
        }

        return new TellOfAbsencesResult(due.Count);
    }
}

/// <summary>Every five minutes, tenant by tenant.</summary>
internal sealed class TellOfAbsencesWork : IScheduledWork
{
    public string Name => "absences-tell";

    public string Cron => "15 3/5 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new TellOfAbsences(round), result => result.More, ct);
}
