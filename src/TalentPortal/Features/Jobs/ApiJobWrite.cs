using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What an employer's own system says a posting is to say.</summary>
public sealed record ApiJobWrite
{
    [Description("One language is enough; both are better.")]
    public required Bilingual Title { get; init; }

    [Description("Markdown.")]
    public required Bilingual Description { get; init; }

    [JsonConverter(typeof(ApiEnum<Workplace>))]
    public Workplace Workplace { get; init; }

    [Description("Code of GB/T 2260, see /divisions; abroad say country and place instead.")]
    public string? Division { get; init; }

    [Description("ISO 3166-1 alpha-2.")]
    public string? Country { get; init; }

    [Description("The place in words, where it is abroad or closer than a city.")]
    public string? Place { get; init; }

    [Description("Code of /industries.")]
    public string? Industry { get; init; }

    [Description("Code of /employment-kinds.")]
    public required string Kind { get; init; }

    [Description("Code of /degrees.")]
    public string? Degree { get; init; }

    public ApiPay? Pay { get; init; }

    public bool PayNegotiable { get; init; }

    public int? Headcount { get; init; }

    public DateOnly? ClosingDate { get; init; }

    [Description("Unit group of ISCO-08, four digits. This field and those below: left out, what the form says stays; null or an empty list takes it away.")]
    public string? Occupation { get; init; }

    [Description("Codes or names of the portal's list of skills, or words of your own; 20 at most.")]
    public IReadOnlyList<string>? Skills { get; init; }

    [Description("0 asks for none.")]
    public int? ExperienceYears { get; init; }

    [Description("Level of the Chinese proficiency test (HSK), 1 to 9; 0 asks for no Chinese.")]
    public int? HskLevel { get; init; }

    [Description("Besides Chinese; 5 at most.")]
    public IReadOnlyList<ApiLanguage>? Languages { get; init; }

    [Description("Percent of the work done elsewhere; only where the workplace is hybrid.")]
    public int? RemoteShare { get; init; }

    [Description("Of a position that is not full-time.")]
    public int? HoursWeek { get; init; }

    [Description("Only where the kind is project.")]
    public ApiProject? Project { get; init; }

    [Description("Each kind at most once.")]
    public IReadOnlyList<ApiBenefit>? Benefits { get; init; }

    [Description("A, B or both.")]
    public IReadOnlyList<string>? PermitClasses { get; init; }

    [Description("The employer is not named to readers; it tells its name to applicants. Cannot be changed once the posting was public.")]
    public bool Confidential { get; init; }

    [Description("What an employer that is not named says of itself, without giving its name away.")]
    public Bilingual? About { get; init; }

    [Description("Code of /districts, or a name of one; of the city that division says.")]
    public string? District { get; init; }

    [Description("Months a year for which a monthly pay is paid, 12 to 20.")]
    public int? PayMonths { get; init; }

    /// <summary>Laid over what is there, so that what only the form knows stays.</summary>
    /// <param name="said">Names of the fields that were sent: newer ones that were not stay as they are.</param>
    internal JobFields Over(JobFields? there, string reference, IReadOnlySet<string> said) => Demands((there ?? new JobFields()) with
    {
        TitleZh = Title.Zh, TitleEn = Title.En, DescriptionZh = Description.Zh, DescriptionEn = Description.En,
        Workplace = Workplace, DivisionCode = Division, CountryCode = Country, PlaceText = Place, IndustryCode = Industry, KindCode = Kind, DegreeCode = Degree,
        PayMin = Pay?.Min?.ToString(CultureInfo.InvariantCulture), PayMax = Pay?.Max?.ToString(CultureInfo.InvariantCulture), PayCurrency = Pay?.Currency, PayPeriod = Pay?.Period, PayNegotiable = PayNegotiable,
        Headcount = Headcount?.ToString(CultureInfo.InvariantCulture), ClosingDate = ClosingDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Reference = reference,
    }, said);

    private JobFields Demands(JobFields fields, IReadOnlySet<string> said)
    {
        if (said.Contains("occupation")) fields.OccupationCode = Occupation;
        if (said.Contains("skills")) fields.Skills = [.. (Skills ?? []).OfType<string>()];
        if (said.Contains("experienceYears")) fields.ExperienceYears = Text(ExperienceYears);
        if (said.Contains("hskLevel")) fields.HskLevel = Text(HskLevel);
        if (said.Contains("languages")) fields.Languages = [.. (Languages ?? []).OfType<ApiLanguage>().Select(one => new JobLanguage(one.Code, one.Level))];
        if (said.Contains("remoteShare")) fields.RemoteShare = Text(RemoteShare);
        if (said.Contains("hoursWeek")) fields.HoursWeek = Text(HoursWeek);
        if (said.Contains("payMonths")) fields.PayMonths = Text(PayMonths);
        if (said.Contains("benefits")) fields.Benefits = [.. (Benefits ?? []).OfType<ApiBenefit>().OrderBy(one => one.Kind).Select(one => new BenefitFields(one.Kind, one.Standing, one.Text.Zh, one.Text.En, one.Amount?.ToString(CultureInfo.InvariantCulture), one.SourceUrl))];
        if (said.Contains("permitClasses")) (fields.PermitA, fields.PermitB) = (PermitClasses?.Contains("A") ?? false, PermitClasses?.Contains("B") ?? false);
        // What names none stays, for the answer to say so.
        if (said.Contains("district")) fields.DistrictCode = ReferenceData.Districts.Meant(District, Division)?.Code ?? District;
        if (said.Contains("confidential")) fields.Confidential = Confidential;
        if (said.Contains("about")) (fields.AboutZh, fields.AboutEn) = (About?.Zh, About?.En);
        if (said.Contains("project"))
            (fields.ProjectMonths, fields.ProjectFrom, fields.ProjectTo, fields.DeliverablesZh, fields.DeliverablesEn) = (Text(Project?.Months), Text(Project?.From), Text(Project?.To), Project?.Deliverables.Zh, Project?.Deliverables.En);
        return fields;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a field of the form is called here.</summary>
    internal static string NameOf(string field) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        "TitleZh" => "title.zh", "TitleEn" => "title.en", "DescriptionZh" => "description.zh", "DescriptionEn" => "description.en", "AboutZh" => "about.zh", "AboutEn" => "about.en",
        "DivisionCode" => "division", "DistrictCode" => "district", "CountryCode" => "country", "PlaceText" => "place", "IndustryCode" => "industry", "KindCode" => "kind", "DegreeCode" => "degree",
        "PayMin" => "pay.min", "PayMax" => "pay.max", "PayCurrency" => "pay.currency", "PayPeriod" => "pay.period",
        "OccupationCode" => "occupation", "ProjectMonths" => "project.months", "ProjectFrom" => "project.from", "ProjectTo" => "project.to", "DeliverablesZh" => "project.deliverables.zh", "DeliverablesEn" => "project.deliverables.en",
        var other => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(other),
    };
}
