using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Living;

/// <summary>A service as it is typed: texts throughout, so that nothing is lost that cannot be read.</summary>
/// <param name="Place">Code of a city or district; empty for the whole country.</param>
/// <param name="Hours">See <see cref="OpeningHours"/>.</param>
/// <param name="Languages">Codes with commas between them.</param>
/// <param name="CheckedOn">When somebody last asked there.</param>
public sealed partial record ServiceDraft(
    string? Kind, string? Place, string? NameZh, string? NameEn, string? TextZh, string? TextEn, string? Phone, string? Hours, string? Languages, string? Url, string? OwnerZh, string? OwnerEn, string? CheckedOn)
{
    public static ServiceDraft Empty { get; } = new(nameof(ServiceKind.Other), null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>What is kept, as it would be typed.</summary>
    public static ServiceDraft Of(ServiceFacts facts) => new(
        facts.Kind.ToString(), facts.PlaceCode, facts.Name.Zh, facts.Name.En, facts.Text.Zh, facts.Text.En, facts.Phone, facts.Hours, string.Join(", ", facts.Languages), facts.Url, facts.Owner.Zh, facts.Owner.En,
        facts.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>What it says, once it is valid.</summary>
    /// <param name="claims">What it rests on, which stays as it was.</param>
    internal ServiceFacts Facts(IReadOnlyList<string> claims) => new(
        KindOf(Kind)!.Value, Typed.Tidy(Place), new(Typed.Tidy(NameZh), Typed.Tidy(NameEn)), new(Typed.Tidy(TextZh), Typed.Tidy(TextEn)), Typed.Tidy(Phone), Typed.Tidy(Hours), Codes(Languages), Typed.Tidy(Url),
        new(Typed.Tidy(OwnerZh), Typed.Tidy(OwnerEn)), Day(CheckedOn), claims);

    internal static ServiceKind? KindOf(string? text) => Enum.TryParse<ServiceKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : null;

    internal static IReadOnlyList<string> Codes(string? list) => [.. Between().Split(list ?? "").Where(code => code.Length > 0).Distinct(StringComparer.Ordinal)];

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;\s\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();
}

/// <summary>What has to be right of a service before it is kept.</summary>
internal sealed class ServiceDraftValidator : AbstractValidator<ServiceDraft>
{
    public ServiceDraftValidator()
    {
        this.BothGiven(x => x.NameZh, x => x.NameEn, "Service_NameMissing", "Service_NameMissing");
        this.BothPlain(x => x.NameZh, x => x.NameEn, LocalService.NameMax, "Service_TooLong");
        this.BothGiven(x => x.TextZh, x => x.TextEn, "Service_TextMissing", "Service_TextMissing");
        this.BothPlain(x => x.TextZh, x => x.TextEn, LocalService.TextMax, "Service_TooLong");
        this.BothPlain(x => x.OwnerZh, x => x.OwnerEn, LocalService.OwnerMax, "Service_TooLong");
        RuleFor(x => x.Kind).Must(text => ServiceDraft.KindOf(text) is not null).Says("Service_NotInList");
        RuleFor(x => x.Place).Must(text => Typed.Tidy(text) is not { } code || ReferenceData.Divisions.Find(code) is not null || ReferenceData.Districts.Find(code) is not null).Says("Service_NotInList");
        RuleFor(x => x.Phone).IsPlainText(LocalService.PhoneMax, "Service_TooLong");
        RuleFor(x => x.Hours).Must(text => Typed.Tidy(text) is null || OpeningHours.Read(text) is not null).Says("Service_HoursWrong");
        RuleFor(x => x.Languages).Must(text => (text?.Length ?? 0) <= 100 && ServiceDraft.Codes(text) is { Count: <= LocalService.LanguagesMost } codes && codes.All(ReferenceData.Languages.Has)).Says("Service_LanguagesWrong");
        RuleFor(x => x.Url).Must(text => Typed.Tidy(text) is not { } address || (address.Length <= LocalService.UrlMax && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)).Says("Service_UrlWrong");
        // A link leads away from the portal: people are told to whom.
        RuleFor(x => x.OwnerZh).Must((all, text) => Typed.Tidy(all.Url) is null || Typed.Tidy(text) is not null || Typed.Tidy(all.OwnerEn) is not null).Says("Service_OwnerMissing");
        RuleFor(x => x.CheckedOn).Must(text => string.IsNullOrWhiteSpace(text) || ServiceDraft.Day(text) is not null).Says("Service_DayWrong");
    }
}
