using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>An invented posting.</summary>
internal sealed record Posting(
    int Tenant, Guid EmployerId, Bilingual Employer, bool Verified, Bilingual Title, Bilingual Body,
    string DivisionCode, string IndustryCode, string KindCode, string? DegreeCode, decimal? PayMinimum, decimal? PayMaximum)
{
    public SearchFacts Facts => new(DivisionCode, IndustryCode, KindCode, DegreeCode)
    {
        Pay = SearchPay.Of((PayMinimum ?? PayMaximum) is not null, PayMinimum, PayMaximum), Workplace = Workplace, Employer = new(EmployerKind, Verified), PublishedAt = PublishedAt,
        Occupation = SearchAsks.Unit(Occupation), Asks = SearchAsks.Of(Occupation, Skills, Hsk, Years, Permits),
    };

    public Workplace Workplace { get; init; }

    public EmployerKind EmployerKind { get; init; }

    public string? Occupation { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public int? Hsk { get; init; }

    public int? Years { get; init; }

    public PermitClasses Permits { get; init; }

    /// <summary>The higher its number, the later.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    public SearchTexts Texts
    {
        get
        {
            var place = ReferenceData.Divisions[DivisionCode];
            return new(Title, Employer, new(place.NameWithProvince(Language.Chinese), place.NameWithProvince(Language.English)), Body);
        }
    }
}

/// <summary>
/// Invented postings in Chinese and English, the same for the same seed. Words follow the law that few are common and
/// most are rare, so that a search meets terms of every frequency; places, branches and employers are uneven too.
/// </summary>
internal sealed class Postings(int seed)
{
    public const int Tenants = 100;
    private const int Employers = 4000;

    private static readonly string[] LevelsZh = ["", "", "", "高级", "资深", "首席", "助理", "初级"];
    private static readonly string[] LevelsEn = ["", "", "", "Senior ", "Principal ", "Lead ", "Assistant ", "Junior "];

    private static readonly Division[] cities = [.. ReferenceData.Divisions.Cities.Where(c => c.CountryCode == "CN").OrderBy(c => c.Pinyin.Length).ThenBy(c => c.Code)];
    private static readonly Industry[] industries = [.. ReferenceData.Industries];
    private static readonly Occupation[] units = [.. ReferenceData.Occupations.Where(occupation => occupation.IsUnit)];
    private static readonly Skill[] skills = [.. ReferenceData.Skills];
    private static readonly string?[] degrees = ["bachelor", "bachelor", "master", "master", "doctor", "none-required", "associate", null];

    /// <summary>Posting number <paramref name="index"/>, independent of all others.</summary>
    public Posting At(int index)
    {
        var random = new Random(unchecked(seed * 1_000_003 + index));
        var employer = Skewed(random, Employers, 1.6);
        var city = cities[Skewed(random, cities.Length, 2.2)];
        var role = Skewed(random, Words.Roles.Length, 1.5);
        var topic = Skewed(random, Words.Topics.Length, 1.8);
        var level = random.Next(LevelsZh.Length);
        var pay = random.Next(100) < 60 ? random.Next(15, 80) * 10_000m : (decimal?)null;
        return new Posting(
            Skewed(random, Tenants, 1.7), EmployerId(employer), EmployerName(employer), employer % 3 != 0,
            new(LevelsZh[level] + Words.Topics[topic].Zh + Words.Roles[role].Zh, LevelsEn[level] + Words.Topics[topic].En + " " + Words.Roles[role].En),
            new(random.Next(100) < 85 ? Chinese(random) : null, random.Next(100) < 60 ? English(random) : null),
            city.Code, industries[Skewed(random, industries.Length, 1.3)].Code, random.Next(10) switch { < 7 => "permanent", < 9 => "flexible", _ => "project" },
            degrees[random.Next(degrees.Length)], pay, pay + random.Next(0, 20) * 10_000m)
        {
            Workplace = random.Next(20) switch { 0 => Workplace.Remote, < 4 => Workplace.Hybrid, _ => Workplace.OnSite },
            EmployerKind = (employer % 12) switch { 0 => EmployerKind.University, 1 => EmployerKind.ResearchInstitute, 2 => EmployerKind.PublicBody, _ => EmployerKind.Company },
            PublishedAt = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(index * 30),
            Occupation = random.Next(10) < 7 ? units[Skewed(random, units.Length, 1.3)].Code : null,
            Skills = [.. Enumerable.Range(0, random.Next(6)).Select(_ => skills[Skewed(random, skills.Length, 1.2)].Code).Distinct()],
            Hsk = random.Next(10) switch { < 5 => null, < 8 => 0, _ => random.Next(3, 7) },
            Years = random.Next(10) < 4 ? null : random.Next(0, 11),
            Permits = random.Next(6) switch { 0 => PermitClasses.A, 1 => PermitClasses.B, 2 => PermitClasses.A | PermitClasses.B, _ => PermitClasses.None },
        };
    }

    /// <summary>Different queries as visitors type them: one to three words in either language, some with mixed ones, some single characters.</summary>
    public IEnumerable<string> Queries()
    {
        var random = new Random(seed ^ 0x5eed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var query = random.Next(12) switch
            {
                0 => Words.Topics[random.Next(Words.Topics.Length)].Zh[..1],
                1 or 2 => Words.Topics[random.Next(Words.Topics.Length)].Zh,
                3 => Words.Topics[random.Next(Words.Topics.Length)].En.ToLowerInvariant(),
                4 => Words.Topics[random.Next(Words.Topics.Length)].Zh + Words.Roles[random.Next(Words.Roles.Length)].Zh,
                5 => Words.Topics[random.Next(Words.Topics.Length)].En + " " + Words.Roles[random.Next(Words.Roles.Length)].En,
                6 => Words.Body[random.Next(Words.Body.Length)].Zh,
                7 => Words.Body[random.Next(Words.Body.Length)].En,
                8 => Words.Body[random.Next(Words.Body.Length)].Zh + " " + Words.Body[random.Next(Words.Body.Length)].Zh,
                9 => Words.Topics[random.Next(Words.Topics.Length)].En + " " + Words.Body[random.Next(Words.Body.Length)].Zh,
                10 => EmployerName(Skewed(random, Employers, 1.6)).Zh![2..6],
                _ => Rare(random.Next(4000)),
            };
            if (seen.Add(query)) yield return query;
        }
    }

    public static Guid EmployerId(int employer) => new(employer, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);

    private static Bilingual EmployerName(int employer)
    {
        var (city, a, b) = (cities[employer * 7 % 60], Words.Names[employer % Words.Names.Length], Words.Names[employer / Words.Names.Length % Words.Names.Length]);
        return new(city.ShortZh + a.Zh + b.Zh + "科技有限公司", $"{city.NameEn} {a.En}{b.En} Technology Co., Ltd.");
    }

    private static string Chinese(Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var sentence = random.Next(6, 14); sentence > 0; sentence--)
        {
            for (var word = random.Next(5, 12); word > 0; word--)
                text.Append(random.Next(8) == 0 ? Words.Topics[Skewed(random, Words.Topics.Length, 1.8)].Zh : Words.Body[Skewed(random, Words.Body.Length, 2)].Zh);
            text.Append('。');
        }
        return text.ToString();
    }

    private static string English(Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var word = random.Next(60, 160); word > 0; word--)
        {
            text.Append(random.Next(10) switch
            {
                0 => Words.Topics[Skewed(random, Words.Topics.Length, 1.8)].En,
                1 => Rare(Skewed(random, 4000, 1.2)),
                _ => Words.Body[Skewed(random, Words.Body.Length, 2)].En,
            }).Append(word % 12 == 0 ? ". " : " ");
        }
        return text.ToString();
    }

    private static string Rare(int number) => "q" + Convert.ToString(number + 4096, 8).Replace('0', 'a').Replace('1', 'e').Replace('2', 'l').Replace('3', 'r').Replace('4', 'n').Replace('5', 'o').Replace('6', 'i').Replace('7', 'u');

    /// <summary>A number below <paramref name="count"/>, the smaller the likelier.</summary>
    private static int Skewed(Random random, int count, double skew) => (int)(count * Math.Pow(random.NextDouble(), skew));
}
