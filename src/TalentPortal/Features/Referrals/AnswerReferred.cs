using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>An employer answers what it was sent: yes or no, and later what came of it.</summary>
[Requires(ReferralsPermissions.Answer)]
public sealed record AnswerReferred(Guid Id, ReferralState? Answer, string? Note) : ISteppedCommand<Done>;

internal sealed class AnswerReferredValidator : AbstractValidator<AnswerReferred>
{
    public AnswerReferredValidator() => ReferralAnswers.Rules(this, x => x.Answer, x => x.Note);
}

internal sealed class AnswerReferredHandler(AppDb db, CurrentCall call, PortalDispatcher dispatcher) : IRequestHandler<AnswerReferred, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerReferred request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        // That the employer can open the letter is what allows it to answer.
        var letter = await db.ReferralLetters.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id && l.EmployerId == employer, ct);
        if (letter is null || !await db.EmployerAdmissions.Admits(tenant.Id, employer, ct)) return Outcome.NotFound;
        return await dispatcher.Send(new MoveReferral(letter.Id, request.Answer!.Value, request.Note, true), ReferralLink.AsSystem(call, tenant, letter.TalentUserId), ct);
    }
}
