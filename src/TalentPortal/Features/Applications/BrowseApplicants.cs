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
/// The applications to the employer's postings at this tenant, newest first, without a word about the persons: who
/// applied shows only on opening one, which the person sees in their access log.
/// </summary>
[Requires(ApplicationsPermissions.Read)]
public sealed record BrowseApplicants(Guid? JobId = null, ApplicationState? State = null, int Page = 1) : IQuery<BrowseApplicantsResult>;

/// <param name="Counts">By state, for the chosen position or all of them.</param>
/// <param name="Positions">Those that anyone applied to, by title, with how many did.</param>
public sealed record BrowseApplicantsResult(
    IReadOnlyList<BrowseApplicantsResult.Item> Items, int Total, int Page, int Pages, IReadOnlyDictionary<ApplicationState, int> Counts, IReadOnlyList<BrowseApplicantsResult.Position> Positions)
{
    public const int PageSize = 50;

    /// <summary>Members who opened unusually many people's applications within the last day, and whoever can open none for that.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <param name="Reader">Null for all members together, and for somebody who left.</param>
    /// <param name="Count">Different people.</param>
    public sealed record Alarm(bool Closes, bool IsAll, string? Reader, int Count, int Hours, DateTimeOffset At);

    public sealed record Item(Guid Id, string Reference, Guid JobId, Bilingual JobTitle, ApplicationState State, DateTimeOffset AppliedAt, DateTimeOffset ChangedAt, DateOnly? DueOn);

    public sealed record Position(Guid JobId, Bilingual Title, int Count);
}

internal sealed class BrowseApplicantsValidator : AbstractValidator<BrowseApplicants>
{
    public BrowseApplicantsValidator()
    {
        RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseApplicants_NoPage");
        RuleFor(x => x.State).IsInEnum().Says("BrowseApplicants_NoPage");
    }
}

internal sealed class BrowseApplicantsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseApplicants, Outcome<BrowseApplicantsResult>>
{
    public async Task<Outcome<BrowseApplicantsResult>> Handle(BrowseApplicants request, CancellationToken ct)
    {
        var own = db.JobApplications.AsNoTracking().OfEmployerOf(call);
        var chosen = own.Where(a => request.JobId == null || a.JobId == request.JobId);
        var counts = await chosen.GroupBy(a => a.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var total = request.State is { } state ? counts.GetValueOrDefault(state) : counts.Values.Sum();
        var pages = Math.Max(1, (total + BrowseApplicantsResult.PageSize - 1) / BrowseApplicantsResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var rows = await chosen.Where(a => request.State == null || a.State == request.State)
            .OrderByDescending(a => a.AppliedAt).ThenBy(a => a.Id).Skip((page - 1) * BrowseApplicantsResult.PageSize).Take(BrowseApplicantsResult.PageSize)
            .Select(a => new { a.Id, a.JobId, a.JobTitle, a.State, a.AppliedAt, a.ChangedAt, a.AnswerDueOn }).ToListAsync(ct);
        return new BrowseApplicantsResult(
            [.. rows.Select(a => new BrowseApplicantsResult.Item(a.Id, JobApplication.ReferenceOf(a.Id), a.JobId, a.JobTitle, a.State, a.AppliedAt, a.ChangedAt, a.AnswerDueOn))],
            total, page, pages, counts,
            await ApplicantPositions.Of(own, call.Language, ct)) { Alarms = await Alarms(ct) };
    }

    private async Task<IReadOnlyList<BrowseApplicantsResult.Alarm>> Alarms(CancellationToken ct)
    {
        var (tenant, employer, since) = (call.TenantId, call.EmployerId, clock.GetUtcNow().AddDays(-1));
        var alarms = await db.ReadingAlarms.AsNoTracking().Where(a => a.TenantId == tenant && a.EmployerId == employer && a.ReopenedAt == null && (a.Step == ReadingStep.Closed || a.At > since)).OrderByDescending(a => a.At).Take(20).ToListAsync(ct);
        if (alarms.Count == 0) return [];
        var names = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null).ToDictionaryAsync(m => m.UserId, m => m.DisplayName, ct);
        return [.. alarms.Select(a => new BrowseApplicantsResult.Alarm(a.Closes, a.ReaderUserId is null, a.ReaderUserId is { } reader ? names.GetValueOrDefault(reader) : null, a.Count, a.Hours, a.At))];
    }
}
