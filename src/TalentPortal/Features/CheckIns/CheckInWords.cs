using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns;

/// <summary>Check-ins and answers as pages show them.</summary>
internal static class CheckInWords
{
    public static string Name(int day) => CheckInQuestions.Time(day).Name.In(Languages.Current);

    /// <summary>An answer in the language of the page; null where nothing was answered.</summary>
    public static string? Of(CheckInQuestion question, string? text) => string.IsNullOrEmpty(text) ? null : question.Kind switch
    {
        CheckInKind.Choice => question.Options.FirstOrDefault(option => option.Code == text)?.Name.In(Languages.Current) ?? text,
        CheckInKind.Score => $"{text} / {CheckInQuestion.ScoreMost}",
        CheckInKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateWords.Day(day, CultureInfo.CurrentUICulture) : text,
        _ => text,
    };

    /// <summary>Its questions with what was answered to each; null where nothing was.</summary>
    public static IEnumerable<(CheckInQuestion Question, string? Text)> Lines(OpenCheckIn one) =>
        CheckInQuestions.Of(one.QuestionsVersion)[one.Day].Select(question => (question, one.Answers.FirstOrDefault(answer => answer.Key == question.Key)?.Text));

    public static string? Hint(CheckInQuestion question) => question.Hint.In(Languages.Current) is { Length: > 0 } hint ? hint : null;

    public static IReadOnlyList<Choice> Options(CheckInQuestion question) => [.. question.Options.Select(option => new Choice(option.Code, option.Name.In(Languages.Current)))];

    public static IReadOnlyList<Choice> Scores { get; } = [.. Enumerable.Range(0, CheckInQuestion.ScoreMost + 1).Select(score => score.ToString(CultureInfo.InvariantCulture)).Select(score => new Choice(score, score))];
}
