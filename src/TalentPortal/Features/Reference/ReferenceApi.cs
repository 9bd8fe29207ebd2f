using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Reference;

/// <summary>A branch of the industry tree as programs read it.</summary>
public sealed record ApiIndustry
{
    public required string Code { get; init; }

    [Description("Code of the branch above; null at the root.")]
    public required string? Parent { get; init; }

    public required Bilingual Name { get; init; }

    [Description("Section of ISIC Rev. 4.")]
    public required string Isic { get; init; }

    [Description("Door of GB/T 4754-2017.")]
    public required string Gbt4754 { get; init; }
}

/// <summary>A province or city of China as programs read it.</summary>
public sealed record ApiDivision
{
    [Description("GB/T 2260.")]
    public required string Code { get; init; }

    [Description("Code of the province; null for a province.")]
    public required string? Parent { get; init; }

    [JsonConverter(typeof(ApiEnum<DivisionLevel>))]
    public required DivisionLevel Level { get; init; }

    [Description("As filters take it.")]
    public required string Slug { get; init; }

    public required Bilingual Name { get; init; }

    [Description("ISO 3166-1 alpha-2.")]
    public required string Country { get; init; }
}

/// <summary>A kind of employment as programs read it.</summary>
public sealed record ApiEmploymentKind
{
    public required string Code { get; init; }

    public required Bilingual Name { get; init; }

    [Description("The employmentType of schema.org.")]
    public required string SchemaOrg { get; init; }
}

/// <summary>A degree as programs read it.</summary>
public sealed record ApiDegree
{
    public required string Code { get; init; }

    public required Bilingual Name { get; init; }

    [Description("From 0, none, to 5, doctorate: a higher one satisfies a lower demand.")]
    public required int Rank { get; init; }

    [Description("Level of ISCED 2011; null for none.")]
    public required int? Isced { get; init; }
}

/// <summary>A district within a city.</summary>
public sealed record ApiDistrict
{
    [Description("Code of GB/T 2260.")]
    public required string Code { get; init; }

    [Description("The city, with a code of /divisions.")]
    public required string City { get; init; }

    [Description("For the filter of /jobs.")]
    public required string Slug { get; init; }

    public required Bilingual Name { get; init; }
}

/// <summary>Codes for programs. They are part of the program, so no request is behind them; they change with a release.</summary>
internal static class ReferenceApi
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        List(endpoints, "industries", "listIndustries", "Branches of industry, parents first", ReferenceData.Industries, one => new ApiIndustry { Code = one.Code, Parent = one.ParentCode, Name = Name(one), Isic = one.Isic, Gbt4754 = one.Gbt4754 });
        List(endpoints, "divisions", "listDivisions", "Provinces and cities of China", ReferenceData.Divisions, one => new ApiDivision { Code = one.Code, Parent = one.ParentCode, Level = one.Level, Slug = one.Slug, Name = Name(one), Country = one.CountryCode });
        List(endpoints, "districts", "listDistricts", "Districts, counties and county-level cities of those cities of which the portal has a list", ReferenceData.Districts, one => new ApiDistrict { Code = one.Code, City = one.CityCode, Slug = one.Slug, Name = Name(one) });
        List(endpoints, "employment-kinds", "listEmploymentKinds", "Kinds of employment", ReferenceData.EmploymentKinds, one => new ApiEmploymentKind { Code = one.Code, Name = Name(one), SchemaOrg = one.SchemaOrg });
        List(endpoints, "degrees", "listDegrees", "Degrees, the highest first", ReferenceData.Degrees, one => new ApiDegree { Code = one.Code, Name = Name(one), Rank = one.Rank, Isced = one.Isced });
    }

    private static void List<TEntry, TApi>(IEndpointRouteBuilder endpoints, string path, string name, string summary, ReferenceList<TEntry> entries, Func<TEntry, TApi> of)
        where TEntry : ReferenceEntry
    {
        IReadOnlyList<TApi> all = [.. entries.Select(of)];
        endpoints.MapPublicApi("/" + path, name, (HttpContext http) => ApiJson.Answer(http, all, new CacheControlHeaderValue { Public = true, MaxAge = Day })).WithTags("Reference").Produces<IReadOnlyList<TApi>>()
            .WithSummary(summary).WithDescription("The same on every site; changes with a release of the portal only.");
    }

    private static Bilingual Name(ReferenceEntry entry) => new(entry.NameZh, entry.NameEn);
}
