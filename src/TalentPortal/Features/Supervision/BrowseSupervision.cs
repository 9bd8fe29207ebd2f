using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>The cases of the students whom the caller looks after, those that end first at the top. Without a word about the persons.</summary>
[Requires(SupervisionPermissions.Supervise)]
public sealed record BrowseSupervision : IQuery<BrowseSupervisionResult>;

/// <param name="More">How many more there are than are listed.</param>
public sealed record BrowseSupervisionResult(IReadOnlyList<BrowseSupervisionResult.Item> Items, int More)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 100;

    /// <param name="SeenUntil">The last day on which the student sees it; null before the arrival.</param>
    /// <param name="MoreDays">Days to which the talent agreed beyond the usual ones.</param>
    /// <param name="AskedDays">For how many more the talent is asked.</param>
    public sealed record Item(Guid Id, string Reference, CaseStage Stage, string StudentName, DateOnly? SeenUntil, int MoreDays, int? AskedDays, uint Version)
    {
        /// <summary>For how many days the talent may be asked now; none before the arrival.</summary>
        public int CanAsk => SeenUntil is null ? 0 : TalentCase.CampusMoreMost - MoreDays;
    }
}

internal sealed class BrowseSupervisionHandler(CurrentCall call, SupervisionBook book) : IRequestHandler<BrowseSupervision, Outcome<BrowseSupervisionResult>>
{
    public async Task<Outcome<BrowseSupervisionResult>> Handle(BrowseSupervision request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var all = book.Cases.AsNoTracking();
        var (total, first) = (await all.CountAsync(ct), await all.OrderBy(c => c.CampusUntil == null).ThenBy(c => c.CampusUntil).ThenBy(c => c.Id).Take(BrowseSupervisionResult.Most).ToListAsync(ct));
        return new BrowseSupervisionResult(
            [.. first.Select(c => new BrowseSupervisionResult.Item(c.Id, c.Reference, c.StageNow(), c.OwnerName ?? "", c.CampusLastDay(tenant), c.CampusMoreDays, c.CampusAskedDays, c.Version))], total - first.Count);
    }
}
