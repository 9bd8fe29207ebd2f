using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>States, answers and sources of the clearance as pages show them.</summary>
internal static class ClearanceWords
{
    public static StatusKind Kind(ClearanceState state, bool forTalent) => state switch
    {
        ClearanceState.NotChecked or ClearanceState.QuestionsOpen => forTalent ? StatusKind.Due : StatusKind.Waiting,
        ClearanceState.QuestionnaireDone => forTalent ? StatusKind.Waiting : StatusKind.Due,
        ClearanceState.Stopped => StatusKind.Closed,
        _ => StatusKind.Done,
    };

    /// <summary>An answer in the language of the page; null where nothing was answered. What the talent wrote themselves is shown apart.</summary>
    public static string? Of(Question question, string? text) => string.IsNullOrEmpty(text) ? null : question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Many => string.Join(Languages.Current == Language.Chinese ? "\u3001" : ", ", question.Chosen(text).Select(option => option.Name.In(Languages.Current))),
        QuestionKind.Country => ReferenceData.Countries.Find(text)?.Name(Languages.Current) ?? text,
        QuestionKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateWords.Day(day, CultureInfo.CurrentUICulture) : text,
        _ => text,
    };

    public static AnswerMark Mark(Question question, string? text) => question.Chosen(text).Select(option => option.Mark).DefaultIfEmpty().Max();

    public static string? Hint(Question question) => question.Hint.In(Languages.Current) is { Length: > 0 } hint ? hint : null;

    public static IReadOnlyList<Choice> Countries => [.. ReferenceData.Countries.Select(country => new Choice(country.Code, country.Name(Languages.Current))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    public static IReadOnlyList<Choice> Options(Question question) => [.. question.Options.Select(option => new Choice(option.Code, option.Name.In(Languages.Current)))];
}
