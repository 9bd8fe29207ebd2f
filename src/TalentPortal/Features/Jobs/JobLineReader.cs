using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// Reads lines that hold a schema.org JobPosting each. Strict where the portal would be wrong about a posting (which one
/// it is, what it is called, until when it is open), lenient where it would only know less.
/// </summary>
/// <param name="today">Postings whose last day lies before it are over.</param>
internal sealed class JobLineReader(DateOnly today)
{
    private readonly HashSet<(string, string)> _seen = [];

    public ReadLine Read(RawLine line)
    {
        if (line.Bytes is null) return Bad(line, JobLineFault.TooLong, $"over {JobLines.LongestLine} bytes");
        if (line.Bytes.AsSpan().Contains((byte)0)) return Bad(line, JobLineFault.UnstorableText, "U+0000");
        if (!Utf8.IsValid(line.Bytes)) return Bad(line, JobLineFault.BadEncoding, null);
        try
        {
            using var json = JsonDocument.Parse(line.Bytes);
            return Read(line, json.RootElement);
        }
        catch (JsonException error)
        {
            return Bad(line, JobLineFault.BadJson, $"at character {error.BytePositionInLine}");
        }
        catch (BadLineException bad)
        {
            return Bad(line, bad.Fault, bad.Message);
        }
    }

    private ReadLine Read(RawLine line, JsonElement root)
    {
        var posting = new JobJson(root);
        if (!posting.IsOfType("JobPosting")) throw new BadLineException(JobLineFault.NotAPosting, posting.Text("@type") ?? root.ValueKind.ToString());
        var employer = posting.Child("hiringOrganization");
        var employerName = employer.Text("name", "legalName") ?? employer.Text();
        var (scheme, identifier) = IdentifierOf(posting, employerName);
        if (!_seen.Add((scheme, identifier))) throw new BadLineException(JobLineFault.DuplicateIdentifier, identifier);
        var title = Within(posting.Text("title", "name") ?? throw new BadLineException(JobLineFault.MissingTitle, identifier), JobContent.TitleMax, "title");
        if (employerName is null) throw new BadLineException(JobLineFault.MissingEmployer, identifier);
        Within(employerName, Employer.NameMax, "hiringOrganization");

        var notes = JobLineNotes.None;
        var language = IsChinese(title) ? Language.Chinese : Language.English;
        var place = JobPlaces.Of(posting);
        var pay = JobPay.Of(posting);
        var kind = JobTerms.Kind(posting);
        var posted = DateOf(posting, "datePosted");
        if (kind is null) notes |= JobLineNotes.KindAssumed;
        if (pay.Unclear is not null) notes |= JobLineNotes.PayUnclear;
        if (place.CountryCode is null) notes |= JobLineNotes.PlaceUnknown;
        if (posted is null) notes |= JobLineNotes.NoDate;
        var content = new JobContent
        {
            Title = In(language, title),
            Description = In(language, Within(JobDescriptions.Of(posting, pay.Unclear, language), JobContent.DescriptionMax, "description")),
            DivisionCode = place.DivisionCode,
            CountryCode = place.CountryCode,
            PlaceText = place.Text,
            Workplace = JobTerms.WorkplaceOf(posting),
            IndustryCode = JobTerms.Industry(posting, employer),
            KindCode = kind ?? JobTerms.UsualKind,
            DegreeCode = JobTerms.Degree(posting),
            OccupationCode = JobTerms.Occupation(posting),
            Skills = JobTerms.Skills(posting),
            ExperienceYears = JobTerms.ExperienceYears(posting),
            PayMin = pay.Min,
            PayMax = pay.Max,
            PayCurrency = pay.Currency,
            PayPeriod = pay.Period,
            Headcount = posting.Number("totalJobOpenings") is { } count and >= 1 and <= JobContent.HeadcountMax && count % 1 == 0 ? (int)count : null,
            ClosingDate = ClosingDateOf(posting),
        };
        var source = new JobSource(scheme, identifier, WebAddress(posting.Text("url"), JobSource.UrlMax));
        var website = WebAddress(employer.Text("sameAs", "url"), Employer.WebsiteMax);
        return new ReadLine(line.Number, new JobLine(line.Number, source, employerName, KeyOf(employerName), website, content, posted), notes, null, null);
    }

    /// <summary>Who gave the identifier, and the identifier. Its address is none: employers use one address for many postings.</summary>
    private static (string Scheme, string Identifier) IdentifierOf(JobJson posting, string? employerName)
    {
        var given = posting.Child("identifier");
        var value = given.Text("value", "@id") ?? given.Text() ?? throw new BadLineException(JobLineFault.MissingIdentifier, null);
        var scheme = given.Text("name", "propertyID") ?? employerName ?? throw new BadLineException(JobLineFault.MissingEmployer, value);
        return (Within(scheme, JobSource.SchemeMax, "identifier.name"), Within(value, JobSource.IdentifierMax, "identifier.value"));
    }

    private DateOnly? ClosingDateOf(JobJson posting)
    {
        if (DateOf(posting, "validThrough") is not { } last) return null;
        if (last < today) throw new BadLineException(JobLineFault.Over, last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        // So far ahead it means "open until further notice".
        return last > today.AddDays(JobContent.OpenDaysMax) ? null : last;
    }

    private static DateOnly? DateOf(JobJson posting, string name)
    {
        if (posting.Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && char.IsAsciiDigit(text[0])) return DateOnly.FromDateTime(moment.DateTime);
        throw new BadLineException(JobLineFault.BadDate, $"{name} {Shorten(text)}");
    }

    private static string? WebAddress(string? text, int max) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && text!.Length <= max ? text : null;

    private static string Within(string text, int max, string what) =>
        text.Length <= max ? text : throw new BadLineException(JobLineFault.TooLong, $"{what}: {text.Length} of at most {max} characters");

    internal static string KeyOf(string employer) => string.Join(' ', TextNormaliser.ForComparing(employer).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsChinese(string text) => text.EnumerateRunes().Any(SearchTokens.IsCjk);

    private static Bilingual In(Language language, string text) => language == Language.Chinese ? new(text, null) : new(null, text);

    private static string Shorten(string text) => TextNormaliser.Beginning(text, 61);

    private static ReadLine Bad(RawLine line, JobLineFault fault, string? detail) => new(line.Number, null, JobLineNotes.None, fault, detail is null ? null : Shorten(detail));
}

/// <summary>A line cannot be read; the message is the value at fault.</summary>
internal sealed class BadLineException(JobLineFault fault, string? detail) : Exception(detail)
{
    public JobLineFault Fault { get; } = fault;
}
