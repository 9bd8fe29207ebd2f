using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>Moves a referral on behalf of its talent: a receiver answered, or whoever answers for the case ended it. Sent by requests that checked who asks.</summary>
/// <param name="ByReceiver">The receiver says so: yes or no first, then what came of it.</param>
[SystemOnly]
public sealed record MoveReferral(Guid Id, ReferralState To, string? Note, bool ByReceiver) : ICommand<Done>;

internal sealed class MoveReferralValidator : AbstractValidator<MoveReferral>
{
    public MoveReferralValidator()
    {
        RuleFor(x => x.To).IsInEnum().Says("CloseReferral_OutcomeMissing");
        RuleFor(x => x.Note).IsPlainText(Referral.NoteMax, "ReferTalent_TooLong");
    }
}

internal sealed class MoveReferralHandler(AppDb db, CurrentCall call, ReferralCourse course) : IRequestHandler<MoveReferral, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveReferral request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } talent) return Outcome.NotFound;
        // Of two who answer at once the second waits here, and then sees what the first said.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"referral:" + request.Id.ToString("N")}, 0))", ct);
        if (await db.Referrals.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.Id && r.TalentUserId == talent, ct) is not { } referral) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == referral.CaseId, ct) is not { } one) return Outcome.NotFound;
        // Pressed twice: it is said.
        if (referral.State == request.To) return Done.Value;
        if (request.ByReceiver && !referral.ReceiverMay(request.To)) return Outcome.Refused("Referral_Over");
        return await course.Move(referral, one, request.To, request.Note, request.ByReceiver, ct) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
