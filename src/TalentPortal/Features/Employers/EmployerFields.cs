using FluentValidation;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

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

    /// <summary>What the photo shows.</summary>
    public string? PhotoAltZh { get; set; }

    public string? PhotoAltEn { get; set; }

    internal Bilingual PhotoAlt => new(Typed.Tidy(PhotoAltZh), Typed.Tidy(PhotoAltEn));

    /// <summary>A web address as people write it: without a scheme it is the safe one.</summary>
    internal static string? Address(string? typed) => Typed.Tidy(typed) is not { } address ? null : address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;

    internal EmployerFacts ToFacts() => new(
        new(Typed.Tidy(NameZh), Typed.Tidy(NameEn)),
        Kind!.Value,
        Typed.Tidy(DivisionCode),
        ReferenceData.Divisions.Find(Typed.Tidy(DivisionCode))?.CountryCode ?? Typed.Tidy(CountryCode),
        Typed.Tidy(IndustryCode),
        Address(Website),
        new(Typed.Tidy(AboutZh), Typed.Tidy(AboutEn)));

    internal static EmployerFields Of(Employer employer) => new()
    {
        NameZh = employer.Name.Zh,
        NameEn = employer.Name.En,
        Kind = employer.Kind,
        DivisionCode = employer.DivisionCode,
        // A city says its country; the field is for head offices elsewhere.
        CountryCode = employer.DivisionCode is null ? employer.CountryCode : null,
        IndustryCode = employer.IndustryCode,
        Website = employer.Website,
        AboutZh = employer.About.Zh,
        AboutEn = employer.About.En,
        PhotoAltZh = employer.PhotoAlt.Zh,
        PhotoAltEn = employer.PhotoAlt.En,
    };
}

internal sealed class EmployerFieldsValidator : AbstractValidator<EmployerFields>
{
    public EmployerFieldsValidator()
    {
        this.OneGiven(f => f.NameZh, f => f.NameEn, "Fields_NameMissing");
        this.BothPlain(f => f.NameZh, f => f.NameEn, Employer.NameMax, "Fields_TooLong");
        RuleFor(f => f.Kind).NotNull().Says("Fields_KindMissing");
        RuleFor(f => f.Kind).IsInEnum().Says("Fields_KindMissing");
        RuleFor(f => f.DivisionCode).Must(code => Typed.Tidy(code) is not { } given || ReferenceData.Divisions.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.CountryCode).Must(code => Typed.Tidy(code) is not { } given || ReferenceData.Countries.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.IndustryCode).Must(code => Typed.Tidy(code) is not { } given || ReferenceData.Industries.Has(given)).Says("Fields_Unknown");
        RuleFor(f => f.Website).Must(typed => typed?.Length > Employer.WebsiteMax || !(EmployerFields.Address(typed)?.Length > Employer.WebsiteMax)).Says("Fields_TooLong", Employer.WebsiteMax);
        RuleFor(f => f.Website).IsPlainText(Employer.WebsiteMax, "Fields_TooLong");
        RuleFor(f => f.Website).Must(IsWebsite).Says("Fields_WebsiteBad");
        this.BothPlain(f => f.AboutZh, f => f.AboutEn, Employer.AboutMax, "Fields_TooLong");
        this.BothPlain(f => f.PhotoAltZh, f => f.PhotoAltEn, Employer.PhotoAltMax, "Fields_TooLong");
        RuleFor(f => f.PhotoAltZh).Must((fields, typed) => Typed.Tidy(typed) is not null || Typed.Tidy(fields.PhotoAltEn) is null).Says("Fields_PhotoAltBoth");
        RuleFor(f => f.PhotoAltEn).Must((fields, typed) => Typed.Tidy(typed) is not null || Typed.Tidy(fields.PhotoAltZh) is null).Says("Fields_PhotoAltBoth");
    }

    private static bool IsWebsite(string? typed) =>
        EmployerFields.Address(typed) is not { } address
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" } && uri.UserInfo.Length == 0 && uri.Host.Contains('.'));
}
