using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Helpfulness.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Helpfulness;

/// <summary>What readers said of the tenant's pages in the last twelve months, those first that helped least.</summary>
[Requires(CurationPermissions.Queue)]
public sealed record BrowseHelp : IQuery<BrowseHelpResult>
{
    /// <summary>More pages do not stand in one list.</summary>
    public const int Most = 200;
}

public sealed record BrowseHelpResult(IReadOnlyList<BrowseHelpResult.Item> Items)
{
    public sealed record Item(string Path, Bilingual Title, int Helped, int Failed)
    {
        public decimal Share => (decimal)Helped / (Helped + Failed);
    }
}

internal sealed class BrowseHelpHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseHelp, Outcome<BrowseHelpResult>>
{
    public async Task<Outcome<BrowseHelpResult>> Handle(BrowseHelp request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var since = tenant.DayAt(clock.GetUtcNow()).AddYears(-1);
        var counts = await db.HelpCounts.AsNoTracking().AtTenantOf(call).Where(c => c.MonthFrom > since).ToListAsync(ct);
        return new BrowseHelpResult(
            [.. counts.GroupBy(c => c.Path, StringComparer.Ordinal).Select(page => new BrowseHelpResult.Item(page.Key, page.MaxBy(c => c.MonthFrom)!.Title, page.Sum(c => c.Helped), page.Sum(c => c.Failed)))
                .OrderBy(item => item.Share).ThenByDescending(item => item.Failed).ThenBy(item => item.Path, StringComparer.Ordinal).Take(BrowseHelp.Most)]);
    }
}
