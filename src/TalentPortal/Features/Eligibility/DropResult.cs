using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>Forgets a kept result: it is not looked at again.</summary>
[SignedIn]
public sealed record DropResult(Guid Id) : ICommand<Done>;

internal sealed class DropResultHandler(AppDb db, CurrentCall call) : IRequestHandler<DropResult, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DropResult request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (await db.EligibilityResults.Where(r => r.UserId == me && r.Id == request.Id).ExecuteDeleteAsync(ct) == 0) return Outcome.NotFound;
        await db.EligibilityDues.Where(d => d.UserId == me && d.ResultId == request.Id).ExecuteDeleteAsync(ct);
        return Done.Value;
    }
}

/// <summary>Answers and results go with the consent to keep them.</summary>
internal sealed class EligibilityOfConsents(EligibilityDesk desk) : INotificationHandler<ConsentWithdrawn>
{
    public Task Handle(ConsentWithdrawn happened, CancellationToken ct) =>
        happened.Consent.Kind == ConsentKind.EligibilityAnswers ? desk.Forget(happened.Consent.UserId, ct) : Task.CompletedTask;
}
