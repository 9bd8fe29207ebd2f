using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>Notes which offers of a tenant have expired, and reminds once of each version that ends soon.</summary>
/// <param name="Round">Which batch of the run it is, from 0.</param>
[SystemOnly]
public sealed record SeeToOffers(int Round) : ICommand<SeeToOffersResult>
{
    /// <summary>Offers that one batch sees to.</summary>
    public const int Most = 200;
}

public sealed record SeeToOffersResult(int Expired, int Reminded);

internal sealed class SeeToOffersValidator : AbstractValidator<SeeToOffers>
{
    public SeeToOffersValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class SeeToOffersHandler(AppDb db, CurrentCall call, OfferCourse course, TimeProvider clock) : IRequestHandler<SeeToOffers, Outcome<SeeToOffersResult>>
{
    public async Task<Outcome<SeeToOffersResult>> Handle(SeeToOffers request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var soon = now.AddDays(Offer.RemindDays);
        // Whoever accepts at the same moment has locked and changed the row, or meets the changed one.
        var due = await db.Offers.Where(o => o.TenantId == tenant.Id && o.State == OfferState.Sent && (o.ExpiresAt <= now || (o.ExpiresAt <= soon && o.RemindedNumber != o.Number)))
            .OrderBy(o => o.ExpiresAt).ThenBy(o => o.Id).Take(SeeToOffers.Most).ToListAsync(ct);
        var (expired, reminded) = (0, 0);
        foreach (var offer in due)
        {
            if (offer.StateAt(now) == OfferState.Expired)
            {
                offer.Expire(now);
                expired++;
                continue;
            }

            // One that was sent with only these days to go needs no second mail at once.
            if (offer.SentAt.AddDays(Offer.RemindDays) <= offer.ExpiresAt) await course.ToTalent(offer, MailTemplates.OfferEnds, ct);
            offer.Reminded();
            reminded++;
        }

        return new SeeToOffersResult(expired, reminded);
    }
}

/// <summary>Every quarter of an hour, tenant by tenant.</summary>
internal sealed class OffersWork : IScheduledWork
{
    public string Name => "offers-see-to";

    public string Cron => "20 6/15 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new SeeToOffers(round), (SeeToOffersResult result) => result.Expired + result.Reminded >= SeeToOffers.Most, ct);
}
