using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.CheckIns.Domain;

/// <summary>How a question of a check-in is answered.</summary>
public enum CheckInKind
{
    /// <summary>One of its options.</summary>
    Choice,

    /// <summary>0 to 10.</summary>
    Score,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Date,
    Text,
}

/// <summary>One answer to choose.</summary>
/// <param name="IsFlag">Somebody should talk with the talent soon.</param>
public sealed record CheckInOption(string Code, bool IsFlag, Bilingual Name);

/// <summary>One thing that is asked.</summary>
/// <param name="FlagBelow">A score below it, or a day nearer than that many days, is a reason to talk soon; null: none is.</param>
public sealed record CheckInQuestion(string Key, CheckInKind Kind, bool IsRequired, int? FlagBelow, Bilingual Name, Bilingual Hint, IReadOnlyList<CheckInOption> Options)
{
    public const int ScoreMost = 10;

    /// <summary>Whether an answer is a reason to talk soon.</summary>
    public bool IsFlag(string? text, DateOnly today) => !string.IsNullOrEmpty(text) && Kind switch
    {
        CheckInKind.Choice => Options.Any(option => option.Code == text && option.IsFlag),
        CheckInKind.Score => FlagBelow is { } least && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score < least,
        CheckInKind.Date => FlagBelow is { } days && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < today.AddDays(days),
        _ => false,
    };

    /// <summary>Whether an answer is one.</summary>
    public bool Fits(string text) => Kind switch
    {
        CheckInKind.Choice => Options.Any(option => option.Code == text),
        CheckInKind.Score => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= ScoreMost,
        CheckInKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => text.Length <= CheckInAnswer.TextMax && PlainText.IsStorable(text),
    };
}

/// <summary>What was answered to one question, as its kind writes it.</summary>
public sealed record CheckInAnswer(string Key, string? Text)
{
    public const int TextMax = 1000;
}

/// <summary>One of the times at which a talent is asked how things are.</summary>
/// <param name="Day">Days after the arrival.</param>
/// <param name="UntilDay">From this day on it is too late for it.</param>
/// <param name="Task">What the consultant has to do when an answer is a reason to talk; says nothing of the answer.</param>
public sealed record CheckInTime(int Day, int UntilDay, Bilingual Name, Bilingual Lead, Bilingual Task);

/// <summary>The questions after the arrival: data with a version, which each set of answers keeps.</summary>
public sealed class CheckInQuestions
{
    /// <summary>The question whose "yes" allows to ask once more after a year, when the case has ended.</summary>
    public const string AskAgain = "ask_again";

    /// <summary>The one that is asked after the case has ended, of those who agreed.</summary>
    public const int Year = 365;

    /// <summary>The last one of a running case.</summary>
    public const int Last = 180;

    private static readonly FrozenDictionary<int, CheckInQuestions> Versions = Read();

    private readonly FrozenDictionary<int, IReadOnlyList<CheckInQuestion>> _byDay;

    private CheckInQuestions(int version, FrozenDictionary<int, IReadOnlyList<CheckInQuestion>> byDay) => (Version, _byDay) = (version, byDay);

    /// <summary>In order.</summary>
    public static IReadOnlyList<CheckInTime> Times { get; } =
    [
        .. CsvTable.FromResource(Assembly.GetExecutingAssembly(), "check_in_times.csv", "day", "until_day", "name_zh", "name_en", "lead_zh", "lead_en", "task_zh", "task_en").Rows
            .Select(row => new CheckInTime(row.Number("day"), row.Number("until_day"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("lead_zh"), row.Text("lead_en")), new(row.Text("task_zh"), row.Text("task_en")))),
    ];

    /// <summary>The ones that are asked now.</summary>
    public static CheckInQuestions Current { get; } = Versions[Versions.Keys.Max()];

    public int Version { get; }

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public static CheckInQuestions Of(int version) => Versions[version];

    public static CheckInTime Time(int day) => Times.First(time => time.Day == day);

    /// <summary>Those of a day, in order.</summary>
    public IReadOnlyList<CheckInQuestion> this[int day] => _byDay[day];

    /// <summary>What is wrong with a set of answers, question by question; empty when it can be sent. Each is reported as <c>Answers.KEY</c>.</summary>
    public IReadOnlyList<Invalidity> Wrong(int day, IReadOnlyList<CheckInAnswer> given)
    {
        List<Invalidity> wrong = [];
        if (given.Any(answer => this[day].All(question => question.Key != answer.Key))) wrong.Add(new("Answers", "AnswerCheckIn_UnknownQuestion"));
        foreach (var question in this[day])
        {
            var text = given.FirstOrDefault(answer => answer.Key == question.Key)?.Text?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                if (question.IsRequired) wrong.Add(new($"Answers.{question.Key}", "AnswerCheckIn_Missing"));
            }
            else if (!question.Fits(text))
            {
                wrong.Add(new($"Answers.{question.Key}", question.Kind == CheckInKind.Text ? new TextKey("AnswerCheckIn_TooLong", CheckInAnswer.TextMax) : "AnswerCheckIn_Unfit"));
            }
        }

        return wrong;
    }

    private static FrozenDictionary<int, CheckInQuestions> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var options = CsvTable.FromResource(assembly, "check_in_options.csv", "version", "question", "code", "flag", "name_zh", "name_en").Rows
            .ToLookup(row => (row.Number("version"), row.Text("question")), row => new CheckInOption(row.Text("code"), row.Text("flag") == "yes", new(row.Text("name_zh"), row.Text("name_en"))));
        return CsvTable.FromResource(assembly, "check_in_questions.csv", "version", "days", "key", "kind", "required", "flag_below", "name_zh", "name_en", "hint_zh", "hint_en").Rows
            .GroupBy(row => row.Number("version"))
            .Select(group => new CheckInQuestions(group.Key, group
                .SelectMany(row => row.List("days", ' ').Select(day => (Day: int.Parse(day, CultureInfo.InvariantCulture), Row: row)))
                .GroupBy(asked => asked.Day)
                .ToFrozenDictionary(day => day.Key, day => (IReadOnlyList<CheckInQuestion>)[.. day.Select(asked => new CheckInQuestion(
                    asked.Row.Text("key"), asked.Row.Choice<CheckInKind>("kind"), asked.Row.Text("required") == "yes", asked.Row.Optional("flag_below") is null ? null : asked.Row.Number("flag_below"),
                    new(asked.Row.Text("name_zh"), asked.Row.Text("name_en")), new(asked.Row.Optional("hint_zh"), asked.Row.Optional("hint_en")), [.. options[(group.Key, asked.Row.Text("key"))]]))])))
            .ToFrozenDictionary(questions => questions.Version);
    }
}
