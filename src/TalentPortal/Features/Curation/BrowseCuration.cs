using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Curation.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Curation;

/// <summary>In which order the queue is shown.</summary>
public enum CurationOrder
{
    /// <summary>What is due first on top; what nothing presses last.</summary>
    Due,
    Kind,
    Title,
}

/// <summary>Whose work is shown.</summary>
public enum CurationOwner
{
    All,
    Mine,
    Nobody,
}

/// <summary>All that waits at the tenant and that the caller can do something about.</summary>
/// <param name="Kind">Only of this kind; null for all.</param>
/// <param name="Page">From 1 on.</param>
[Requires(CurationPermissions.Queue)]
public sealed record BrowseCuration(string? Kind = null, CurationOwner Owner = CurationOwner.All, CurationOrder Order = CurationOrder.Due, int Page = 1) : IQuery<BrowseCurationResult>
{
    public const int Size = 40;
    public const int PageMost = 10_000;
}

/// <param name="Kinds">Kinds with something to do, and how much by whomever.</param>
/// <param name="Total">Of what is chosen.</param>
public sealed record BrowseCurationResult(IReadOnlyList<BrowseCurationResult.KindCount> Kinds, IReadOnlyList<BrowseCurationResult.Item> Items, int Total, int Overdue, int Mine)
{
    public sealed record KindCount(string Kind, int Count);

    /// <param name="Detail">Key of a text of that kind's feature.</param>
    public sealed record Item(string Kind, string Key, Bilingual Title, string Href, DateOnly? DueOn, bool IsOverdue, string? Detail, string? DetailValue, string? TakenBy, bool IsMine);
}

internal sealed class BrowseCurationValidator : AbstractValidator<BrowseCuration>
{
    public BrowseCurationValidator()
    {
        RuleFor(x => x.Kind).IsPlainText(CurationTake.KindMax, "Curation_Invalid");
        RuleFor(x => x.Owner).IsInEnum().Says("Curation_Invalid");
        RuleFor(x => x.Order).IsInEnum().Says("Curation_Invalid");
        RuleFor(x => x.Page).InclusiveBetween(1, BrowseCuration.PageMost).Says("Curation_Invalid");
    }
}

internal sealed class BrowseCurationHandler(AppDb db, CurrentCall call, IEnumerable<ICurationSource> sources, TimeProvider clock) : IRequestHandler<BrowseCuration, Outcome<BrowseCurationResult>>
{
    public async Task<Outcome<BrowseCurationResult>> Handle(BrowseCuration request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (today, me) = (tenant.DayAt(now), call.UserId);
        var takes = (await db.CurationTakes.AsNoTracking().AtTenantOf(call).ToListAsync(ct)).ToDictionary(take => (take.Kind, take.ItemKey));
        List<BrowseCurationResult.KindCount> kinds = [];
        List<BrowseCurationResult.Item> all = [];
        foreach (var source in sources.Where(source => call.Side == CallSide.System || call.Rights.Allows(source.Permission)).OrderBy(source => source.Kind, StringComparer.Ordinal))
        {
            var found = await source.Read(db, tenant, now, ct);
            if (found.Count == 0) continue;
            kinds.Add(new(source.Kind, found.Count));
            all.AddRange(found.Select(item =>
            {
                var take = takes.GetValueOrDefault((source.Kind, item.Key));
                return new BrowseCurationResult.Item(source.Kind, item.Key, item.Title, item.Href, item.DueOn, item.DueOn < today, item.DetailKey, item.DetailValue?.ToString(), take?.TakenByName, take is not null && take.TakenBy == me);
            }));
        }

        var chosen = all.Where(item => (string.IsNullOrEmpty(request.Kind) || item.Kind == request.Kind) && request.Owner switch { CurationOwner.Mine => item.IsMine, CurationOwner.Nobody => item.TakenBy is null, _ => true }).ToList();
        var sorted = request.Order switch
        {
            CurationOrder.Kind => chosen.OrderBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.DueOn ?? DateOnly.MaxValue),
            CurationOrder.Title => chosen.OrderBy(item => item.Title.In(call.Language), StringComparer.Ordinal).ThenBy(item => item.DueOn ?? DateOnly.MaxValue),
            _ => chosen.OrderBy(item => item.DueOn ?? DateOnly.MaxValue),
        };
        return new BrowseCurationResult(
            kinds, [.. sorted.ThenBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Key, StringComparer.Ordinal).Skip((request.Page - 1) * BrowseCuration.Size).Take(BrowseCuration.Size)], chosen.Count,
            all.Count(item => item.IsOverdue), all.Count(item => item.IsMine));
    }
}
