using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Answers that employers owe at this tenant though they were reminded for the last time, the oldest first. Without a word about the persons.</summary>
[Requires(ApplicationsPermissions.Count)]
public sealed record BrowseOwedReplies(int Page = 1) : IQuery<BrowseOwedRepliesResult>;

/// <param name="FirstDays">Working days that the tenant asks for the first answer.</param>
/// <param name="StepDays">The same from one step to the next.</param>
/// <param name="Version">Of these terms; 0 while the tenant has none of its own.</param>
public sealed record BrowseOwedRepliesResult(IReadOnlyList<BrowseOwedRepliesResult.Item> Items, int Total, int Page, int Pages, int FirstDays, int StepDays, uint Version, bool MaySet)
{
    public const int PageSize = 50;

    /// <param name="Late">Working days since the answer was due.</param>
    public sealed record Item(string Reference, Guid EmployerId, Bilingual Employer, Bilingual JobTitle, ApplicationState State, DateOnly DueOn, int Late);
}

internal sealed class BrowseOwedRepliesValidator : AbstractValidator<BrowseOwedReplies>
{
    public BrowseOwedRepliesValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseApplicants_NoPage");
}

internal sealed class BrowseOwedRepliesHandler(AppDb db, CurrentCall call, ReplyDues replies, TimeProvider clock) : IRequestHandler<BrowseOwedReplies, Outcome<BrowseOwedRepliesResult>>
{
    public async Task<Outcome<BrowseOwedRepliesResult>> Handle(BrowseOwedReplies request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (today, calendar, terms) = (tenant.DayAt(clock.GetUtcNow()), ReplyClock.CalendarOf(tenant), await replies.Terms(ct));
        var owed = db.JobApplications.AsNoTracking().AtTenantOf(call).Owed().Where(a => a.Reminders >= ReplyClock.MostReminders && a.AnswerDueOn < today);
        var total = await owed.CountAsync(ct);
        var pages = Math.Max(1, (total + BrowseOwedRepliesResult.PageSize - 1) / BrowseOwedRepliesResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var rows = await owed.OrderBy(a => a.AnswerDueOn).ThenBy(a => a.Id).Skip((page - 1) * BrowseOwedRepliesResult.PageSize).Take(BrowseOwedRepliesResult.PageSize)
            .Select(a => new { a.Id, a.EmployerId, a.JobTitle, a.State, a.AnswerDueOn }).ToListAsync(ct);
        // Staff speak to the employer: its name, also where the applicant does not have it.
        var employers = rows.Select(a => a.EmployerId!.Value).Distinct().ToArray();
        var names = await db.Employers.AsNoTracking().Where(e => employers.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return new BrowseOwedRepliesResult(
            [.. rows.Select(a => new BrowseOwedRepliesResult.Item(JobApplication.ReferenceOf(a.Id), a.EmployerId!.Value, names.GetValueOrDefault(a.EmployerId.Value, Bilingual.Empty), a.JobTitle, a.State, a.AnswerDueOn!.Value, calendar.WorkingDaysBetween(a.AnswerDueOn.Value, today).Value))],
            total, page, pages, terms.FirstDays, terms.StepDays, terms.Version, call.Rights.StaffAllows(ApplicationsPermissions.SetTerms));
    }
}
