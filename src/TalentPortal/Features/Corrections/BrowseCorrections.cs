using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>All reports that were answered, the latest first, and how whoever looks after the site's content does with them.</summary>
/// <param name="Page">From 1 on.</param>
[Anyone]
public sealed record BrowseCorrections(int Page = 1) : IQuery<BrowseCorrectionsResult>
{
    public const int Size = 20;
    public const int PageMost = 10_000;
}

/// <param name="Owners">The tenant of the site, and the editorial desk whose content it shows as well.</param>
/// <param name="Total">Answered reports of all of them.</param>
public sealed record BrowseCorrectionsResult(IReadOnlyList<BrowseCorrectionsResult.Keeper> Owners, IReadOnlyList<BrowseCorrectionsResult.Item> Items, int Total)
{
    /// <param name="InTime">Of the answered, those that were answered when they were due.</param>
    public sealed record Keeper(Bilingual Name, int WorkingDays, int Reports, int Answered, int InTime, int Open, int Overdue, int? MedianDays);

    public sealed record Item(Guid Id, string Path, Bilingual Title, FaultKind Kind, DateTimeOffset ReceivedAt, DateTimeOffset AnsweredAt, int DaysTaken, CorrectionOutcome Outcome, int? CorrectedIn, Bilingual Question, Bilingual Answer);
}

internal sealed class BrowseCorrectionsValidator : AbstractValidator<BrowseCorrections>
{
    public BrowseCorrectionsValidator() => RuleFor(x => x.Page).InclusiveBetween(1, BrowseCorrections.PageMost).Says("Correction_PageUnknown");
}

internal sealed class BrowseCorrectionsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseCorrections, Outcome<BrowseCorrectionsResult>>
{
    public async Task<Outcome<BrowseCorrectionsResult>> Handle(BrowseCorrections request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<BrowseCorrectionsResult.Keeper> keepers = [];
        Guid[] owners = call.TenantId is { } own ? [own, ContentDesk.Id] : [ContentDesk.Id];
        foreach (var owner in owners)
        {
            if (await tenants.ById(owner, ct) is not { } keeper) continue;
            var all = await db.CorrectionNotices.AsNoTracking().Where(n => n.TenantId == owner).Select(n => new { n.State, n.DueAt, n.AnsweredAt, n.DaysTaken }).ToListAsync(ct);
            var answered = all.Where(n => n.State == CorrectionState.Answered).ToList();
            keepers.Add(new(
                keeper.Name, await db.CorrectionDays(owner, ct), all.Count, answered.Count, answered.Count(n => n.AnsweredAt <= n.DueAt), all.Count - answered.Count, all.Count(n => n.State != CorrectionState.Answered && n.DueAt < now),
                CorrectionsTables.Median(answered.Select(n => n.DaysTaken).OfType<int>())));
        }

        var shown = db.CorrectionNotices.AsNoTracking().Where(n => owners.Contains(n.TenantId) && n.State == CorrectionState.Answered);
        var items = await shown.OrderByDescending(n => n.AnsweredAt).ThenBy(n => n.Id).Skip((request.Page - 1) * BrowseCorrections.Size).Take(BrowseCorrections.Size).ToListAsync(ct);
        return new BrowseCorrectionsResult(
            keepers, [.. items.Select(n => new BrowseCorrectionsResult.Item(n.Id, n.Path, n.Title, n.Kind, n.ReceivedAt, n.AnsweredAt!.Value, n.DaysTaken ?? 0, n.Outcome!.Value, n.CorrectedIn, n.Question, n.Answer))], await shown.CountAsync(ct));
    }
}
