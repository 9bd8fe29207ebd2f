using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Tenants;

/// <summary>How a tenant presents itself, as it is typed.</summary>
public sealed record TenantFields
{
    /// <summary>A readable colour to begin with.</summary>
    public const string FirstAccent = "#1f4e79";

    public string? NameZh { get; set; }

    public string? NameEn { get; set; }

    public string? ShortNameZh { get; set; }

    public string? ShortNameEn { get; set; }

    public string? TaglineZh { get; set; }

    public string? TaglineEn { get; set; }

    public string? Mark { get; set; }

    public string? Accent { get; set; } = FirstAccent;

    public Language DefaultLanguage { get; set; } = Language.Chinese;

    public string? ContactEmail { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactAddressZh { get; set; }

    public string? ContactAddressEn { get; set; }

    internal void WriteTo(Tenant tenant)
    {
        tenant.Describe(
            new(Typed.Tidy(NameZh), Typed.Tidy(NameEn)), new(Typed.Tidy(ShortNameZh), Typed.Tidy(ShortNameEn)), new(Typed.Tidy(TaglineZh), Typed.Tidy(TaglineEn)),
            Typed.Tidy(Mark), AccentColour.Check(Accent).Accepted!, DefaultLanguage);
        tenant.Reach(new(Typed.Tidy(ContactEmail), Typed.Tidy(ContactPhone), new(Typed.Tidy(ContactAddressZh), Typed.Tidy(ContactAddressEn))));
    }

    internal static TenantFields Of(Tenant tenant) => new()
    {
        NameZh = tenant.Name.Zh,
        NameEn = tenant.Name.En,
        ShortNameZh = tenant.ShortName.Zh,
        ShortNameEn = tenant.ShortName.En,
        TaglineZh = tenant.Tagline.Zh,
        TaglineEn = tenant.Tagline.En,
        Mark = tenant.Mark,
        Accent = tenant.Accent,
        DefaultLanguage = tenant.DefaultLanguage,
        ContactEmail = tenant.ContactEmail,
        ContactPhone = tenant.ContactPhone,
        ContactAddressZh = tenant.ContactAddress.Zh,
        ContactAddressEn = tenant.ContactAddress.En,
    };
}

internal sealed partial class TenantFieldsValidator : AbstractValidator<TenantFields>
{
    public TenantFieldsValidator()
    {
        this.BothGiven(f => f.NameZh, f => f.NameEn, "Fields_NameZhMissing", "Fields_NameEnMissing");
        this.BothGiven(f => f.ShortNameZh, f => f.ShortNameEn, "Fields_ShortNameZhMissing", "Fields_ShortNameEnMissing");
        this.BothPlain(f => f.NameZh, f => f.NameEn, Tenant.NameMax, "Fields_TooLong");
        this.BothPlain(f => f.ShortNameZh, f => f.ShortNameEn, Tenant.ShortNameMax, "Fields_TooLong");
        this.BothPlain(f => f.TaglineZh, f => f.TaglineEn, Tenant.TaglineMax, "Fields_TooLong");
        RuleFor(f => f.ContactEmail).Must(typed => Typed.Tidy(typed) is not { } mail || EmailAddress.Read(mail) is not null).Says("Fields_ContactEmailBad");
        RuleFor(f => f.ContactPhone).IsPlainText(TenantContact.PhoneMax, "Fields_TooLong").Must(typed => Typed.Tidy(typed) is not { } phone || Phone().IsMatch(phone)).Says("Fields_ContactPhoneBad");
        this.BothPlain(f => f.ContactAddressZh, f => f.ContactAddressEn, TenantContact.AddressMax, "Fields_TooLong");
        RuleFor(f => f.Mark).Must(IsMark).Says("Fields_MarkBad");
        RuleFor(f => f.DefaultLanguage).IsInEnum().Says("Fields_LanguageUnknown");
        RuleFor(f => f.Accent).Custom((typed, context) =>
        {
            var check = AccentColour.Check(Typed.Tidy(typed));
            if (check.IsOk) return;
            context.AddFailure(new ValidationFailure(context.PropertyPath, "")
            {
                CustomState = check.Suggestion is { } near ? new TextKey("Fields_AccentPale", near) : new TextKey("Fields_AccentUnknown"),
            });
        });
    }

    [GeneratedRegex(@"\A\+?[0-9][0-9 ()\-]{4,}(?:(?:ext\.?|x|#) ?[0-9]{1,6})?\z")]
    private static partial Regex Phone();

    /// <summary>What the seal can show: one or two characters as people count them.</summary>
    private static bool IsMark(string? typed) =>
        Typed.Tidy(typed) is not { } mark
        || (mark.Length <= Tenant.MarkMax && PlainText.IsStorable(mark) && new StringInfo(mark).LengthInTextElements <= 2);
}
