using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Makes the keys of names of employers that were registered before there were any. Until then they see nothing that somebody could have hidden from them.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record KeyEmployers(int Round) : ICommand<KeyEmployersResult>;

public sealed record KeyEmployersResult(int Keyed)
{
    public const int BatchSize = 200;
}

internal sealed class KeyEmployersValidator : AbstractValidator<KeyEmployers>
{
    public KeyEmployersValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class KeyEmployersHandler(AppDb db, EmployerKeys keys) : IRequestHandler<KeyEmployers, Outcome<KeyEmployersResult>>
{
    public async Task<Outcome<KeyEmployersResult>> Handle(KeyEmployers request, CancellationToken ct)
    {
        var without = await db.Employers.Where(e => e.NameKeys == null).OrderBy(e => e.CreatedAt).Take(KeyEmployersResult.BatchSize).ToListAsync(ct);
        foreach (var employer in without) await keys.Key(employer, ct);
        return new KeyEmployersResult(without.Count);
    }
}

/// <summary>Gives an employer the keys of its names in the command in which it says them.</summary>
internal sealed class KeysOfNames(EmployerKeys keys) : INotificationHandler<EmployerNamed>
{
    public Task Handle(EmployerNamed happened, CancellationToken ct) => keys.Key(happened.Employer, ct);
}

/// <summary>Soon after a start, and then every ten minutes: usually there is nothing to do.</summary>
internal sealed class EmployerKeyWork : IScheduledWork
{
    public string Name => "employer-keys";

    public string Cron => "0 3/10 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        for (var round = 0; await run.Send(new KeyEmployers(round), null, ct) is { IsOk: true, Value.Keyed: KeyEmployersResult.BatchSize }; round++)
        {
        }
    }
}
