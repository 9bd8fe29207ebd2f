using System.Resources;
using System.Text;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// The text of a posting from outside, as Markdown. Sources put into fields of their own what people read as text;
/// what is said there is written out under the description.
/// </summary>
internal static class JobDescriptions
{
    private static readonly ResourceManager texts = new(typeof(JobsText));

    private static readonly (string Property, string Heading)[] Sections =
    [
        ("responsibilities", "ImportJobs_Responsibilities"), ("qualifications", "ImportJobs_Qualifications"), ("skills", "ImportJobs_Skills"),
        ("experienceRequirements", "ImportJobs_Experience"), ("jobBenefits", "ImportJobs_Benefits"), ("workHours", "ImportJobs_WorkHours"),
    ];

    public static string Of(JobJson posting, string? unclearPay, Language language)
    {
        var text = new StringBuilder();
        if (posting.Text("description") is { } description) text.Append(HtmlToMarkdown.Convert(description));
        foreach (var (property, heading) in Sections)
        {
            var said = string.Join(Text("ImportJobs_Comma", language), posting.Child(property).All().Select(one => Words(one, language)).OfType<string>());
            if (said.Length > 0) Add(heading, said);
        }

        if (unclearPay is not null) Add("ImportJobs_PayAsStated", unclearPay);
        if (text.Length == 0) text.Append(Text("ImportJobs_NoDescription", language));
        return text.ToString();

        void Add(string heading, string said) => text.Append(text.Length > 0 ? "\n\n" : "").Append("### ").Append(Text(heading, language)).Append("\n\n").Append(said);
    }

    private static string? Words(JobJson value, Language language)
    {
        if (value.Text() is { } text) return HtmlToMarkdown.Convert(text);
        if (value.Text("name", "description") is { } name) return HtmlToMarkdown.Convert(name);
        var (from, to) = (value.Number("yearsMin") ?? value.Number("monthsOfExperience") / 12, value.Number("yearsMax"));
        return (from, to) switch
        {
            ({ } low, { } high) => string.Format(language.Culture(), Text("ImportJobs_YearsBetween", language), low, high),
            ({ } low, null) => string.Format(language.Culture(), Text(low == 1 ? "ImportJobs_YearsFrom_One" : "ImportJobs_YearsFrom", language), low),
            _ => null,
        };
    }

    private static string Text(string key, Language language) => texts.GetString(key, language.Culture()) ?? throw new MissingManifestResourceException(key);
}
