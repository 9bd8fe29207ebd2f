using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>All guides of one's own tenant: what waits for somebody first, then what should be looked through again.</summary>
[Requires(GuidesPermissions.Edit)]
public sealed record BrowseOwnGuides : IQuery<BrowseOwnGuidesResult>;

public sealed record BrowseOwnGuidesResult(IReadOnlyList<BrowseOwnGuidesResult.Item> Items)
{
    /// <param name="Number">Of the version that is shown; 0 for none.</param>
    /// <param name="Open">The versions on their way.</param>
    public sealed record Item(Guid Id, string Key, Bilingual Title, bool IsPublic, int Number, GuideStanding Standing, DateOnly? ReviewOn, bool IsDue, DateTimeOffset ChangedAt, IReadOnlyList<OpenVersion> Open);

    /// <param name="IsMine">One wrote in it, so somebody else has to read it.</param>
    /// <param name="IsRelease">It came with a release and waits because somebody wrote in the guide.</param>
    public sealed record OpenVersion(Guid Id, int Number, GuideState State, bool IsMine, bool IsRelease, DateTimeOffset? PublishAt);
}

internal sealed class BrowseOwnGuidesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnGuides, Outcome<BrowseOwnGuidesResult>>
{
    public async Task<Outcome<BrowseOwnGuidesResult>> Handle(BrowseOwnGuides request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (today, me) = (tenant.DayAt(clock.GetUtcNow()), call.UserId ?? Guid.Empty);
        var guides = await db.Guides.AsNoTracking().AtTenantOf(call).ToListAsync(ct);
        var open = (await db.GuideVersions.AsNoTracking().AtTenantOf(call).Where(v => v.State == GuideState.Draft || v.State == GuideState.InReview || v.State == GuideState.Approved)
            .Select(v => new { v.Id, v.GuideId, v.Number, v.State, v.AuthorIds, v.ReleaseDigest, v.PublishAt }).ToListAsync(ct)).ToLookup(v => v.GuideId);
        return new BrowseOwnGuidesResult(
        [
            .. guides.Select(g => new BrowseOwnGuidesResult.Item(
                    g.Id, g.Key, g.Title, g.IsPublic, g.CurrentNumber, g.Term.On(today), g.ReviewOn, g.ReviewOn < today, g.ChangedAt,
                    [.. open[g.Id].OrderBy(v => v.Number).Select(v => new BrowseOwnGuidesResult.OpenVersion(v.Id, v.Number, v.State, v.AuthorIds.Contains(me), v.ReleaseDigest is not null && v.AuthorIds.Count == 0, v.PublishAt))]))
                .OrderBy(item => item.Open.Select(v => v.State switch { GuideState.InReview => 0, GuideState.Approved => 1, _ => 2 }).DefaultIfEmpty(3).Min()).ThenBy(item => item.ReviewOn ?? DateOnly.MaxValue).ThenBy(item => item.Key, StringComparer.Ordinal),
        ]);
    }
}
