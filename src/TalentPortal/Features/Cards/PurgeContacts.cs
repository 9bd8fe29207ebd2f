using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>Ends requests that nobody answered in time, and deletes old ones.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record PurgeContacts(int Round) : ICommand<PurgeContactsResult>;

public sealed record PurgeContactsResult(int Lapsed, int Removed)
{
    public const int BatchSize = 500;
}

internal sealed class PurgeContactsValidator : AbstractValidator<PurgeContacts>
{
    public PurgeContactsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class PurgeContactsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeContacts, Outcome<PurgeContactsResult>>
{
    public async Task<Outcome<PurgeContactsResult>> Handle(PurgeContacts request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var over = await db.ContactRequests.AtTenantOf(call).Where(r => r.State == ContactState.Waiting && r.AnswerBy <= now).OrderBy(r => r.AnswerBy).Take(PurgeContactsResult.BatchSize).ToListAsync(ct);
        foreach (var asked in over) asked.Lapse(now);
        // What was disclosed is open for a shorter time than requests are kept.
        var before = now.AddMonths(-ContactRequest.KeptMonths);
        return new PurgeContactsResult(over.Count, await db.ContactRequests.AtTenantOf(call).Where(r => r.AnsweredAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ContactWork : IScheduledWork
{
    public string Name => "contact-requests";

    public string Cron => "0 55 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new PurgeContacts(round), result => result.Lapsed == PurgeContactsResult.BatchSize, ct);
}
