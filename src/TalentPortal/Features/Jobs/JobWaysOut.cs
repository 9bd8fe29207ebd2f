using Npgsql;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>How a search that finds nothing is made wider.</summary>
public enum JobWayOutKind
{
    /// <summary>Without one of the conditions; its text is what it is called.</summary>
    WithoutFilter,

    /// <summary>Without the words.</summary>
    WithoutWords,

    /// <summary>With one of the words alone; its text is that word.</summary>
    OneWord,

    /// <summary>The whole province instead of the city; its text is the province.</summary>
    Province,

    /// <summary>The broader branch; its text is the branch.</summary>
    BroaderIndustry,
}

/// <summary>A wider search and what it finds.</summary>
/// <param name="Name">What in the address changes.</param>
/// <param name="Value">To what; null takes it out.</param>
/// <param name="IsExact">Whether <paramref name="Count"/> is all.</param>
public sealed record JobWayOut(JobWayOutKind Kind, string Text, string Name, string? Value, int Count, bool IsExact);

/// <summary>Tries what a search that found nothing would find with one condition less. Only what finds something is offered.</summary>
internal sealed class JobWaysOut(NpgsqlConnection connection, JobFilters filters, BrowseJobs request, JobQuery query, int oldest, int newest)
{
    private const int WordsMax = 3;

    public async Task<IReadOnlyList<JobWayOut>> Find(CancellationToken ct)
    {
        List<(JobWayOutKind Kind, string Text, string Name, string? Value, JobQuery Query)> tried = [];
        foreach (var filter in filters.Chosen) tried.Add((JobWayOutKind.WithoutFilter, filter.Text, filter.Name, null, Without(filter.Name)));
        if (filters.Place is { ParentCode: { } parent } && ReferenceData.Divisions.Find(parent) is { } province)
            tried.Add((JobWayOutKind.Province, province.ShortName(filters.Language), "province", province.Slug, query with { City = 0, District = 0 }));
        if (filters.Industry is { ParentCode: { } above } && ReferenceData.Industries.Find(above) is { } branch)
        {
            var wider = JobFilters.Branches(branch);
            tried.Add((JobWayOutKind.BroaderIndustry, branch.Name(filters.Language), "industry", branch.Code, query with { Sector = wider.Sector, Industries = wider.Industries, Broader = wider.Broader }));
        }

        if (query.Words is not null)
        {
            if (query.IsNarrowed) tried.Add((JobWayOutKind.WithoutWords, request.Q!, "q", null, query with { Words = null, Typed = null }));
            var words = request.Q!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words.Length > 1 ? words.Distinct().Take(WordsMax) : [])
            {
                if (SearchTokens.Query(word) is { } one) tried.Add((JobWayOutKind.OneWord, word, "q", word, query with { Words = one, Typed = null }));
            }
        }

        var found = new List<JobWayOut>();
        foreach (var way in tried)
        {
            var (count, isExact) = await JobSearch.Count(connection, way.Query, oldest, newest, ct);
            if (count > 0) found.Add(new(way.Kind, way.Text, way.Name, way.Value, count, isExact));
        }

        return found;
    }

    private JobQuery Without(string name) => name switch
    {
        "city" or "province" => query with { City = 0, Province = 0, District = 0 },
        "district" => query with { District = 0 },
        "industry" => query with { Sector = 0, Industries = [], Broader = [] },
        "employer" => query with { EmployerId = null },
        "kind" => query with { Kind = 0 },
        "degree" => query with { Degree = 0 },
        "workplace" => query with { Workplace = 0 },
        "type" => query with { EmployerKind = 0 },
        "verified" => query with { Verified = false },
        "pay" => query with { Pay = 0 },
        "occupation" => query with { Occupation = 0 },
        "skill" => query with { Skills = [] },
        "permit" => query with { Permit = 0 },
        "hsk" => query with { Hsk = null },
        "years" => query with { Years = null },
        "days" => query with { SinceDay = 0, SinceOrd = 0 },
        _ => query,
    };
}
