using FluentValidation;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>What an employer says of itself, as it is typed: at registration and later.</summary>
public sealed record EmployerFields
{
    public string? NameZh { get; set; }

    public string? NameEn { get; set; }

    public EmployerKind? Kind { get; set; }

    public string? DivisionCode { get; set; }

    public string? CountryCode { get; set; }

    public string? IndustryCode { get; set; }

    public string? Website { get; set; }

    public string? AboutZh { get; set; }

    public string? AboutEn { get; set; }

    internal EmployerFacts ToFacts() => new(
        new(Tidy(NameZh), Tidy(NameEn)),
        Kind!.Value,
        Tidy(DivisionCode),
        ReferenceData.Divisions.Find(Tidy(DivisionCode))?.CountryCode ?? Tidy(CountryCode),
        Tidy(IndustryCode),
        Tidy(Website),
        new(Tidy(AboutZh), Tidy(AboutEn)));

    internal static EmployerFields Of(Employer employer) => new()
    {
        NameZh = employer.Name.Zh,
        NameEn = employer.Name.En,
        Kind = employer.Kind,
        DivisionCode = employer.DivisionCode,
        CountryCode = employer.CountryCode,
        IndustryCode = employer.IndustryCode,
        Website = employer.Website,
        AboutZh = employer.About.Zh,
        AboutEn = employer.About.En,
    };

    /// <summary>Without blanks around it; nothing is null.</summary>
    internal static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

internal sealed class EmployerFieldsValidator : AbstractValidator<EmployerFields>
{
    public EmployerFieldsValidator()
    {
        RuleFor(f => f.NameZh).Must((f, name) => EmployerFields.Tidy(name) is not null || EmployerFields.Tidy(f.NameEn) is not null).Says("Fields_NameMissing");
        RuleFor(f => f.NameZh).IsPlainText(Employer.NameMax, "Fields_TooLong");
        RuleFor(f => f.NameEn).IsPlainText(Employer.NameMax, "Fields_TooLong");
        RuleFor(f => f.Kind).NotNull().Says("Fields_KindMissing");
        RuleFor(f => f.Kind).IsInEnum().Says("Fields_KindMissing");
        RuleFor(f => f.DivisionCode).Must(code => EmployerFields.Tidy(code) is not { } given || ReferenceData.Divisions.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.CountryCode).Must(code => EmployerFields.Tidy(code) is not { } given || ReferenceData.Countries.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.IndustryCode).Must(code => EmployerFields.Tidy(code) is not { } given || ReferenceData.Industries.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.Website).IsPlainText(Employer.WebsiteMax, "Fields_TooLong");
        RuleFor(f => f.Website).Must(IsWebsite).Says("Fields_WebsiteBad");
        RuleFor(f => f.AboutZh).IsPlainText(Employer.AboutMax, "Fields_TooLong");
        RuleFor(f => f.AboutEn).IsPlainText(Employer.AboutMax, "Fields_TooLong");
    }

    private static bool IsWebsite(string? typed) =>
        EmployerFields.Tidy(typed) is not { } address
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" } && uri.UserInfo.Length == 0 && uri.Host.Contains('.'));
}
