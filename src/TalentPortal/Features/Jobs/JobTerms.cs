using System.Collections.Frozen;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>What a posting from outside says of kind, degree, branch and workplace, in the codes of the reference data. Unknown words say nothing.</summary>
internal static class JobTerms
{
    public const string UsualKind = "permanent";

    /// <summary>Words of job boards for branches, beside the codes and names of the reference data.</summary>
    private static readonly FrozenDictionary<string, string> branches = new Dictionary<string, string>
    {
        ["hedge fund"] = "asset-management",
        ["asset manager"] = "asset-management",
        ["proprietary"] = "quantitative-trading",
        ["market maker"] = "quantitative-trading",
        ["private equity"] = "venture-capital",
        ["bank"] = "banking",
        ["software engineering"] = "software-development",
        ["software"] = "software-digital",
        ["information technology"] = "software-digital",
        ["it"] = "software-digital",
        ["data science"] = "big-data",
        ["quantitative research"] = "quantitative-trading",
        ["quantitative development"] = "quantitative-trading",
        ["integrated circuits"] = "semiconductors",
        ["pharmaceuticals"] = "biomedicine-health",
        ["biotechnology"] = "biomedicine-health",
        ["healthcare"] = "biomedicine-health",
        ["automotive"] = "vehicle-engineering",
        ["education"] = "education-research",
        ["logistics"] = "trade-logistics",
    }.Concat(ReferenceData.Industries.SelectMany(industry => (KeyValuePair<string, string>[])[new(Key(industry.Code), industry.Code), new(Key(industry.NameEn), industry.Code), new(Key(industry.NameZh), industry.Code)]))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary();

    public static string? Kind(JobJson posting)
    {
        foreach (var type in posting.Child("employmentType").All())
        {
            var name = type.Text()?.ToUpperInvariant().Replace('-', '_').Replace(' ', '_');
            if (name is null) continue;
            if (ReferenceData.EmploymentKinds.FirstOrDefault(kind => kind.Accepts.Contains(name) || kind.Code.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found) return found.Code;
            // An internship has an end, like a project.
            if (name is "INTERN" or "INTERNSHIP") return "project";
        }

        return null;
    }

    /// <summary>The lowest degree that is asked for. A degree that is only preferred is not asked for.</summary>
    public static string? Degree(JobJson posting)
    {
        var asked = posting.Child("educationRequirements").All().Select(one => one.Text("credentialCategory") ?? one.Text()).OfType<string>().Select(Key).Select(text =>
            text.Contains("preferred", StringComparison.Ordinal) ? null
            : Has(text, "no requirement", "none") ? "none-required"
            : Has(text, "bachelor", "undergraduate") ? "bachelor"
            : Has(text, "master", "postgraduate") ? "master"
            : Has(text, "doctor", "phd") ? "doctor"
            : Has(text, "associate") ? "associate"
            : Has(text, "high school", "secondary") ? "upper-secondary"
            : ReferenceData.Degrees.FirstOrDefault(degree => Key(degree.NameZh) == text)?.Code);
        return asked.OfType<string>().Select(code => ReferenceData.Degrees[code]).MinBy(degree => degree.Rank)?.Code;
    }

    /// <summary>The branch: the posting's own, or the employer's, or at last what the work is.</summary>
    public static string? Industry(JobJson posting, JobJson employer) =>
        new[] { posting.Text("industry") ?? posting.Child("industry").Text("name"), employer.Text("category", "industry"), posting.Text("occupationalCategory") ?? posting.Child("occupationalCategory").Text("name") }
            .OfType<string>().Select(text => branches.GetValueOrDefault(Key(text))).FirstOrDefault(code => code is not null);

    public static Workplace WorkplaceOf(JobJson posting)
    {
        var mode = posting.Text("workMode")?.ToUpperInvariant();
        if (posting.Text("jobLocationType") == "TELECOMMUTE" || mode == "REMOTE") return Workplace.Remote;
        return mode == "HYBRID" ? Workplace.Hybrid : Workplace.OnSite;
    }

    /// <summary>The unit group, where the source gives a code of ISCO-08: "2512", or "2512 Software developers".</summary>
    public static string? Occupation(JobJson posting)
    {
        foreach (var one in posting.Child("occupationalCategory").All())
        {
            var text = one.Text("codeValue", "name") ?? one.Text();
            // Other lists of occupations write 15-1252 or 2512.1: four digits and then a word, or nothing.
            if (text is { Length: >= 4 } && text[..4].All(char.IsAsciiDigit) && (text.Length == 4 || text[4] == ' ') && ReferenceData.Occupations.Find(text[..4]) is { IsUnit: true } found) return found.Code;
        }

        return null;
    }

    /// <summary>Skills that the source lists one by one; a paragraph about skills is none.</summary>
    public static ValueList<JobSkill> Skills(JobJson posting) => new(posting.Child("skills").All()
        .Select(one => one.Text("name") ?? one.Text()).OfType<string>().Where(text => text.Length <= JobSkill.WordsMax && !text.Contains('\n'))
        .Select(JobSkill.Of).OfType<JobSkill>().Distinct().Take(JobSkill.Most));

    /// <summary>Whole years, rounded up: who has fewer does not meet it.</summary>
    public static int? ExperienceYears(JobJson posting)
    {
        var asked = posting.Child("experienceRequirements");
        if (asked.Text() is "no requirements") return 0;
        return (asked.Number("monthsOfExperience") / 12 ?? asked.Number("yearsMin")) is { } years and >= 0 and <= JobContent.ExperienceMax ? (int)decimal.Ceiling(years) : null;
    }

    private static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string Key(string text) => TextNormaliser.ForComparing(text).Replace('_', ' ').Replace('-', ' ').Trim();
}
