using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Leads;

/// <summary>Asks the tenant of the site for a consultant, and opens the profile to it for this purpose.</summary>
/// <param name="TalkIn">The language in which the person wants to talk.</param>
/// <param name="CountryCode">ISO 3166 alpha-2 of where they live.</param>
/// <param name="TimeZone">IANA zone by whose clock they live.</param>
/// <param name="ReachWhen">When they can be reached, in their words.</param>
/// <param name="ConsentWords">The sentence beside the box that was ticked, as it was shown.</param>
[SignedIn]
public sealed record AskForConsultant(Language TalkIn, string? CountryCode, string? TimeZone, string? Wish, string? ReachWhen, bool Agreed, string? ConsentWords) : ICommand<AskForConsultantResult>;

/// <param name="AcknowledgeBy">By when somebody answers.</param>
public sealed record AskForConsultantResult(Guid Id, DateTimeOffset AcknowledgeBy);

internal sealed class AskForConsultantValidator : AbstractValidator<AskForConsultant>
{
    public AskForConsultantValidator()
    {
        RuleFor(x => x.TalkIn).IsInEnum().Says("AskForConsultant_LanguageMissing");
        RuleFor(x => x.CountryCode).Must(code => ReferenceData.Countries.Has(code)).Says("AskForConsultant_CountryMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("AskForConsultant_ZoneMissing");
        RuleFor(x => x.Wish).Must(wish => !string.IsNullOrWhiteSpace(wish)).Says("AskForConsultant_WishMissing").IsPlainText(Lead.WishMax, "AskForConsultant_WishUnfit");
        RuleFor(x => x.ReachWhen).IsPlainText(Lead.ReachWhenMax, "AskForConsultant_ReachWhenUnfit");
        RuleFor(x => x.Agreed).Equal(true).Says("AskForConsultant_AgreementMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("AskForConsultant_AgreementMissing").IsPlainText(Consent.WordsMax, "AskForConsultant_AgreementMissing");
    }
}

internal sealed class AskForConsultantHandler(AppDb db, CurrentCall call, SealedLead words, Drafts drafts, PersonalDues dues, TimeProvider clock)
    : IRequestHandler<AskForConsultant, Outcome<AskForConsultantResult>>
{
    public async Task<Outcome<AskForConsultantResult>> Handle(AskForConsultant request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        // Whoever sends from two windows at once waits here, and then finds the other one.
        await db.Database.ExecuteSqlAsync($"select 1 from talent_profiles where user_id = {talent} for update", ct);
        if (await db.TalentProfiles.Where(p => p.UserId == talent).Select(p => new { p.IndustryCode }).SingleOrDefaultAsync(ct) is not { } profile) return Outcome.Refused("AskForConsultant_ProfileMissing");
        if (await db.Leads.AnyAsync(l => l.TenantId == tenant.Id && l.TalentUserId == talent && l.ClosedAt == null, ct)) return Outcome.Conflict;

        var id = Guid.CreateVersion7(now);
        var lead = Lead.Ask(
            id, tenant.Id, talent, request.TalkIn, request.CountryCode!, request.TimeZone!, await words.SealWish(talent, id, request.Wish, ct), await words.SealReachWhen(talent, id, request.ReachWhen, ct),
            now, WorkingCalendar.ForZone(tenant.TimeZone).AddWorkingTime(now, 1).Value, profile.IndustryCode);
        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        db.Leads.Add(lead);
        db.Consents.Add(Consent.ToAdvice(talent, tenant.Id, id, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        db.Grants.Add(Grant.Give(talent, tenant.Id, null, GrantScope.Profile, null, Lead.Purpose, id, now, now + Lead.OpenAtMost));
        await drafts.Discard(Lead.DraftForm, tenant.Id.ToString(), ct);
        return new AskForConsultantResult(id, lead.AcknowledgeBy);
    }
}
