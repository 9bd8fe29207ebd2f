using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>Takes the card of the person on whose behalf it runs off the list, because it fits too few people, and tells them.</summary>
[SystemOnly]
public sealed record LeaveList : ICommand<Done>;

internal sealed class LeaveListHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<LeaveList, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(LeaveList request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || call.UserId is not { } user) return Outcome.NotFound;
        await db.LockCards(user, ct);
        if (await db.TalentCards.SingleOrDefaultAsync(c => c.UserId == user && c.TenantId == tenant, ct) is { } card && card.Leave(clock.GetUtcNow()))
            await mails.ToUser(user, MailTemplates.CardLeft, null, new Dictionary<string, string> { [MailTemplates.Path] = "me/card" }, ct);
        return Done.Value;
    }
}

/// <summary>Daily: cards that fit too few people leave, tenant by tenant. Between the days they are left out wherever cards are read.</summary>
internal sealed class CardWork(TenantDirectory tenants) : IScheduledWork
{
    public string Name => "cards";

    public string Cron => "0 50 18 * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        foreach (var tenant in await tenants.All(ct))
            if (await run.Ask(new FindUnfit(), tenant, ct) is { IsOk: true, Value.People: var people })
                foreach (var person in people) await run.Send(new LeaveList(), tenant, ct, onBehalfOf: person);
    }
}
