using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The plans that the person kept, the last changed first.</summary>
[SignedIn]
public sealed record BrowseMyReturnPlans : IQuery<BrowseMyReturnPlansResult>;

public sealed record BrowseMyReturnPlansResult(IReadOnlyList<BrowseMyReturnPlansResult.Item> Items)
{
    /// <param name="Cities">GB/T 2260 codes.</param>
    /// <param name="SharedUntil">Null while no link opens it.</param>
    public sealed record Item(Guid Id, string Name, IReadOnlyList<string> Cities, DateTimeOffset ChangedAt, DateTimeOffset? SharedUntil);
}

internal sealed class BrowseMyReturnPlansHandler(AppDb db, CurrentCall call, SealedPlan words, TimeProvider clock) : IRequestHandler<BrowseMyReturnPlans, Outcome<BrowseMyReturnPlansResult>>
{
    public async Task<Outcome<BrowseMyReturnPlansResult>> Handle(BrowseMyReturnPlans request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        List<BrowseMyReturnPlansResult.Item> items = [];
        foreach (var plan in await db.SavedPlans.AsNoTracking().Where(p => p.UserId == user).OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id).ToListAsync(ct))
        {
            var written = await words.Open(plan, ct);
            items.Add(new(
                plan.Id, written.Name, [.. PlanFields.Offers(written.Fields).Select(offer => offer.City).OfType<string>().Concat(written.Fields.GetValueOrDefault(PlanFields.City) ?? []).Distinct(StringComparer.Ordinal).Select(slug => ReferenceData.Divisions.BySlug(slug)?.Code).OfType<string>()], plan.ChangedAt, plan.IsSharedAt(now) ? plan.ShareUntil : null));
        }

        return new BrowseMyReturnPlansResult(items);
    }
}
