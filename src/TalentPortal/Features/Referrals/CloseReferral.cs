using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>Whoever answers for a case notes what came of a referral, as they heard it, or takes it back.</summary>
/// <param name="Outcome">An end: met, found, nothing, no answer, withdrawn.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(ReferralsPermissions.Refer)]
public sealed record CloseReferral(Guid Id, ReferralState? Outcome, string? Note, uint Version) : ISteppedCommand<Done>;

internal sealed class CloseReferralValidator : AbstractValidator<CloseReferral>
{
    public CloseReferralValidator()
    {
        RuleFor(x => x.Outcome).Must(outcome => outcome is ReferralState.Met or ReferralState.Found or ReferralState.Nothing or ReferralState.NoAnswer or ReferralState.Withdrawn).Says("CloseReferral_OutcomeMissing");
        RuleFor(x => x.Note).IsPlainText(Referral.NoteMax, "ReferTalent_TooLong");
    }
}

internal sealed class CloseReferralHandler(AppDb db, CurrentCall call, CaseDesk desk, PortalDispatcher dispatcher) : IRequestHandler<CloseReferral, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseReferral request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.Referrals.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.Id, ct) is not { TalentUserId: { } talent } found) return Outcome.NotFound;
        if (await desk.Own(found.CaseId, ct) is null) return Outcome.NotFound;
        if (found.Version != request.Version) return Outcome.Conflict;
        // What the talent agreed to ends with it, which only a request on their behalf can close.
        return await dispatcher.Send(new MoveReferral(found.Id, request.Outcome!.Value, request.Note, false), ReferralLink.AsSystem(call, tenant, talent), ct);
    }
}
