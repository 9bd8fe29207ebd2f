using FluentValidation;
using MediatR;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>The person confirms: with the account they are signed in with, they become a lead of whoever entered them, who may read the profile from then on.</summary>
/// <param name="TalkIn">The language in which they want to talk.</param>
/// <param name="CountryCode">ISO 3166 alpha-2 of where they live.</param>
/// <param name="TimeZone">IANA zone by whose clock they live.</param>
/// <param name="Wish">What they want to know; may be left out.</param>
/// <param name="Agreed">To the organisation's reading the profile and getting in touch.</param>
/// <param name="ConsentWords">The sentence beside that box, as it was shown.</param>
/// <param name="Keeps">To the portal's keeping a profile; asked of those who have none.</param>
/// <param name="KeepWords">The sentence beside that box.</param>
[SignedIn]
public sealed record ConfirmByLink(
    string? Token, Language TalkIn, string? CountryCode, string? TimeZone, string? Wish, bool Agreed, string? ConsentWords, bool Keeps, string? KeepWords) : ISteppedCommand<ConfirmByLinkResult>;

/// <param name="LeadId">The lead it became, or the one that the person has at the organisation already.</param>
public sealed record ConfirmByLinkResult(Guid LeadId);

internal sealed class ConfirmByLinkValidator : AbstractValidator<ConfirmByLink>
{
    public ConfirmByLinkValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
        RuleFor(x => x.TalkIn).IsInEnum().Says("ConfirmByLink_LanguageMissing");
        RuleFor(x => x.CountryCode).Must(code => ReferenceData.Countries.Has(code)).Says("ConfirmByLink_CountryMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("ConfirmByLink_ZoneMissing");
        RuleFor(x => x.Wish).IsPlainText(Lead.WishMax, "ConfirmByLink_WishUnfit");
        RuleFor(x => x.Agreed).Equal(true).Says("ConfirmByLink_AgreementMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("ConfirmByLink_AgreementMissing").IsPlainText(Consent.WordsMax, "ConfirmByLink_AgreementMissing");
        RuleFor(x => x.KeepWords).IsPlainText(Consent.WordsMax, "ConfirmByLink_AgreementMissing");
    }
}

internal sealed class ConfirmByLinkHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<ConfirmByLink, Outcome<ConfirmByLinkResult>>
{
    public async Task<Outcome<ConfirmByLinkResult>> Handle(ConfirmByLink request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var outcome = await dispatcher.Send(new AdmitByLink(request), ProspectLink.AsSystem(call), ct);
        return outcome.Kind switch
        {
            OutcomeKind.Ok => new ConfirmByLinkResult(outcome.Value.LeadId),
            OutcomeKind.Invalid => Outcome.Invalid(outcome.Errors),
            _ => Outcome.Refused("ByLink_Lapsed"),
        };
    }
}
