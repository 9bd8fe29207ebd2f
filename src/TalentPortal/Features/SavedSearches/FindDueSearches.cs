using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.SavedSearches;

/// <summary>The kept searches whose turn it is, the longest waiting first, some at a time.</summary>
[SystemOnly]
public sealed record FindDueSearches : IQuery<FindDueSearchesResult>
{
    public const int AtOnce = 500;
}

public sealed record FindDueSearchesResult(IReadOnlyList<FindDueSearchesResult.Item> Searches)
{
    public sealed record Item(Guid SearchId, Guid UserId, Guid? SiteId);
}

internal sealed class FindDueSearchesHandler(AppDb db, TimeProvider clock) : IRequestHandler<FindDueSearches, Outcome<FindDueSearchesResult>>
{
    public async Task<Outcome<FindDueSearchesResult>> Handle(FindDueSearches request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new FindDueSearchesResult(await db.SavedSearchDues.AsNoTracking().Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).Take(FindDueSearches.AtOnce)
            .Select(d => new FindDueSearchesResult.Item(d.SearchId, d.UserId, d.SiteId)).ToListAsync(ct));
    }
}
