using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>What was said to a student about their first messages, the newest first; in the cases that they still see.</summary>
[Requires(SupervisionPermissions.Learn)]
public sealed record BrowseMyReviews : IQuery<BrowseMyReviewsResult>;

public sealed record BrowseMyReviewsResult(IReadOnlyList<BrowseMyReviewsResult.Item> Items)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 50;

    /// <param name="Comment">Null where it is fine.</param>
    public sealed record Item(Guid CaseId, string Reference, string ReviewerName, DateTimeOffset At, string? Comment);
}

internal sealed class BrowseMyReviewsHandler(CurrentCall call, CaseDesk desk, FirstMessages first) : IRequestHandler<BrowseMyReviews, Outcome<BrowseMyReviewsResult>>
{
    public async Task<Outcome<BrowseMyReviewsResult>> Handle(BrowseMyReviews request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        List<BrowseMyReviewsResult.Item> items = [];
        var me = desk.Me;
        foreach (var r in await first.Reviews.AsNoTracking().Where(r => r.ConsultantUserId == me).OrderByDescending(r => r.At).Take(BrowseMyReviewsResult.Most).ToListAsync(ct))
            items.Add(new(r.CaseId, TalentCase.ReferenceOf(r.CaseId), r.ReviewerName, r.At, await first.CommentOf(r, ct)));
        return new BrowseMyReviewsResult(items);
    }
}
