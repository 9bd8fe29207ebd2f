using System.Globalization;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>The filters of a request: from the words of the address to numbers of the search, and back.</summary>
internal sealed class JobFilters
{
    /// <summary>Of hundreds of skills so many are offered.</summary>
    private const int SkillsShown = 16;

    private readonly Language _language;
    private readonly List<JobFilter> _chosen = [];
    private readonly List<string> _unknown = [];
    private readonly Division? _place;
    private readonly District? _district;
    private readonly Industry? _industry;
    private readonly EmploymentKind? _kind;
    private readonly Degree? _degree;
    private readonly Guid? _employer;
    private readonly Workplace? _workplace;
    private readonly EmployerKind? _type;
    private readonly bool _verified;
    private readonly int _pay;
    private readonly int _days;
    private readonly Occupation? _occupation;
    private readonly IReadOnlyList<Skill> _skills;
    private readonly PermitClasses? _permit;
    private readonly int? _hsk;
    private readonly int? _years;

    /// <param name="employer">The employer that the request names, and what it is called.</param>
    public JobFilters(JobAsked request, Language language, (Guid Id, string Name)? employer)
    {
        _language = language;
        _employer = employer?.Id;
        if (employer is { } named) _chosen.Add(new JobFilter("employer", request.Employer!, named.Name));
        else if (!string.IsNullOrWhiteSpace(request.Employer)) _unknown.Add(request.Employer);
        // The city says more than the province; either name takes both, because a visitor who edits the address may confuse them.
        _place = Known("city", request.City, ReferenceData.Divisions.BySlug, d => d.ShortName(language)) ?? Known("province", request.Province, ReferenceData.Divisions.BySlug, d => d.ShortName(language));
        // A district says its city; one of another city than is asked for names nothing there.
        _district = Known("district", request.District, slug => ReferenceData.Districts.BySlug(slug) is { } one && (_place is not { IsCity: true } || one.CityCode == _place.Code) ? one : null, d => d.NameIn(language));
        if (_district is not null && _place is not { IsCity: true }) _place = ReferenceData.Divisions[_district.CityCode];
        _industry = Known("industry", request.Industry, ReferenceData.Industries.Find, i => i.Name(language));
        _kind = Known("kind", request.Kind, ReferenceData.EmploymentKinds.Find, k => k.Name(language));
        _degree = Known("degree", request.Degree, ReferenceData.Degrees.Find, d => d.Name(language));
        // The page finds the words for these.
        _workplace = Value("workplace", request.Workplace, WorkplaceOf, code => CodeOf(code));
        _type = Value("type", request.Type, TypeOf, code => CodeOf(code));
        _verified = Value("verified", request.Verified, value => value == "1" ? true : (bool?)null, _ => "1") ?? false;
        _pay = Value("pay", request.Pay, PayOf, yuan => yuan.ToString(CultureInfo.InvariantCulture)) ?? 0;
        _days = Value("days", request.Days, DaysOf, days => days.ToString(CultureInfo.InvariantCulture)) ?? 0;
        _occupation = Known("occupation", request.Occupation, ReferenceData.Occupations.Find, o => o.Name(language));
        _skills = Known("skill", request.Skill, SkillsOf, skills => string.Join(" + ", skills.Select(skill => skill.Name(language)))) ?? [];
        _permit = Value("permit", request.Permit, PermitOf, one => CodeOf(one));
        _hsk = Value("hsk", request.Hsk, typed => NumberOf(typed, 0, JobContent.HskMax), level => level.ToString(CultureInfo.InvariantCulture));
        _years = Value("years", request.Years, typed => NumberOf(typed, 0, JobContent.ExperienceMax), years => years.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The first day that is asked for, and its first publication; zeros where all are.</summary>
    public async Task<(int Day, int Ord)> Since(NpgsqlConnection connection, DateTimeOffset now, int newest, CancellationToken ct)
    {
        if (_days == 0) return (0, 0);
        var day = JobSearchRow.DayOf(now) - _days + 1;
        return (day, await JobSearch.FirstSince(connection, day, newest, ct));
    }

    public static string CodeOf<T>(T value)
        where T : struct, Enum => SnakeCase.Of(value.ToString()).Replace('_', '-');

    public IReadOnlyList<JobFilter> Chosen => _chosen;

    public IReadOnlyList<string> Unknown => _unknown;

    public Language Language => _language;

    public Division? Place => _place;

    public Industry? Industry => _industry;

    /// <summary>A branch with what lies below it, and what lies above: postings are often listed under the broader branch.</summary>
    public static (int Sector, IReadOnlyList<int> Industries, IReadOnlyList<int> Broader) Branches(Industry industry) =>
        (SearchNumbers.OfIndustry(industry.Code).Sector,
            industry.ParentCode is null ? [] : [.. ReferenceData.Industries.WithDescendants(industry.Code).Select(one => SearchNumbers.OfIndustry(one.Code).Industry)],
            [.. ReferenceData.Industries.Ancestors(industry.Code).Select(one => SearchNumbers.OfIndustry(one.Code).Industry)]);

    public JobQuery Apply(JobQuery query)
    {
        var (province, city) = SearchNumbers.OfPlace(_place?.Code);
        (int Sector, IReadOnlyList<int> Industries, IReadOnlyList<int> Broader) branches = _industry is null ? (0, [], []) : Branches(_industry);
        return query with
        {
            Province = province,
            // A province that is one city: everything in it lies in the city, also where only the province is known.
            City = _place?.Level == DivisionLevel.City ? city : 0,
            District = _district is { } district ? SearchAsks.OfDistrict(district) : 0,
            Sector = branches.Sector,
            Industries = branches.Industries,
            Broader = branches.Broader,
            EmployerId = _employer,
            Kind = SearchNumbers.OfKind(_kind?.Code),
            Degree = SearchNumbers.OfDegree(_degree?.Code),
            Workplace = _workplace is { } workplace ? SearchNumbers.OfWorkplace(workplace) : (short)0,
            EmployerKind = _type is { } type ? SearchNumbers.OfEmployerKind(type) : (short)0,
            Verified = _verified,
            Pay = _pay,
            Occupation = SearchAsks.OfOccupation(_occupation?.Code) ?? 0,
            Skills = [.. _skills.Select(skill => SearchAsks.OfSkill(skill.Code)!.Value)],
            Permit = _permit is { } permit ? SearchAsks.OfPermit(permit) : 0,
            Hsk = _hsk,
            Years = _years,
        };
    }

    /// <summary>Of the chosen filters those for which another value can be taken at once, each with the query that leaves it open.</summary>
    public IEnumerable<(JobFacet Facet, JobQuery Open)> Sideways(JobQuery query)
    {
        if (_place?.Level == DivisionLevel.City && _place.ParentCode is not null) yield return (JobFacet.City, query with { City = 0 });
        if (_kind is not null) yield return (JobFacet.Kind, query with { Kind = 0 });
        if (_degree is not null) yield return (JobFacet.Degree, query with { Degree = 0 });
        if (_workplace is not null) yield return (JobFacet.Workplace, query with { Workplace = 0 });
        if (_type is not null) yield return (JobFacet.EmployerKind, query with { EmployerKind = 0 });
    }

    /// <summary>The facets in the order of the page, the most frequent values first; without those that narrow nothing down.</summary>
    /// <param name="sideways">Of chosen filters, what the other values would find.</param>
    public IReadOnlyList<JobFacetGroup> Groups(IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> facets, IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> sideways)
    {
        JobFacetGroup?[] groups =
        [
            _place is null ? Group("province", JobFacet.Province, SearchNumbers.Province, d => d.Slug, d => d.ShortName(_language))
                : Group("city", JobFacet.City, SearchNumbers.City, d => d.Slug, d => d.ShortName(_language), _place.Level == DivisionLevel.City ? _place.Slug : null),
            _district is null ? Group("district", JobFacet.District, SearchAsks.District, d => d.Slug, d => d.NameIn(_language)) : null,
            _industry is null ? Group("industry", JobFacet.Sector, SearchNumbers.Industry, i => i.Code, i => i.Name(_language))
                : Group("industry", JobFacet.Industry, BranchBelow, i => i.Code, i => i.Name(_language)),
            Group("kind", JobFacet.Kind, SearchNumbers.Kind, k => k.Code, k => k.Name(_language), _kind?.Code),
            Group("degree", JobFacet.Degree, SearchNumbers.Degree, d => d.Code, d => d.Name(_language), _degree?.Code),
            _occupation is null ? Group("occupation", JobFacet.Occupation, SearchAsks.Occupation, o => o.Code, o => o.Name(_language)) : null,
            Skills(),
            _pay == 0 ? Coded("pay", JobFacet.Pay, yuan => yuan.ToString(CultureInfo.InvariantCulture), byNumber: true) : null,
            Coded("workplace", JobFacet.Workplace, number => SearchNumbers.Workplace(number) is { } one ? CodeOf(one) : null, chosen: _workplace is { } workplace ? CodeOf(workplace) : null),
            Coded("type", JobFacet.EmployerKind, number => SearchNumbers.EmployerKind(number) is { } one ? CodeOf(one) : null, chosen: _type is { } type ? CodeOf(type) : null),
            _verified ? null : Coded("verified", JobFacet.Verified, number => number == 1 ? "1" : null),
        ];
        return [.. groups.OfType<JobFacetGroup>()];

        // One more to those that are chosen: all of them are asked for.
        JobFacetGroup? Skills()
        {
            if (_skills.Count == JobAsked.SkillsMax || Group("skill", JobFacet.Skill, SearchAsks.Skill, s => s.Code, s => s.Name(_language)) is not { } found) return null;
            var values = found.Values.Where(value => _skills.All(skill => skill.Code != value.Value)).Take(SkillsShown);
            return Shown("skill", [.. values.Select(value => value with { Value = string.Join(',', _skills.Select(skill => skill.Code).Append(value.Value)) })], null);
        }

        JobFacetGroup? Coded(string name, JobFacet facet, Func<int, string?> code, bool byNumber = false, string? chosen = null)
        {
            if (!(chosen is null ? facets : sideways).TryGetValue(facet, out var counts)) return null;
            var values = counts.Where(value => value.Count > 0 && code(value.Number) is not null).OrderBy(value => byNumber ? value.Number : -value.Count)
                .Select(value => new JobFacetValue(code(value.Number)!, code(value.Number)!, value.Count) { IsChosen = code(value.Number) == chosen }).ToList();
            return Shown(name, values, chosen);
        }

        JobFacetGroup? Group<T>(string name, JobFacet facet, Func<int, T?> find, Func<T, string> code, Func<T, string> text, string? chosen = null)
            where T : ReferenceEntry
        {
            if (!(chosen is null ? facets : sideways).TryGetValue(facet, out var counts)) return null;
            var values = counts.Select(value => (Entry: find(value.Number), value.Count)).Where(value => value.Entry is not null && (chosen is not null || value.Entry.Code != _place?.Code))
                .GroupBy(value => value.Entry!).Select(same => new JobFacetValue(code(same.Key), text(same.Key), same.Sum(value => value.Count)) { IsChosen = code(same.Key) == chosen })
                .OrderByDescending(value => value.Count).ThenBy(value => value.Text, StringComparer.CurrentCulture).ToList();
            return Shown(name, values, chosen);
        }

        // The chosen value alone leads nowhere.
        static JobFacetGroup? Shown(string name, IReadOnlyList<JobFacetValue> values, string? chosen) => values.Any(value => value.Value != chosen) ? new JobFacetGroup(name, values) : null;
    }

    /// <summary>The branch directly below the chosen one under which a posting's branch lies.</summary>
    private Industry? BranchBelow(int number) =>
        SearchNumbers.Industry(number) is { } leaf ? ReferenceData.Industries.Ancestors(leaf.Code).Prepend(leaf).FirstOrDefault(one => one.ParentCode == _industry!.Code) : null;

    private T? Known<T>(string name, string? value, Func<string?, T?> find, Func<T, string> text)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var found = find(value.Trim().ToLowerInvariant());
        if (found is null) _unknown.Add(value);
        else _chosen.Add(new JobFilter(name, value, text(found)));
        return found;
    }

    private T? Value<T>(string name, string? value, Func<string, T?> find, Func<T, string> code)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var found = find(value.Trim().ToLowerInvariant());
        if (found is null) _unknown.Add(value);
        else _chosen.Add(new JobFilter(name, value, code(found.Value)));
        return found;
    }

    private static Workplace? WorkplaceOf(string code) => Enum.GetValues<Workplace>().Cast<Workplace?>().FirstOrDefault(one => CodeOf(one!.Value) == code);

    private static EmployerKind? TypeOf(string code) => Enum.GetValues<EmployerKind>().Cast<EmployerKind?>().FirstOrDefault(one => CodeOf(one!.Value) == code);

    private static int? PayOf(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && yuan is >= 1 and <= JobContent.PayLimit ? (int)yuan : null;

    private static int? DaysOf(string typed) => NumberOf(typed, 1, JobAsked.DaysMax);

    private static int? NumberOf(string typed, int least, int most) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static PermitClasses? PermitOf(string code) => code switch { "a" => PermitClasses.A, "b" => PermitClasses.B, _ => null };

    /// <summary>One code, or some with commas between; all must be known.</summary>
    private static IReadOnlyList<Skill>? SkillsOf(string? codes)
    {
        var skills = (codes ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(ReferenceData.Skills.Find).ToList();
        return skills.Count is > 0 and <= JobAsked.SkillsMax && skills.TrueForAll(skill => skill is not null) ? [.. skills.OfType<Skill>()] : null;
    }
}
