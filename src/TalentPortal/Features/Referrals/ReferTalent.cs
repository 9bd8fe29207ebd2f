using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Referrals;

/// <summary>Whoever answers for a case proposes to refer its talent. Nothing goes out: the talent is asked first, and sees what would.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="EmployerId">One that the organisation admitted; null where it goes to an address.</param>
/// <param name="Name">Of an organisation without an account.</param>
/// <param name="ContactName">Whom there to write to; may be left out.</param>
/// <param name="Asks">What is asked for. The talent and the receiver read it.</param>
/// <param name="Days">Working days for the outcome, from the talent's consent.</param>
[Requires(ReferralsPermissions.Refer)]
public sealed record ReferTalent(
    Guid Id, ReferralKind Kind, Guid? EmployerId, string? Name, string? ContactName, string? Email, Language MailIn, string? Asks, IReadOnlyList<ReferralPart> Parts, int Days) : ICommand<ReferTalentResult>;

public sealed record ReferTalentResult(Guid Id);

internal sealed class ReferTalentValidator : AbstractValidator<ReferTalent>
{
    public ReferTalentValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().Says("ReferTalent_KindMissing");
        RuleFor(x => x.Name).NotEmpty().When(x => x.EmployerId is null).Says("ReferTalent_NameMissing");
        RuleFor(x => x.Name).IsPlainText(Referral.NameMax, "ReferTalent_TooLong");
        RuleFor(x => x.ContactName).IsPlainText(Referral.ContactMax, "ReferTalent_TooLong");
        When(x => x.EmployerId is null, () => RuleFor(x => x.Email!).IsEmail("ReferTalent_EmailMissing", "ReferTalent_EmailWrong"));
        RuleFor(x => x.MailIn).IsInEnum().Says("ReferTalent_LanguageMissing");
        RuleFor(x => x.Asks).NotEmpty().Says("ReferTalent_AsksMissing").IsPlainText(Referral.AsksMax, "ReferTalent_TooLong");
        RuleFor(x => x.Asks).CrossesNoRedLine();
        RuleFor(x => x.Parts).Must(parts => parts is not null && parts.All(Enum.IsDefined)).Says("ReferTalent_PartUnknown");
        RuleFor(x => x.Days).InclusiveBetween(1, Referral.DaysMost).Says("ReferTalent_DaysUnfit", Referral.DaysMost);
    }
}

internal sealed class ReferTalentHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedReferral words, ReferralCourse course, MailQueue mails, Drafts drafts, Audit audit, TimeProvider clock)
    : IRequestHandler<ReferTalent, Outcome<ReferTalentResult>>
{
    public async Task<Outcome<ReferTalentResult>> Handle(ReferTalent request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { TalentUserId: { } talent } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Referral_CaseEnded");
        var (tenant, now) = (call.RequiredTenant, clock.GetUtcNow());
        var name = new Bilingual(null, request.Name?.Trim());
        if (request.EmployerId is { } employer)
        {
            // One that another organisation admitted, or none, is not there.
            if (!await db.EmployerAdmissions.Admits(tenant.Id, employer, ct)) return Outcome.NotFound;
            name = await db.Employers.Where(e => e.Id == employer).Select(e => e.Name).SingleAsync(ct);
        }

        var kind = request.EmployerId is null ? request.Kind : ReferralKind.Employer;
        var referral = Referral.Ask(Guid.CreateVersion7(now), one, kind, request.EmployerId, name, request.Parts, request.Days, desk.Me, desk.MyName, now);
        db.Referrals.Add(referral.With(
            request.EmployerId is null ? await words.SealContact(referral, new(request.ContactName?.Trim(), EmailAddress.Read(request.Email)!.Value, request.MailIn), ct) : default,
            await words.SealAsks(referral, request.Asks!, ct)));
        await course.Note(referral, one, ReferralState.Asked, ct);
        await mails.ToUser(talent, MailTemplates.ReferralAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"me/referrals/{one.Id}" }, ct);
        await drafts.Discard(DraftForm, one.Id.ToString(), ct);
        audit.Write("referrals.ask", referral.Id);
        return new ReferTalentResult(referral.Id);
    }

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    internal const string DraftForm = "referral";
}
