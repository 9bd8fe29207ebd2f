using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Within how many working days a tenant asks employers to answer. Everybody may know it; a tenant without a row asks what is usual.</summary>
public sealed class ReplyTerms : ITenantOwned
{
    public const int UsualDays = 10;
    public const int LeastDays = 2;
    public const int MostDays = 40;

    private ReplyTerms()
    {
    }

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid TenantId { get; private set; }

    /// <summary>Working days from the application to the first answer.</summary>
    public int FirstDays { get; private set; } = UsualDays;

    /// <summary>Working days from one step to the next.</summary>
    public int StepDays { get; private set; } = UsualDays;

    public uint Version { get; private set; }

    public static ReplyTerms Usual(Guid tenantId) => new() { TenantId = tenantId };

    public void Set(int firstDays, int stepDays) => (FirstDays, StepDays) = (firstDays, stepDays);

    /// <summary>Working days for the answer that is owed in a state; null where none is.</summary>
    public int? DaysIn(ApplicationState state) => !JobApplication.Owing.Contains(state) ? null : state == ApplicationState.Received ? FirstDays : StepDays;
}

/// <summary>
/// By when an employer owes an answer, and when it is reminded: two working days before, the working day after, and five
/// working days after; then no more. Days are the tenant's, and so is the calendar.
/// </summary>
public static class ReplyClock
{
    public const int MostReminders = 3;
    private static readonly int[] fromDue = [-2, 1, 5];

    public static WorkingCalendar CalendarOf(TenantRef tenant) => WorkingCalendar.ForZone(tenant.TimeZone);

    /// <summary>The last day for the answer that is owed since a moment.</summary>
    public static DateOnly DueOn(TenantRef tenant, DateTimeOffset since, int days) => CalendarOf(tenant).AddWorkingDays(tenant.DayAt(since), days).Value;

    /// <summary>From which day a reminder is sent, counted from 1.</summary>
    public static DateOnly ReminderOn(WorkingCalendar calendar, DateOnly due, int number) => calendar.AddWorkingDays(due, fromDue[number - 1]).Value;

    /// <summary>How many reminders have had their day.</summary>
    public static int RemindersBy(WorkingCalendar calendar, DateOnly? due, DateOnly today) =>
        due is not { } day ? 0 : Enumerable.Range(1, MostReminders).Count(number => ReminderOn(calendar, day, number) <= today);

    /// <summary>An answer due on this day or earlier has had the day of a reminder by today: the same the other way round, for a query.</summary>
    public static DateOnly LatestDueFor(WorkingCalendar calendar, DateOnly today, int number)
    {
        // Around weekends several days come to the same reminder; the last of them is meant.
        var due = calendar.AddWorkingDays(today, -fromDue[number - 1]).Value.AddDays(4);
        while (ReminderOn(calendar, due, number) > today) due = due.AddDays(-1);
        return due;
    }
}

/// <summary>Looks up what a tenant asks for, for the application at hand.</summary>
public sealed class ReplyDues(AppDb db, CurrentCall call)
{
    private ReplyTerms? _terms;

    public async Task<ReplyTerms> Terms(CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        return _terms ??= await db.ReplyTerms.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == tenant, ct) ?? ReplyTerms.Usual(tenant);
    }

    /// <summary>By when an answer is owed in a state that began at a moment; null where none is.</summary>
    public async Task<DateOnly?> For(ApplicationState state, DateTimeOffset since, CancellationToken ct) =>
        (await Terms(ct)).DaysIn(state) is { } days ? ReplyClock.DueOn(call.RequiredTenant, since, days) : null;
}

internal sealed class ReplyTermsConfiguration : IEntityTypeConfiguration<ReplyTerms>
{
    public void Configure(EntityTypeBuilder<ReplyTerms> builder)
    {
        builder.Projection();
        builder.ToTable("reply_terms");
        builder.HasKey(t => new { t.TenantId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.TenantId).IsUnique();
        builder.Property(t => t.Version).IsRowVersion();
    }
}
