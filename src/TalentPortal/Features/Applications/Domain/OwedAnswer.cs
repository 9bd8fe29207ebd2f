namespace TalentPortal.Features.Applications.Domain;

/// <summary>An answer that an employer owes, as both sides see it.</summary>
/// <param name="DueOn">The last day for it, by the tenant's clock.</param>
/// <param name="IsLate">That day is over.</param>
/// <param name="Reminders">How often the employer was reminded.</param>
public sealed record OwedAnswer(DateOnly DueOn, bool IsLate, int Reminders)
{
    public static OwedAnswer? Of(JobApplication application, DateOnly today) => application.AnswerDueOn is { } due ? new(due, due < today, application.Reminders) : null;
}
