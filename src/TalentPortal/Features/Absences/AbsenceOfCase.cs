using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Absences;

/// <summary>A case comes to somebody who is away, or will be: whoever stands in for them stands in here too.</summary>
internal sealed class AbsenceOfCase(AppDb db, AbsenceBook book, AbsenceTelling telling) : INotificationHandler<CaseOpened>, INotificationHandler<CaseAssigned>, INotificationHandler<HandOverAccepted>, INotificationHandler<CaseCameBack>
{
    public Task Handle(CaseOpened happened, CancellationToken ct) => Settle(happened.Case, ct);

    public Task Handle(CaseAssigned happened, CancellationToken ct) => Settle(happened.Case, ct);

    public Task Handle(CaseCameBack happened, CancellationToken ct) => Settle(happened.Case, ct);

    public async Task Handle(HandOverAccepted happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        await Settle(await db.Cases.SingleAsync(c => c.TenantId == h.TenantId && c.Id == h.CaseId, ct), ct);
    }

    private async Task Settle(TalentCase one, CancellationToken ct)
    {
        if (one.OwnerUserId is not { } owner || await book.AgreedFor(owner, ct) is not { } absence) return;
        book.Settle(one, absence);
        if (absence.ToldAt is not null) await telling.Began(one, absence, ct);
    }
}
