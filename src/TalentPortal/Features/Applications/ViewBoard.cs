using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>
/// The applications to the employer's postings at this tenant in columns by state, what is owed first at the top. Without a
/// word about the persons, as the list.
/// </summary>
/// <param name="Only">One column alone; null for all.</param>
/// <param name="Pages">How many pages of each column.</param>
[Requires(ApplicationsPermissions.Read)]
public sealed record ViewBoard(Guid? JobId = null, ApplicationState? Only = null, int Pages = 1) : IQuery<ViewBoardResult>;

/// <param name="Topic">What a page that shows it follows to stay up to date.</param>
public sealed record ViewBoardResult(IReadOnlyList<ViewBoardResult.Column> Columns, IReadOnlyList<BrowseApplicantsResult.Position> Positions, IReadOnlyList<ViewApplicantResult.Colleague> Colleagues, DateOnly Today, Guid Topic)
{
    public const int PageSize = 25;
    public const int MostPages = 40;

    /// <param name="Overdue">How many answers are overdue, of all of the column.</param>
    public sealed record Column(ApplicationState State, int Count, int Overdue, IReadOnlyList<Card> Cards);

    /// <param name="Next">Where it may go from here.</param>
    public sealed record Card(Guid Id, string Reference, Guid JobId, Bilingual JobTitle, ApplicationState State, IReadOnlyList<ApplicationState> Next, DateTimeOffset AppliedAt, DateOnly? DueOn, uint Version)
    {
        /// <summary>Mean of the scorecards, from 1 to 4; null for none, and while the reader may not compare.</summary>
        public decimal? Score { get; init; }
    }
}

internal sealed class ViewBoardValidator : AbstractValidator<ViewBoard>
{
    public ViewBoardValidator()
    {
        RuleFor(x => x.Pages).InclusiveBetween(1, ViewBoardResult.MostPages).Says("BrowseApplicants_NoPage");
        RuleFor(x => x.Only).IsInEnum().Says("BrowseApplicants_NoPage");
    }
}

internal sealed class ViewBoardHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewBoard, Outcome<ViewBoardResult>>
{
    public async Task<Outcome<ViewBoardResult>> Handle(ViewBoard request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var own = db.JobApplications.AsNoTracking().OfEmployerOf(call);
        var chosen = own.Where(a => request.JobId == null || a.JobId == request.JobId);
        var counts = await chosen.GroupBy(a => a.State).Select(group => new { group.Key, Count = group.Count(), Overdue = group.Count(a => a.AnswerDueOn < today) }).ToDictionaryAsync(group => group.Key, ct);
        List<ViewBoardResult.Column> columns = [];
        foreach (var state in request.Only is { } only ? [only] : Enum.GetValues<ApplicationState>())
        {
            var count = counts.GetValueOrDefault(state);
            List<JobApplication> cards = count is null ? [] : await chosen.Where(a => a.State == state)
                .OrderBy(a => a.AnswerDueOn == null).ThenBy(a => a.AnswerDueOn).ThenByDescending(a => a.ChangedAt).ThenBy(a => a.Id).Take(request.Pages * ViewBoardResult.PageSize).ToListAsync(ct);
            var ids = cards.Select(a => a.Id).ToList();
            var scores = (await db.Scorecards.AsNoTracking().Where(c => c.TenantId == tenant.Id && ids.Contains(c.ApplicationId)).ToListAsync(ct)).GroupBy(c => c.ApplicationId)
                .ToDictionary(of => of.Key, of => SealedAssessments.MayCompare([.. of], call.UserId) ? SealedAssessments.Mean(of) : null);
            columns.Add(new(state, count?.Count ?? 0, count?.Overdue ?? 0,
                [.. cards.Select(a => new ViewBoardResult.Card(a.Id, a.Reference, a.JobId, a.JobTitle, a.State, a.NextStates, a.AppliedAt, a.AnswerDueOn, a.Version) { Score = scores.GetValueOrDefault(a.Id) })]));
        }

        var colleagues = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null).OrderBy(m => m.DisplayName).Select(m => new ViewApplicantResult.Colleague(m.UserId, m.DisplayName)).ToListAsync(ct);
        return new ViewBoardResult(columns, await ApplicantPositions.Of(own, call.Language, ct), colleagues, today, employer);
    }
}
