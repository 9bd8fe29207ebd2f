using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>
/// The person agrees to a referral, with the parts they choose of those proposed, and it goes out; or they do not want it, or take
/// it back at any time, and what was open is closed at once.
/// </summary>
/// <param name="ConsentWords">The sentence above the choice, as it was shown; asked of whoever agrees.</param>
[SignedIn]
public sealed record AnswerMyReferral(Guid Id, bool Agree, IReadOnlyList<ReferralPart>? Parts, string? ConsentWords) : ICommand<Done>;

internal sealed class AnswerMyReferralValidator : AbstractValidator<AnswerMyReferral>
{
    public AnswerMyReferralValidator()
    {
        RuleForEach(x => x.Parts).IsInEnum().Says("ReferTalent_PartUnknown");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agree).Says("ReferTalent_PartUnknown").IsPlainText(Consent.WordsMax, "ReferTalent_PartUnknown");
    }
}

internal sealed class AnswerMyReferralHandler(
    AppDb db, CurrentCall call, SealedReferral words, SealedProfile profiles, ReferralCourse course, PersonalDues dues, Audit audit, TimeProvider clock) : IRequestHandler<AnswerMyReferral, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerMyReferral request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is not { } tenant || await db.Referrals.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.Id && r.TalentUserId == talent, ct) is not { } referral) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == referral.CaseId && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (!request.Agree) return await course.Move(referral, one, referral.IsOut ? ReferralState.Withdrawn : ReferralState.Refused, null, false, ct) is { } why ? Outcome.Refused(why) : Done.Value;
        if (!one.IsOpen) return Outcome.Refused("Referral_CaseEnded");
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) is not { } profile) return Outcome.Refused("AnswerMyReferral_NoProfile");

        var dueOn = CaseTime.CalendarOf(tenant).AddWorkingDays(tenant.DayAt(now), referral.Days).Value;
        var link = referral.ReceiverEmployerId is null ? SealedReferral.HashOf(await words.LinkOf(referral, false, ct)) : null;
        if (referral.Send(request.Parts ?? [], dueOn, link, now) is { } over) return Outcome.Refused(over);
        var facts = ReferralFacts.Of(await words.OpenAsks(referral, ct), profile, await profiles.Open(profile, ct)).With(referral.Agreed);
        db.ReferralLetters.Add(ReferralLetter.Of(referral, await words.SealLetter(referral, facts, ct)));
        var until = tenant.EndOf(dueOn.AddDays(Referral.LapseDays));
        await dues.Note(talent, until, ct);
        db.Grants.Add(Grant.Give(talent, tenant.Id, referral.ReceiverEmployerId, GrantScope.Referral, referral.Id, Referral.Purpose, referral.Id, now, until));
        db.Consents.Add(Consent.ToReferral(talent, tenant.Id, referral.ReceiverEmployerId, referral.ReceiverName, referral.Id, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        await course.Note(referral, one, ReferralState.Sent, ct);
        await course.ToReceiver(referral, MailTemplates.ReferralSent, ct);
        await course.ToOwner(one, MailTemplates.ReferralMoved, ct);
        audit.Write("referrals.agree", referral.Id);
        return Done.Value;
    }
}

/// <summary>What was passed on goes with the consent to it.</summary>
internal sealed class ReferralsOfConsents(AppDb db, CurrentCall call, ReferralCourse course) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        if (happened.Consent is not { Kind: ConsentKind.ReferralToOther, ReferralId: { } id, UserId: var talent }) return;
        if (await db.Referrals.SingleOrDefaultAsync(r => r.Id == id && r.TalentUserId == talent, ct) is not { IsOut: true } referral) return;
        // Consents are withdrawn at any site; only at its own one may the person write into the case.
        if (call.TenantId != referral.TenantId) await course.End(referral, ct);
        else if (await db.Cases.SingleOrDefaultAsync(c => c.TenantId == referral.TenantId && c.Id == referral.CaseId, ct) is { } one) await course.Move(referral, one, ReferralState.Withdrawn, null, false, ct);
    }
}

/// <summary>Open loops end with their case.</summary>
internal sealed class ReferralsOfCases(AppDb db, ReferralCourse course) : INotificationHandler<CaseClosed>
{
    public async Task Handle(CaseClosed happened, CancellationToken ct)
    {
        var one = happened.Case;
        foreach (var referral in await db.Referrals.Where(r => r.TenantId == one.TenantId && r.CaseId == one.Id && r.ClosedAt == null).ToListAsync(ct)) await course.End(referral, ct);
    }
}
