using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>A line as the form would have it.</summary>
/// <param name="Employer">Name of the organisation, where the file says it.</param>
internal sealed record ReadPosting(JobFields Fields, string? Employer, JobContent Content, IReadOnlyList<LineFault> Faults)
{
    /// <summary>Which posting it is; null where it does not say.</summary>
    public string? Key(bool ofTenant) =>
        Typed.Tidy(Fields.Reference) is not { Length: <= JobSource.IdentifierMax } reference || (ofTenant && Employer is null) ? null
        : (ofTenant ? KeyOf(Employer!) : "") + "|" + reference;

    /// <summary>An organisation by its name, as all imports know it.</summary>
    public static string KeyOf(string employer) => string.Join(' ', TextNormaliser.ForComparing(employer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>
/// Reads a line of a file as its sender meant it. What is understood fills the fields of the form; what is not is a fault of the
/// line and not a guess. Then the line has to hold what the form has to.
/// </summary>
/// <param name="map">For each column the field it fills; empty for none.</param>
/// <param name="today">The day at the tenant.</param>
internal sealed partial class PostingLineReader(IReadOnlyList<string> map, ImportGoal goal, bool ofTenant, DateOnly today)
{
    private const char TenThousand = '\u4e07';

    // "and more", "and less", as they stand behind an amount in Chinese.
    private const string AndMore = "\u4ee5\u4e0a";
    private const string AndLess = "\u4ee5\u4e0b";

    private static readonly string[] RangeSigns = ["-", "--", "~", "\u2013", "\u2014", "\u2015", "\u81f3", "\u5230", "to", ".."];
    private static readonly JobFieldsValidator Validator = new();
    private static readonly FrozenDictionary<string, PropertyInfo> Texts = typeof(JobFields).GetProperties().Where(property => property.PropertyType == typeof(string)).ToFrozenDictionary(property => property.Name);

    public ReadPosting Read(IReadOnlyList<string> cells)
    {
        var (fields, faults, employer) = (new JobFields { PayPeriod = null }, new List<LineFault>(), (string?)null);
        for (var i = 0; i < map.Count && i < cells.Count; i++)
        {
            if (map[i].Length == 0 || Typed.Tidy(SheetWriter.Original(cells[i])) is not { } text) continue;
            text = TextNormaliser.Clean(text);
            if (map[i] == ImportField.Employer) employer = text;
            else if (!Fill(fields, map[i], text)) faults.Add(new(map[i], "NotUnderstood", Short(text)));
        }

        if (fields.DistrictCode is { } district)
        {
            var meant = ReferenceData.Districts.Meant(district, fields.DivisionCode);
            (fields.DistrictCode, fields.DivisionCode) = (meant?.Code, fields.DivisionCode ?? meant?.CityCode);
            if (meant is null) faults.Add(new(nameof(JobFields.DistrictCode), "NotUnderstood", Short(district)));
        }

        // A year's pay taken for a month's is twelve times wrong: the file has to say which it means.
        if (fields.PayPeriod is null && (fields.PayMin ?? fields.PayMax) is not null) faults.Add(new(nameof(JobFields.PayPeriod), "PeriodMissing"));
        if (fields.Reference is null) faults.Add(new(ImportField.Reference, "ReferenceMissing"));
        if (ofTenant && employer is null) faults.Add(new(ImportField.Employer, "EmployerMissing"));
        if (employer?.Length > Employer.NameMax) faults.Add(new(ImportField.Employer, "TooLong", Employer.NameMax.ToString(CultureInfo.InvariantCulture)));
        var content = Judge(fields, faults);
        return new(fields, employer, content, faults);
    }

    /// <summary>What the form would say, each field once.</summary>
    private JobContent Judge(JobFields fields, List<LineFault> faults)
    {
        foreach (var error in Validator.Validate(fields).Errors) Add(error.PropertyName, (Platform.Messaging.TextKey)error.CustomState);
        var content = fields.ToContent();
        // Somebody has to look whether the words give away what the name must not.
        if (goal != ImportGoal.Draft && content.Confidential) faults.Add(new(nameof(JobFields.Confidential), "ConfidentialDraft"));
        if (goal == ImportGoal.Draft || faults.Count > 0) return content;
        foreach (var missing in content.MissingForReview(today)) Add(missing.Field, missing.Text);
        return content;

        void Add(string field, Platform.Messaging.TextKey text)
        {
            field = field.StartsWith(ImportField.Benefit, StringComparison.Ordinal) ? string.Join('.', field.Split('.').Take(2)) : field[(field.LastIndexOf('.') + 1)..];
            if (faults.All(fault => fault.Field != field)) faults.Add(new(field, text.Name[(text.Name.IndexOf('_', StringComparison.Ordinal) + 1)..], [.. text.Args.Select(arg => Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "")]));
        }
    }

    private static bool Fill(JobFields fields, string field, string text) => field switch
    {
        ImportField.Title => Set(fields, IsChinese(text) ? nameof(JobFields.TitleZh) : nameof(JobFields.TitleEn), text),
        ImportField.Description => Set(fields, IsChinese(text) ? nameof(JobFields.DescriptionZh) : nameof(JobFields.DescriptionEn), Markdown(text)),
        nameof(JobFields.DescriptionZh) or nameof(JobFields.DescriptionEn) => Set(fields, field, Markdown(text)),
        ImportField.Place => Place(fields, text),
        ImportField.Pay => Pay(fields, text),
        nameof(JobFields.DivisionCode) => Set(fields, field, ReferenceData.Divisions.Find(text)?.Code ?? ReferenceData.Divisions.BySlug(text)?.Code ?? PlaceMatcher.Match(text)?.DivisionCode),
        // Which it means shows when the city is read: it may stand further right.
        nameof(JobFields.DistrictCode) => Set(fields, field, text),
        nameof(JobFields.CountryCode) => Set(fields, field, ImportWords.Country(text)),
        nameof(JobFields.IndustryCode) => Set(fields, field, ImportWords.Industry(text)),
        nameof(JobFields.KindCode) => Set(fields, field, ImportWords.Kind(text)),
        nameof(JobFields.DegreeCode) => Set(fields, field, ImportWords.Degree(text)),
        nameof(JobFields.PayCurrency) => Set(fields, field, ImportWords.Currency(text)),
        nameof(JobFields.PayPeriod) => Set(fields, field, ImportWords.Period(text)),
        nameof(JobFields.ClosingDate) => Set(fields, field, Day(text)),
        nameof(JobFields.Workplace) => ImportWords.WorkplaceOf(text) is { } workplace && Do(() => fields.Workplace = workplace),
        nameof(JobFields.PayNegotiable) => ImportWords.YesOrNo(text) is { } yes && Do(() => fields.PayNegotiable = yes == "true"),
        nameof(JobFields.Confidential) => ImportWords.YesOrNo(text) is { } unnamed && Do(() => fields.Confidential = unnamed == "true"),
        nameof(JobFields.PermitA) => ImportWords.YesOrNo(text) is { } a && Do(() => fields.PermitA = a == "true"),
        nameof(JobFields.PermitB) => ImportWords.YesOrNo(text) is { } b && Do(() => fields.PermitB = b == "true"),
        nameof(JobFields.OccupationCode) => Set(fields, field, ImportWords.Occupation(text)),
        nameof(JobFields.Skills) => Do(() => fields.Skills = new(Parts(text))),
        nameof(JobFields.Languages) => Languages(fields, text),
        nameof(JobFields.ExperienceYears) => Set(fields, field, ImportWords.Degree(text) == "none-required" ? "0" : Whole().Match(TextNormaliser.ForComparing(text)) is { Success: true } least ? least.Value : null),
        nameof(JobFields.ProjectFrom) or nameof(JobFields.ProjectTo) => Set(fields, field, Day(text)),
        nameof(JobFields.HskLevel) or nameof(JobFields.HoursWeek) or nameof(JobFields.ProjectMonths) or nameof(JobFields.PayMonths) or nameof(JobFields.RemoteShare) => Set(fields, field, Number(text)),
        _ when field.StartsWith(ImportField.Benefit, StringComparison.Ordinal) => Benefit(fields, Enum.Parse<BenefitKind>(field[ImportField.Benefit.Length..]), text),
        _ => Set(fields, field, text),
    };

    private static bool Set(JobFields fields, string field, string? value)
    {
        if (value is not null) Texts[field].SetValue(fields, value);
        return value is not null;
    }

    private static bool Do(Action fill)
    {
        fill();
        return true;
    }

    /// <summary>The one number of a cell, whatever stands beside it: "HSK 4", "3 years and more", "40 %". Two numbers say nothing.</summary>
    private static string? Number(string text) => Whole().Matches(TextNormaliser.ForComparing(text)) is [var only] ? only.Value : null;

    private static IEnumerable<string> Parts(string text) => text.Split([';', '\uff1b', '\u3001', ',', '\uff0c', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>"English B2; German A1".</summary>
    private static bool Languages(JobFields fields, string text)
    {
        var read = Parts(text).Select(part => part.LastIndexOf(' ') is > 0 and var at && ImportWords.Language(part[..at]) is { } code ? new JobLanguage(code, part[(at + 1)..].ToUpperInvariant()) : null).ToList();
        return !read.Contains(null) && Do(() => fields.Languages = new(read.OfType<JobLanguage>()));
    }

    /// <summary>Words alone are the employer's promise; with what it rests on, the amount, the other language and the source behind: "written | 5000 | words | words | https://…".</summary>
    private static bool Benefit(JobFields fields, BenefitKind kind, string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length is not (1 or 5) || (parts.Length == 5 && ImportWords.Standing(parts[0]) is null)) return false;
        var benefit = parts.Length == 5 ? new BenefitFields(kind, ImportWords.Standing(parts[0])!.Value, parts[2], parts[3], parts[1], parts[4])
            : new BenefitFields(kind, BenefitStanding.Promised, IsChinese(text) ? text : null, IsChinese(text) ? null : text);
        return Do(() => fields.Benefits = new(fields.Benefits.Append(benefit).OrderBy(one => one.Kind)));
    }

    /// <summary>A place is known or stays in its words, which the review of the line then asks about.</summary>
    private static bool Place(JobFields fields, string text)
    {
        if (ImportWords.WorkplaceOf(text) == Workplace.Remote) return Do(() => fields.Workplace = Workplace.Remote);
        var place = PlaceMatcher.Match(text);
        (fields.DivisionCode, fields.CountryCode) = (place?.DivisionCode ?? fields.DivisionCode, place?.CountryCode ?? fields.CountryCode);
        if (place is null || place.DivisionCode is null) fields.PlaceText ??= text.Length <= JobContent.PlaceTextMax ? text : null;
        return place is not null;
    }

    /// <summary>"300,000-500,000", "20-30" with the sign for ten thousand behind, "8k a month", or that it is agreed.</summary>
    private static bool Pay(JobFields fields, string text)
    {
        var plain = TextNormaliser.ForComparing(text);
        // "20-30k, 14 times a year", as it is said in Chinese.
        if (Times().Match(plain) is { Success: true } times) (fields.PayMonths, fields.PayPeriod, plain) = (times.Groups[1].Value, "month", plain.Remove(times.Index, times.Length));
        if (ImportWords.IsAgreed(plain)) return Do(() => fields.PayNegotiable = true);
        var amounts = Amounts().Matches(plain);
        if (amounts.Count is not (1 or 2)) return false;
        var (first, last) = (amounts[0], amounts[^1]);
        if (amounts.Count == 2 && !RangeSigns.Contains(plain[(first.Index + first.Length)..last.Index].Trim())) return false;
        var rest = plain[(last.Index + last.Length)..];
        // "20-30k": the sign behind the second amount means both.
        var low = Amount(first, first.Groups["unit"].Length > 0 ? first : last);
        var (above, below) = (rest.StartsWith('+') || rest.Contains(AndMore, StringComparison.Ordinal), rest.Contains(AndLess, StringComparison.Ordinal));
        (fields.PayMin, fields.PayMax) = (below && amounts.Count == 1 ? null : low, above && amounts.Count == 1 ? null : Amount(last, last));
        var words = (plain[..first.Index] + "/" + rest).Replace(AndMore, "", StringComparison.Ordinal).Replace(AndLess, "", StringComparison.Ordinal);
        foreach (var word in words.Split(['/', '+', '(', ')', ' ', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ImportWords.Period(word) is { } period) fields.PayPeriod = period;
            else if (ImportWords.Currency(word) is { } currency) fields.PayCurrency = currency;
            else if (word is not ("a" or "per")) return false;
        }

        return true;

        static string Amount(Match amount, Match withUnit) => amount.Groups["number"].Value + withUnit.Groups["unit"].Value.Replace('w', TenThousand);
    }

    /// <summary>Year first, with any signs between: 2026-12-31, 2026/12/31, or with the Chinese words. Day and month alone can be mistaken.</summary>
    private static string? Day(string text)
    {
        var day = Date().Match(TextNormaliser.ForComparing(text));
        return day.Success && DateOnly.TryParseExact($"{day.Groups[1].Value}-{day.Groups[2].Value.PadLeft(2, '0')}-{day.Groups[3].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static string Markdown(string text) => HtmlTag().IsMatch(text) ? HtmlToMarkdown.Convert(text) : text;

    private static bool IsChinese(string text) => text.EnumerateRunes().Any(SearchTokens.IsCjk);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "\u2026";

    [GeneratedRegex(@"(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<unit>[\u4e07kw]?)", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"[\u00b7*x\u00d7 ,/]*(\d{2})\s*\u85aa", RegexOptions.None, 200)]
    private static partial Regex Times();

    [GeneratedRegex(@"\d+", RegexOptions.None, 200)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?:\D.*)?$", RegexOptions.None, 200)]
    private static partial Regex Date();

    [GeneratedRegex(@"</?(?:p|br|ul|ol|li|div|b|strong|h[1-6])\b[^>]*>", RegexOptions.IgnoreCase, 200)]
    private static partial Regex HtmlTag();
}
