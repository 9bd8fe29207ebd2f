using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>How a fact is asked for, and what it may be.</summary>
public enum FactKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several paragraphs.</summary>
    Text,

    /// <summary>A list, one thing per line.</summary>
    Lines,

    /// <summary>A year, a month or a day.</summary>
    Date,

    /// <summary>An address on the web.</summary>
    Url,

    Country,
    Level,
    Outcome,
    Cefr,
    Hsk,
}

/// <summary>Declares a fact.</summary>
/// <param name="resumeKey">Its name in a JSON Resume; <c>talentPortal.x</c> is x in an object of our own, as the format has no place for it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResumeFactAttribute(FactKind kind, string resumeKey) : Attribute
{
    public FactKind Kind { get; } = kind;

    public string ResumeKey { get; } = resumeKey;
}

/// <summary>A property of <see cref="SectionFacts"/> as forms, comparison, import and export see it: as text.</summary>
public sealed class FactField
{
    public const int LineMax = 300;
    public const int TextMax = 4000;
    public const int UrlMax = 500;

    /// <summary>Things in a list.</summary>
    public const int LinesMost = 50;

    /// <summary>Outcomes of an education: with a degree, finished without one, not finished.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["graduated", "completed", "unfinished"];

    public static IReadOnlyList<string> CefrLevels { get; } = ["A1", "A2", "B1", "B2", "C1", "C2"];

    public static IReadOnlyList<string> HskLevels { get; } = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly FrozenDictionary<ProfileSection, Type> Types = new Dictionary<ProfileSection, Type>
    {
        [ProfileSection.Education] = typeof(EducationFacts), [ProfileSection.Experience] = typeof(ExperienceFacts), [ProfileSection.Skill] = typeof(SkillFacts),
        [ProfileSection.Language] = typeof(LanguageFacts), [ProfileSection.Publication] = typeof(PublicationFacts), [ProfileSection.Patent] = typeof(PatentFacts),
        [ProfileSection.Grant] = typeof(GrantFacts), [ProfileSection.Certificate] = typeof(CertificateFacts),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ProfileSection, IReadOnlyList<FactField>> Fields = Types.ToFrozenDictionary(
        pair => pair.Key,
        pair => (IReadOnlyList<FactField>)[.. pair.Value.GetProperties().Where(property => property.IsDefined(typeof(ResumeFactAttribute)))
            .OrderBy(property => property.MetadataToken).Select((property, index) => new FactField(property, index == 0))]);

    private readonly PropertyInfo _property;

    private FactField(PropertyInfo property, bool isName)
    {
        var fact = property.GetCustomAttribute<ResumeFactAttribute>()!;
        (_property, Kind, ResumeKey, IsName) = (property, fact.Kind, fact.ResumeKey, isName);
        Class = property.GetCustomAttribute<ClassAttribute>()!.FieldClass;
    }

    /// <summary>Name of the property, in forms and texts too.</summary>
    public string Name => _property.Name;

    public FactKind Kind { get; }

    public string ResumeKey { get; }

    /// <summary>Whether the entry is called by it; then it has to be there.</summary>
    public bool IsName { get; }

    public FieldClass Class { get; }

    /// <summary>Longest text, in UTF-16 units; of a list, all of it.</summary>
    public int Max => Kind switch { FactKind.Text or FactKind.Lines => TextMax, FactKind.Url => UrlMax, FactKind.Date => PartialDate.LengthMax, _ => LineMax };

    /// <summary>The fields of a section, in the order in which they are asked.</summary>
    public static IReadOnlyList<FactField> Of(ProfileSection section) => Fields[section];

    public static Type TypeOf(ProfileSection section) => Types[section];

    /// <summary>Makes the facts of a section from tidy texts; what cannot be read is left out.</summary>
    public static SectionFacts Make(ProfileSection section, IReadOnlyDictionary<string, string?> texts)
    {
        var facts = (SectionFacts)Activator.CreateInstance(Types[section])!;
        foreach (var field in Fields[section])
            if (texts.GetValueOrDefault(field.Name) is { Length: > 0 } text) field._property.SetValue(facts, field.Value(text));
        return facts;
    }

    /// <summary>The fact as text, lists one thing per line; null when it is not there.</summary>
    public string? Read(SectionFacts facts) => _property.GetValue(facts) switch
    {
        null => null,
        IReadOnlyList<string> list => list.Count == 0 ? null : string.Join('\n', list),
        var value => value.ToString(),
    };

    /// <summary>The facts as texts by name, without those that are not there.</summary>
    public static IReadOnlyDictionary<string, string?> Texts(ProfileSection section, SectionFacts facts) =>
        Fields[section].Select(field => (field.Name, Text: field.Read(facts))).Where(pair => pair.Text is not null).ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal);

    /// <summary>What was typed without space around it and with one kind of line break; null when nothing is left.</summary>
    public string? Tidy(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.ReplaceLineEndings("\n");
        if (Kind == FactKind.Text) return text.Trim();
        if (Kind != FactKind.Lines) return string.Join(' ', text.Split((char[]?)['\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>What is wrong with a tidy text; null when it fits.</summary>
    public TextKey? WhyNot(string? text) => text switch
    {
        null when IsName => "Fact_Missing",
        null => null,
        _ when !PlainText.IsStorable(text) => "Fact_Unreadable",
        _ when Kind == FactKind.Date && PartialDate.Read(text) is null => "Fact_NoDate",
        _ when Codes is { } codes && !codes(text) => "Fact_NotInList",
        _ when text.Length > Max => new TextKey("Fact_TooLong", Max),
        _ when Kind == FactKind.Lines && text.Count(c => c == '\n') >= LinesMost => new TextKey("Fact_TooMany", LinesMost),
        _ when Kind == FactKind.Url && !IsWebAddress(text) => "Fact_NoUrl",
        _ => null,
    };

    /// <summary>An address that a browser opens and that the schema of a JSON Resume takes.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && text.All(c => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}'));

    private Func<string, bool>? Codes => Kind switch
    {
        FactKind.Country => code => ReferenceData.Countries.Has(code),
        FactKind.Level => code => ReferenceData.Degrees.Find(code) is { Rank: > 0 },
        FactKind.Outcome => Outcomes.Contains,
        FactKind.Cefr => CefrLevels.Contains,
        FactKind.Hsk => HskLevels.Contains,
        _ => null,
    };

    private object? Value(string text) => Kind switch
    {
        FactKind.Date => PartialDate.Read(text),
        FactKind.Lines => (IReadOnlyList<string>)text.Split('\n'),
        _ => text,
    };
}
