using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Schools;

/// <summary>A school as it is typed, in a form or in a line of a table: texts throughout, so that nothing is lost that cannot be read. Lists have commas between their codes.</summary>
/// <param name="City">Name or code of a city.</param>
/// <param name="Windows">One on a line: first day, last day, first day of school.</param>
public sealed partial record SchoolDraft(
    string? NameZh, string? NameEn, string? Kind, string? City, string? DistrictZh, string? DistrictEn, string? AgeFrom, string? AgeTo, string? Languages, string? Curricula, string? Windows, string? FeeFrom, string? FeeTo,
    string? FeeZh, string? FeeEn, string? Admits, string? AdmitsZh, string? AdmitsEn, string? Documents, string? Website, string? Waiting, string? WaitingOn, string? Source, string? VerifiedOn, string? Certainty)
{
    /// <summary>Longest list of codes.</summary>
    internal const int ListMax = 300;

    internal const int WindowsMax = 600;

    public static SchoolDraft Empty { get; } =
        new(null, null, nameof(SchoolKind.Public), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, nameof(SchoolWaiting.Unknown), null, null, null, nameof(TaskCertainty.Medium));

    /// <summary>What is kept, as it would be typed.</summary>
    public static SchoolDraft Of(SchoolFacts facts) => new(
        facts.Name.Zh, facts.Name.En, facts.Kind.ToString(), facts.CityCode, facts.District.Zh, facts.District.En, Text<int>(facts.AgeFrom), Text<int>(facts.AgeTo), string.Join(',', facts.Languages), string.Join(',', facts.Curricula),
        string.Join('\n', facts.Windows), Text(facts.FeeFrom), Text(facts.FeeTo), facts.FeeNote.Zh, facts.FeeNote.En, string.Join(',', facts.Admits), facts.AdmitsNote.Zh, facts.AdmitsNote.En, string.Join(',', facts.Documents), facts.Website,
        facts.Waiting.ToString(), Text(facts.WaitingOn), facts.Source, Text<DateOnly>(facts.VerifiedOn), facts.Certainty.ToString());

    /// <summary>What it says, once it is valid.</summary>
    internal SchoolFacts Facts() => new(
        new(Typed.Tidy(NameZh), Typed.Tidy(NameEn)), Choice<SchoolKind>(Kind)!.Value, CityOf(City)!, new(Typed.Tidy(DistrictZh), Typed.Tidy(DistrictEn)), Number(AgeFrom)!.Value, Number(AgeTo)!.Value, Codes(Languages),
        [.. Codes(Curricula).Select(code => Choice<SchoolCurriculum>(code)!.Value)], [.. WindowsOf(Windows)!.OrderBy(window => window.From)], Number(FeeFrom), Number(FeeTo), new(Typed.Tidy(FeeZh), Typed.Tidy(FeeEn)),
        [.. Codes(Admits).Select(code => Choice<ResidenceGroup>(code)!.Value)], new(Typed.Tidy(AdmitsZh), Typed.Tidy(AdmitsEn)), Codes(Documents), Typed.Tidy(Website), Choice<SchoolWaiting>(Waiting)!.Value, Day(WaitingOn),
        Typed.Tidy(Source)!, Day(VerifiedOn)!.Value, Choice<TaskCertainty>(Certainty)!.Value);

    internal static IReadOnlyList<string> Codes(string? list) => [.. Between().Split(list ?? "").Select(code => code.Trim()).Where(code => code.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static T? Choice<T>(string? text)
        where T : struct, Enum => text?.Trim() is { Length: > 0 } name && !char.IsAsciiDigit(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Code of a city; null for what is none, a province with cities of its own included.</summary>
    internal static string? CityOf(string? text) =>
        text?.Trim() is { Length: > 0 } name && (ReferenceData.Divisions.Find(name) ?? ReferenceData.Divisions.Find(PlaceMatcher.Match(name)?.DivisionCode)) is { IsCity: true } city ? city.Code : null;

    /// <summary>Null where one of them is none.</summary>
    internal static IReadOnlyList<SchoolWindow>? WindowsOf(string? text)
    {
        var read = Lines().Split(text ?? "").Where(line => !string.IsNullOrWhiteSpace(line)).Select(SchoolWindow.Read).ToList();
        return read.Contains(null) ? null : [.. read.OfType<SchoolWindow>()];
    }

    private static string? Text<T>(T? value)
        where T : struct, IFormattable => value?.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;|\s\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();

    [GeneratedRegex(@"[;\n\r\uFF1B]+")]
    private static partial Regex Lines();
}

/// <summary>What has to be right of a school before it is kept, wherever it was typed.</summary>
internal sealed class SchoolDraftValidator : AbstractValidator<SchoolDraft>
{
    public SchoolDraftValidator()
    {
        this.BothGiven(x => x.NameZh, x => x.NameEn, "School_NameMissing", "School_NameMissing");
        this.BothPlain(x => x.NameZh, x => x.NameEn, School.NameMax, "School_TooLong");
        this.BothPlain(x => x.DistrictZh, x => x.DistrictEn, School.DistrictMax, "School_TooLong");
        this.BothPlain(x => x.FeeZh, x => x.FeeEn, School.NoteMax, "School_TooLong");
        this.BothPlain(x => x.AdmitsZh, x => x.AdmitsEn, School.NoteMax, "School_TooLong");
        RuleFor(x => x.Kind).Must(text => SchoolDraft.Choice<SchoolKind>(text) is not null).Says("School_NotInList");
        RuleFor(x => x.City).Must(text => SchoolDraft.CityOf(text) is not null).Says("School_CityUnknown");
        RuleFor(x => x.AgeFrom).Must(text => SchoolDraft.Number(text) is <= School.AgeMost).Says("School_AgeWrong", School.AgeMost);
        RuleFor(x => x.AgeTo).Must((all, text) => SchoolDraft.Number(text) is { } to and <= School.AgeMost && !(to < SchoolDraft.Number(all.AgeFrom))).Says("School_AgeWrong", School.AgeMost);
        RuleFor(x => x.Languages).Must(text => IsList(text, code => ReferenceData.Languages.Has(code)) && SchoolDraft.Codes(text).Count > 0).Says("School_NotInList");
        RuleFor(x => x.Curricula).Must(text => IsList(text, code => SchoolDraft.Choice<SchoolCurriculum>(code) is not null)).Says("School_NotInList");
        RuleFor(x => x.Windows).Must(text => (text?.Length ?? 0) <= SchoolDraft.WindowsMax && SchoolDraft.WindowsOf(text) is { Count: <= School.WindowsMost }).Says("School_WindowWrong", School.WindowsMost);
        RuleFor(x => x.FeeFrom).Must(IsFee).Says("School_FeeWrong");
        RuleFor(x => x.FeeTo).Must((all, text) => IsFee(text) && !(SchoolDraft.Number(text) < SchoolDraft.Number(all.FeeFrom))).Says("School_FeeWrong");
        RuleFor(x => x.Admits).Must(text => IsList(text, code => SchoolDraft.Choice<ResidenceGroup>(code) is not null)).Says("School_NotInList");
        RuleFor(x => x.Documents).Must(text => IsList(text, code => DocumentKinds.Find(code) is not null)).Says("School_NotInList");
        RuleFor(x => x.Website).Must(text => Typed.Tidy(text) is not { } address || (address.Length <= School.WebsiteMax && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)).Says("School_WebsiteWrong");
        RuleFor(x => x.Waiting).Must(text => SchoolDraft.Choice<SchoolWaiting>(text) is not null).Says("School_NotInList");
        // Whether there are places is worth nothing without the day on which somebody asked.
        RuleFor(x => x.WaitingOn).Must((all, text) => SchoolDraft.Choice<SchoolWaiting>(all.Waiting) is null or SchoolWaiting.Unknown ? string.IsNullOrWhiteSpace(text) || SchoolDraft.Day(text) is not null : SchoolDraft.Day(text) is not null).Says("School_DayMissing");
        RuleFor(x => x.Source).Must(text => Typed.Tidy(text) is not null).Says("School_SourceMissing").IsPlainText(School.SourceMax, "School_TooLong");
        RuleFor(x => x.VerifiedOn).Must(text => SchoolDraft.Day(text) is not null).Says("School_DayMissing");
        RuleFor(x => x.Certainty).Must(text => SchoolDraft.Choice<TaskCertainty>(text) is not null).Says("School_NotInList");
    }

    private static bool IsFee(string? text) => string.IsNullOrWhiteSpace(text) || SchoolDraft.Number(text) is <= School.FeeMost;

    private static bool IsList(string? text, Func<string, bool> known) => (text?.Length ?? 0) <= SchoolDraft.ListMax && SchoolDraft.Codes(text).All(known);
}
