using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>The person's own checklists, and the other ways there are.</summary>
[SignedIn]
public sealed record BrowseMyPathways : IQuery<BrowseMyPathwaysResult>;

/// <param name="Begun">What changed last stands first.</param>
public sealed record BrowseMyPathwaysResult(IReadOnlyList<BrowseMyPathwaysResult.Item> Begun, IReadOnlyList<BrowseMyPathwaysResult.Other> Others)
{
    /// <param name="Target">By when all is to be done; null where no day is known.</param>
    public sealed record Item(string Slug, Bilingual Title, int Done, int Steps, int Late, DateOnly? Target, DateTimeOffset ChangedAt);

    public sealed record Other(string Slug, Bilingual Title);
}

internal sealed class BrowseMyPathwaysHandler(AppDb db, CurrentCall call, PathwayShelf shelf, PathwayDesk desk) : IRequestHandler<BrowseMyPathways, Outcome<BrowseMyPathwaysResult>>
{
    public async Task<Outcome<BrowseMyPathwaysResult>> Handle(BrowseMyPathways request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var checks = await db.PathwayChecks.AsNoTracking().Where(c => c.UserId == user).ToDictionaryAsync(c => c.Slug, c => c.ChangedAt, StringComparer.Ordinal, ct);
        List<BrowseMyPathwaysResult.Item> begun = [];
        List<BrowseMyPathwaysResult.Other> others = [];
        foreach (var found in await shelf.All(ct))
        {
            var document = found.Document;
            if (!checks.TryGetValue(document.Key, out var changedAt))
            {
                others.Add(new(document.Key, document.Title));
                continue;
            }

            var mine = await desk.Of(user, found, ct);
            begun.Add(new(document.Key, document.Title, mine.Done, mine.There.Count, mine.Late, mine.Target, changedAt));
        }

        return new BrowseMyPathwaysResult([.. begun.OrderByDescending(item => item.ChangedAt)], others);
    }
}
