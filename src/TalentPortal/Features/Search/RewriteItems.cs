using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Search;

/// <summary>
/// Brings what the search across everything knows of a tenant's things into step with what is public: what an earlier
/// version of the portal wrote or did not know of, and what is gone.
/// </summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record RewriteItems(int Round = 0) : ICommand<RewriteItemsResult>
{
    /// <summary>So many in one transaction.</summary>
    public const int Batch = 200;
}

/// <param name="Rewritten">Items that were written or taken out.</param>
public sealed record RewriteItemsResult(int Rewritten)
{
    /// <summary>Whether there may be more.</summary>
    public bool More => Rewritten >= RewriteItems.Batch;
}

internal sealed class RewriteItemsValidator : AbstractValidator<RewriteItems>
{
    public RewriteItemsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class RewriteItemsHandler(AppDb db, CurrentCall call, ItemRows rows, IEnumerable<IItemSource> sources) : IRequestHandler<RewriteItems, Outcome<RewriteItemsResult>>
{
    public async Task<Outcome<RewriteItemsResult>> Handle(RewriteItems request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var left = RewriteItems.Batch;
        foreach (var source in sources)
        {
            var kind = source.Kind;
            var known = await db.ItemSearch.AsNoTracking().Where(r => r.TenantId == tenant && r.Kind == kind).Select(r => new { r.Name, IsCurrent = r.Form >= ItemSearchRow.CurrentForm }).ToListAsync(ct);
            var there = await source.Keys(db, tenant, ct);
            var due = there.Except(known.Where(row => row.IsCurrent).Select(row => ItemSearchRow.KeyOf(row.Name))).Concat(known.Select(row => ItemSearchRow.KeyOf(row.Name)).Except(there)).Take(left).ToList();
            if (due.Count > 0) await rows.Write(source, tenant, due, ct);
            if ((left -= due.Count) == 0) break;
        }

        return new RewriteItemsResult(RewriteItems.Batch - left);
    }
}

/// <summary>Every hour; where nothing is out of step, there is nothing to do.</summary>
internal sealed class RewriteItemsWork : IScheduledWork
{
    public string Name => "search-rewrite-items";

    public string Cron => "0 26 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RewriteItems(round), result => result.More, ct);
}
