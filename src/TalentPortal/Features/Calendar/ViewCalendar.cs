using FluentValidation;
using MediatR;
using TalentPortal.Features.Calendar.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Calendar;

/// <summary>What is due from a day to a day in the cases of a tier that the caller works on, and who is away. Without a word about the persons.</summary>
/// <param name="Around">A day of the period; null: today at the tenant.</param>
[Requires(CalendarPermissions.View)]
public sealed record ViewCalendar(CaseTier Tier, bool IsMonth, DateOnly? Around = null) : IQuery<ViewCalendarResult>;

/// <param name="Days">Whole weeks, from a Monday to a Sunday.</param>
/// <param name="Around">The day that was meant.</param>
/// <param name="Topics">What a page that shows it follows to stay up to date.</param>
public sealed record ViewCalendarResult(IReadOnlyList<CalendarDay> Days, DateOnly Around, DateOnly Today, IReadOnlyList<Guid> Topics);

internal sealed class ViewCalendarValidator : AbstractValidator<ViewCalendar>
{
    /// <summary>Days beyond have no place in any plan, and no weeks around them.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2100, 12, 31);

    public ViewCalendarValidator()
    {
        RuleFor(x => x.Tier).IsInEnum().Says("ViewCalendar_NoSuchTier");
        RuleFor(x => x.Around).Must(day => day is null || (day >= Earliest && day <= Latest)).Says("ViewCalendar_NoSuchDay");
    }
}

internal sealed class ViewCalendarHandler(CurrentCall call, CaseDesk desk, CalendarBook book, TimeProvider clock) : IRequestHandler<ViewCalendar, Outcome<ViewCalendarResult>>
{
    public async Task<Outcome<ViewCalendarResult>> Handle(ViewCalendar request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var around = request.Around ?? today;
        var (first, last) = request.IsMonth ? (new DateOnly(around.Year, around.Month, 1), new DateOnly(around.Year, around.Month, 1).AddMonths(1).AddDays(-1)) : (around, around);
        return new ViewCalendarResult(await book.Read(request.Tier, Monday(first), Monday(last).AddDays(6), ct), around, today, desk.LeadsTeam ? [desk.Me, tenant.Id] : [desk.Me]);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
