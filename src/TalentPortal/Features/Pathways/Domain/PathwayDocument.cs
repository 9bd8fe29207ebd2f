using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Whether a way can be gone.</summary>
public enum PathwayStatus
{
    InForce,

    /// <summary>It was announced, and nobody has said yet how it goes.</summary>
    Announced,
}

/// <summary>What becomes of a paper before an office takes it.</summary>
public enum PaperProof
{
    None,

    /// <summary>An apostille, or legalisation where the country has none.</summary>
    Apostille,
}

/// <summary>How long a whole way usually takes, as somebody says.</summary>
public sealed record PathwayWeeks(int Least, int Most, IReadOnlyList<string> Claims);

/// <summary>
/// The way to a visa, a permit, a card or hukou, step by step: what a file of the release has, and a row's body. Its texts may
/// hold marks of claims, see <see cref="TextToken"/>.
/// </summary>
/// <param name="Place">GB/T 2260 code, or <see cref="ParameterBook.Everywhere"/>.</param>
/// <param name="Guides">Keys of guides that tell more.</param>
/// <param name="Rules">Codes of rules that decide whom it is for.</param>
/// <param name="Steps">What waits for something stands below it.</param>
public sealed record PathwayDocument(
    int Schema, string Key, Bilingual Title, Bilingual Summary, IReadOnlyList<string> Audience, string Place, PathwayStatus Status, IReadOnlyList<string> Guides, IReadOnlyList<string> Rules, PathwayWeeks? Weeks,
    IReadOnlyList<string> Claims, IReadOnlyList<PathwayStep> Steps)
{
    public const int StepsMost = 60;

    private const int Version = 1;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Everybody for whom one can be.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["returnee", "foreigner", "foreign_chinese", "huaqiao", "hk_macao", "taiwan", "graduate", "family", "employer"];

    /// <summary>Codes of all claims that stand on its page in a language, in that order.</summary>
    public IEnumerable<string> ClaimsIn(Language language) =>
        TextTokens.CodesIn(Summary.In(language)).Concat(Weeks?.Claims ?? []).Concat(Claims).Concat(Steps.SelectMany(step => step.ClaimsIn(language)));

    public PathwayStep? Find(string? code) => Steps.FirstOrDefault(step => step.Code == code);

    /// <summary>Code of the task that a step is in a case: that of the task plans where they have it, else its own.</summary>
    public string TaskOf(PathwayStep step) => step.Line ?? $"{Key}.{step.Code}";

    /// <summary>
    /// For each step what comes first among those that are there: in place of one that is not stand those before it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Before(IEnumerable<PathwayStep> there)
    {
        var kept = there.Select(step => step.Code).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<string>> before = new(StringComparer.Ordinal);
        // What waits for something stands below it, so all before a step is known when it comes.
        foreach (var step in Steps) before[step.Code] = [.. step.After.SelectMany(code => kept.Contains(code) ? [code] : before[code]).Distinct(StringComparer.Ordinal)];
        return before;
    }

    /// <summary>A document as a file or a row has it, whole in itself.</summary>
    /// <exception cref="ContentException">It is none.</exception>
    public static PathwayDocument Read(string file, string text)
    {
        try
        {
            var read = JsonSerializer.Deserialize<PathwayDocument>(text, json) ?? throw new ContentException(file, 0, "is empty");
            return read.Faults().FirstOrDefault() is { } fault ? throw new ContentException(file, 0, fault) : read;
        }
        catch (JsonException fault)
        {
            throw new ContentException(file, (int)(fault.LineNumber ?? -1) + 1, fault.Message);
        }
    }

    private IEnumerable<string> Faults()
    {
        if (Schema != Version) yield return $"has the schema {Schema}";
        if (!PathwayNames.Code().IsMatch(Key) || Key.Length > Pathway.SlugMax) yield return $"has the key '{Key}'";
        if (!Title.IsWhole(Pathway.TitleMax) || !Summary.IsWhole(Pathway.SummaryMax)) yield return "lacks title or summary in a language, or one is too long";
        if (Audience.Count == 0 || Audience.Any(one => !Audiences.Contains(one, StringComparer.Ordinal))) yield return "names somebody unknown as its audience";
        if (Weeks is { } weeks && (weeks.Least > weeks.Most || weeks.Least < 0 || weeks.Claims.Count == 0)) yield return "has weeks that cannot be";
        if (Steps.Count is 0 or > StepsMost) yield return $"has {Steps.Count} steps";
        HashSet<string> above = new(StringComparer.Ordinal);
        foreach (var step in Steps)
        {
            foreach (var fault in step.Faults(above)) yield return $"the step {step.Code} {fault}";
            if (TaskOf(step).Length > Cases.Domain.TaskPlan.CodeMax) yield return $"the step {step.Code} has a name that is too long";
            if (!above.Add(step.Code)) yield return $"the step {step.Code} is there twice";
        }
    }
}

/// <summary>How names in documents are written.</summary>
internal static partial class PathwayNames
{
    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Code();

    /// <summary>Both languages are there, and neither is longer than that.</summary>
    public static bool IsWhole(this Bilingual text, int max) => text.Has(Language.Chinese) && text.Has(Language.English) && text.Zh!.Length <= max && text.En!.Length <= max;
}
