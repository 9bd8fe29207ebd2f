using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>One of its options.</summary>
    Choice,

    /// <summary>Some of its options, with blanks between.</summary>
    Many,

    /// <summary>Code of a country.</summary>
    Country,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Date,
    Text,
}

/// <summary>What an answer means for the case.</summary>
public enum AnswerMark
{
    None,

    /// <summary>Somebody should read it closely.</summary>
    Look,

    /// <summary>The case goes on only after legal advice.</summary>
    Counsel,

    /// <summary>The case does not go on while it stands.</summary>
    Stop,
}

/// <summary>One answer to choose.</summary>
public sealed record QuestionOption(string Code, AnswerMark Mark, Bilingual Name);

/// <summary>One thing the talent is asked.</summary>
public sealed record Question(string Key, QuestionKind Kind, bool IsRequired, Bilingual Name, Bilingual Hint, IReadOnlyList<QuestionOption> Options)
{
    /// <summary>The option that says that none of the others holds.</summary>
    public const string NoneOf = "none";

    /// <summary>The options an answer names; empty for other kinds.</summary>
    public IEnumerable<QuestionOption> Chosen(string? text) => Options.Where(option => (text ?? "").Split(' ').Contains(option.Code));
}

/// <summary>The questions before an offer: data with a version, which each set of answers keeps.</summary>
public sealed class ClearanceQuestions
{
    /// <summary>The question whose answer chooses the reminders.</summary>
    public const string EmployerCountry = "employer_country";

    private static readonly FrozenDictionary<int, ClearanceQuestions> Versions = Read();

    private ClearanceQuestions(int version, IReadOnlyList<Question> questions) => (Version, Questions) = (version, questions);

    /// <summary>The ones that are asked now.</summary>
    public static ClearanceQuestions Current { get; } = Versions[Versions.Keys.Max()];

    public int Version { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public static ClearanceQuestions Of(int version) => Versions[version];

    /// <summary>The gravest mark among answers.</summary>
    public AnswerMark MarkOf(IReadOnlyList<ClearanceAnswer> answers) =>
        Questions.SelectMany(question => question.Chosen(answers.FirstOrDefault(answer => answer.Key == question.Key)?.Text)).Select(option => option.Mark).DefaultIfEmpty().Max();

    private static FrozenDictionary<int, ClearanceQuestions> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var options = CsvTable.FromResource(assembly, "clearance_options.csv", "version", "question", "code", "mark", "name_zh", "name_en").Rows
            .ToLookup(row => (row.Number("version"), row.Text("question")), row => new QuestionOption(row.Text("code"), row.Choice<AnswerMark>("mark"), new(row.Text("name_zh"), row.Text("name_en"))));
        return CsvTable.FromResource(assembly, "clearance_questions.csv", "version", "key", "kind", "required", "name_zh", "name_en", "hint_zh", "hint_en").Rows
            .GroupBy(row => row.Number("version"))
            .Select(group => new ClearanceQuestions(group.Key, [.. group.Select(row => new Question(
                row.Text("key"), row.Choice<QuestionKind>("kind"), row.Text("required") == "yes", new(row.Text("name_zh"), row.Text("name_en")), new(row.Optional("hint_zh"), row.Optional("hint_en")),
                [.. options[(group.Key, row.Text("key"))]]))]))
            .ToFrozenDictionary(questions => questions.Version);
    }
}
