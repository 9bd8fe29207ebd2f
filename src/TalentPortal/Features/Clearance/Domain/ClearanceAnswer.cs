using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>What was answered to one question, as its kind writes it.</summary>
public sealed record ClearanceAnswer(string Key, string? Text)
{
    public const int TextMax = 1000;

    /// <summary>What is wrong with a set of answers, question by question; empty when it can be sent. Each is reported as <c>Answers.KEY</c>.</summary>
    public static IReadOnlyList<Invalidity> Wrong(ClearanceQuestions asked, IReadOnlyList<ClearanceAnswer> given)
    {
        List<Invalidity> wrong = [];
        if (given.Any(answer => asked.Questions.All(question => question.Key != answer.Key))) wrong.Add(new("Answers", "AnswerClearance_UnknownQuestion"));
        foreach (var question in asked.Questions)
        {
            var text = given.FirstOrDefault(answer => answer.Key == question.Key)?.Text?.Trim();
            if (string.IsNullOrEmpty(text))
            {
                if (question.IsRequired) wrong.Add(new($"Answers.{question.Key}", "AnswerClearance_Missing"));
            }
            else if (!Fits(question, text))
            {
                wrong.Add(new($"Answers.{question.Key}", question.Kind == QuestionKind.Text ? new TextKey("AnswerClearance_TooLong", TextMax) : "AnswerClearance_Unfit"));
            }
        }

        return wrong;
    }

    private static bool Fits(Question question, string text) => question.Kind switch
    {
        QuestionKind.Choice => question.Options.Any(option => option.Code == text),
        QuestionKind.Many => text.Split(' ') is var codes && codes.All(code => question.Options.Any(option => option.Code == code)) && codes.Distinct().Count() == codes.Length
            && (codes.Length == 1 || !codes.Contains(Question.NoneOf)),
        QuestionKind.Country => ReferenceData.Countries.Has(text),
        QuestionKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => text.Length <= TextMax && PlainText.IsStorable(text),
    };
}
