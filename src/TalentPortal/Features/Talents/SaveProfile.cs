using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Saves the person's own profile; the first time it also records that they agreed to its being kept.</summary>
/// <param name="Version">The version that was looked at; null the first time.</param>
/// <param name="ConsentWords">The sentence beside the box that was ticked, as it was shown; asked the first time only.</param>
[SignedIn]
public sealed record SaveProfile(
    string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom,
    uint? Version, bool Agreed, string? ConsentWords) : ICommand<Done>;

internal sealed partial class SaveProfileValidator : AbstractValidator<SaveProfile>
{
    public SaveProfileValidator()
    {
        RuleFor(x => x.Name).NotEmpty().Says("SaveProfile_NameMissing").IsPlainText(TalentProfile.NameMax, "SaveProfile_Unfit");
        RuleFor(x => x.Email).NotEmpty().Says("SaveProfile_EmailMissing").IsPlainText(TalentProfile.EmailMax, "SaveProfile_Unfit");
        RuleFor(x => x.Email).Must(email => Address().IsMatch(email!)).When(x => !string.IsNullOrWhiteSpace(x.Email)).Says("SaveProfile_EmailWrong");
        RuleFor(x => x.Phone).IsPlainText(TalentProfile.PhoneMax, "SaveProfile_Unfit");
        RuleFor(x => x.Phone).Must(phone => Number().IsMatch(phone!)).When(x => !string.IsNullOrWhiteSpace(x.Phone)).Says("SaveProfile_PhoneWrong");
        RuleFor(x => x.Summary).IsPlainText(TalentProfile.SummaryMax, "SaveProfile_Unfit");
        RuleFor(x => x.School).IsPlainText(TalentProfile.SchoolMax, "SaveProfile_Unfit");
        RuleFor(x => x.CountryCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Countries.Has(code)).Says("SaveProfile_NotInList");
        RuleFor(x => x.DegreeCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Degrees.Has(code)).Says("SaveProfile_NotInList");
        RuleFor(x => x.IndustryCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("SaveProfile_NotInList");
        RuleFor(x => x.Years).InclusiveBetween(0, TalentProfile.MostYears).Says("SaveProfile_YearsWrong", TalentProfile.MostYears);
        RuleFor(x => x.AvailableFrom).Must(day => day is null || day.Value.Year is >= 2000 and <= 2100).Says("SaveProfile_DateWrong");
        RuleFor(x => x.ConsentWords).IsPlainText(1000, "SaveProfile_AgreementMissing");
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\+?[0-9 ()\-./]{5,40}$")]
    private static partial Regex Number();
}

internal sealed class SaveProfileHandler(AppDb db, CurrentCall call, SealedProfile profiles, Drafts drafts, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveProfile, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveProfile request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var now = clock.GetUtcNow();
        var profile = await db.TalentProfiles.SingleOrDefaultAsync(p => p.UserId == user, ct);
        if (profile is null)
        {
            if (!request.Agreed || string.IsNullOrWhiteSpace(request.ConsentWords)) return Outcome.Invalid(nameof(request.Agreed), "SaveProfile_AgreementMissing");
            profile = TalentProfile.Start(user, now);
            db.TalentProfiles.Add(profile);
            await dues.Note(user, now.AddYears(Consent.KeptYears), ct);
            db.Consents.Add(Consent.Give(user, ConsentKind.KeepProfile, call.TenantId, null, null, null, ConsentText.Shown(request.ConsentWords), call.Language, now));
        }
        else if (request.Version != profile.Version)
        {
            return Outcome.Conflict;
        }

        await profiles.Seal(profile, new(Trim(request.Name), Trim(request.Email), Trim(request.Phone), Trim(request.Summary)), ct);
        profile.Describe(Trim(request.CountryCode), Trim(request.DegreeCode), Trim(request.School), Trim(request.IndustryCode), request.Years, request.AvailableFrom, now);
        await drafts.Discard(TalentProfile.DraftForm, "", ct);
        return Done.Value;
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
