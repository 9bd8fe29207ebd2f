using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>The people with results that are to be looked at again, the longest waiting first, some at a time.</summary>
[SystemOnly]
public sealed record FindDueResults : IQuery<FindDueResultsResult>
{
    public const int AtOnce = 500;
}

public sealed record FindDueResultsResult(IReadOnlyList<Guid> People);

internal sealed class FindDueResultsHandler(AppDb db, TimeProvider clock) : IRequestHandler<FindDueResults, Outcome<FindDueResultsResult>>
{
    public async Task<Outcome<FindDueResultsResult>> Handle(FindDueResults request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new FindDueResultsResult(await db.EligibilityDues.AsNoTracking().Where(d => d.DueAt <= now).GroupBy(d => d.UserId).OrderBy(group => group.Min(d => d.DueAt)).ThenBy(group => group.Key).Select(group => group.Key)
            .Take(FindDueResults.AtOnce).ToListAsync(ct));
    }
}
