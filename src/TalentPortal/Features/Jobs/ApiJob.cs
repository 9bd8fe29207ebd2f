using System.ComponentModel;
using System.Text.Json.Serialization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A public posting as programs read it. Fields are added, never renamed or taken away, as long as it is version 1.</summary>
public sealed record ApiJob
{
    [Description("The same for ever, also when the posting is changed, lapses and comes back.")]
    public required Guid Id { get; init; }

    [Description("Address of this record.")]
    public required string Self { get; init; }

    [Description("Address of the page for people, in both languages.")]
    public required Bilingual Url { get; init; }

    [Description("Title as the employer wrote it; null in a language in which it did not.")]
    public required Bilingual Title { get; init; }

    [Description("Description as safe HTML (p, ul, ol, li, strong, em, a, h1 to h6, blockquote, code, pre, br, hr).")]
    public required Bilingual Description { get; init; }

    [Description("How the two languages stand to each other: only one is there, or one was changed after the other.")]
    [JsonConverter(typeof(ApiEnum<JobTranslation>))]
    public required JobTranslation Translation { get; init; }

    public required ApiJobEmployer Employer { get; init; }

    public required ApiPublisher Publisher { get; init; }

    [Description("Where the work is done.")]
    [JsonConverter(typeof(ApiEnum<Workplace>))]
    public required Workplace Workplace { get; init; }

    public required ApiPlace Place { get; init; }

    [Description("Branch, with a code of /industries; null where the employer named none.")]
    public required ApiTerm? Industry { get; init; }

    [Description("Kind of employment, with a code of /employment-kinds.")]
    public required ApiTerm Kind { get; init; }

    [Description("Lowest degree asked for, with a code of /degrees; null where none is named.")]
    public required ApiTerm? Degree { get; init; }

    [Description("Unit group of ISCO-08; null where none is named.")]
    public required ApiTerm? Occupation { get; init; }

    [Description("Skills asked for; empty where none are named.")]
    public required IReadOnlyList<ApiSkill> Skills { get; init; }

    [Description("Years of experience asked for; 0 asks for none, null says nothing.")]
    public required int? ExperienceYears { get; init; }

    [Description("Level of the Chinese proficiency test (HSK) asked for, 1 to 9; 0 asks for no Chinese, null says nothing.")]
    public required int? HskLevel { get; init; }

    [Description("Languages asked for besides Chinese.")]
    public required IReadOnlyList<ApiLanguage> Languages { get; init; }

    [Description("About how much of the work is done elsewhere, in percent; only where the workplace is hybrid.")]
    public required int? RemoteShare { get; init; }

    [Description("Hours a week of a position that is not full-time.")]
    public required int? HoursWeek { get; init; }

    [Description("Only where the kind is project.")]
    public required ApiProject? Project { get; init; }

    [Description("What comes besides pay, each kind at most once.")]
    public required IReadOnlyList<ApiBenefit> Benefits { get; init; }

    [Description("Classes of the work permit for foreigners (A, B) for which the employer thinks the position fit; the authority decides.")]
    public required IReadOnlyList<string> PermitClasses { get; init; }

    [Description("Pay before tax; null where it is by agreement.")]
    public required ApiPay? Pay { get; init; }

    [Description("For how many months a year a monthly pay is paid; null where that is not said.")]
    public required int? PayMonths { get; init; }

    [Description("Whether the employer will talk about pay.")]
    public required bool PayNegotiable { get; init; }

    [Description("How many people are sought; null where that is not said.")]
    public required int? Headcount { get; init; }

    [Description("Last day on which one can apply, at the publisher's place; null while it is open.")]
    public required DateOnly? ClosingDate { get; init; }

    [Description("Where one applies, if not on the page: postings collected elsewhere lead back to their source.")]
    public required string? SourceUrl { get; init; }

    [Description("Whether staff of the publisher read what it says before it became public.")]
    public required bool Reviewed { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    [Description("When the public text last changed.")]
    public required DateTimeOffset ChangedAt { get; init; }

    [Description("When the employer, or the source, last said that the position is open.")]
    public required DateTimeOffset ConfirmedAt { get; init; }

    internal static ApiJob Of(PublishedPosting posting, SiteAddresses addresses)
    {
        var content = posting.Content;
        return new()
        {
            Id = posting.Id,
            Self = $"{addresses.Root(posting.Publisher)}{ApiEndpoints.Base}/{posting.Path}",
            Url = InBoth(language => addresses.Of(posting.Publisher, language, posting.Path)),
            Title = content.Title,
            Description = InBoth(language => content.Description.Has(language) ? SafeMarkdown.ToHtml(content.Description.In(language)) : null),
            Translation = posting.Translation,
            Employer = new()
            {
                Id = posting.EmployerId,
                Self = posting.EmployerId is { } named ? $"{addresses.Root(posting.Publisher)}{ApiEndpoints.Base}/employers/{named}" : null,
                Name = posting.Employer,
                Verified = posting.Verification is not null,
                Confidential = posting.EmployerId is null,
                About = content.About,
            },
            Publisher = new() { Slug = posting.Publisher.Slug, Name = posting.Publisher.Name },
            Workplace = content.Workplace,
            Place = new()
            {
                Country = posting.CountryCode,
                Division = posting.Division?.Code,
                District = posting.District?.Code,
                Name = InBoth(language => JobItem.PlaceOf(content.DivisionCode, content.CountryCode, null, language, content.DistrictCode)),
                Text = content.PlaceText,
            },
            Industry = ApiTerm.Of(posting.Industry),
            Kind = ApiTerm.Of(posting.Kind)!,
            Degree = ApiTerm.Of(posting.Degree),
            Pay = content.HasPay ? new() { Min = content.PayMin, Max = content.PayMax, Currency = content.PayCurrency!, Period = content.PayPeriod! } : null,
            Occupation = ApiTerm.Of(posting.Occupation),
            Skills = ApiDemands.Skills(content),
            ExperienceYears = content.ExperienceYears,
            HskLevel = content.HskLevel,
            Languages = ApiDemands.Languages(content),
            RemoteShare = content.RemoteShare,
            HoursWeek = content.HoursWeek,
            Project = ApiDemands.Project(content),
            Benefits = ApiDemands.Benefits(content),
            PermitClasses = ApiDemands.Permits(content),
            PayMonths = content.PayMonths,
            PayNegotiable = content.PayNegotiable,
            Headcount = content.Headcount,
            ClosingDate = content.ClosingDate,
            SourceUrl = posting.SourceUrl,
            Reviewed = posting.IsReviewed,
            PublishedAt = posting.PublishedAt.ToUniversalTime(),
            ChangedAt = posting.ChangedAt.ToUniversalTime(),
            ConfirmedAt = posting.ConfirmedAt.ToUniversalTime(),
        };
    }

    private static Bilingual InBoth(Func<Language, string?> text) => new(text(Language.Chinese), text(Language.English));
}

/// <summary>A page of postings.</summary>
public sealed record ApiJobPage
{
    public required IReadOnlyList<ApiJob> Items { get; init; }

    [Description("Address of the next page, older postings; null on the last. It stays valid while new postings arrive.")]
    public required string? Next { get; init; }
}

/// <summary>The talent service that published it.</summary>
public sealed record ApiPublisher
{
    [Description("First segment of its addresses.")]
    public required string Slug { get; init; }

    public required Bilingual Name { get; init; }
}

/// <summary>Where the work is done.</summary>
public sealed record ApiPlace
{
    [Description("ISO 3166-1 alpha-2; null for remote work that names no country.")]
    public required string? Country { get; init; }

    [Description("Code of GB/T 2260, see /divisions; null abroad.")]
    public required string? Division { get; init; }

    [Description("Code of GB/T 2260, see /districts; null where it is not said.")]
    public required string? District { get; init; }

    [Description("The city with its district and province, or the country.")]
    public required Bilingual Name { get; init; }

    [Description("What the employer adds, in its own words.")]
    public required string? Text { get; init; }
}

/// <summary>Pay.</summary>
public sealed record ApiPay
{
    [Description("Lowest, in units of the currency; null is open downwards.")]
    public required decimal? Min { get; init; }

    [Description("Highest; null is open upwards.")]
    public required decimal? Max { get; init; }

    [Description("ISO 4217.")]
    public required string Currency { get; init; }

    [Description("hour, day, week, month or year.")]
    public required string Period { get; init; }
}

/// <summary>An entry of the reference data.</summary>
public sealed record ApiTerm
{
    public required string Code { get; init; }

    public required Bilingual Name { get; init; }

    internal static ApiTerm? Of(ReferenceEntry? entry) => entry is null ? null : new() { Code = entry.Code, Name = new(entry.NameZh, entry.NameEn) };
}
