using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>What the employer asked at the tenant of the site, the newest first, without a word about the persons.</summary>
[Requires(CardsPermissions.Ask)]
public sealed record BrowseContacts(int Page = 1) : IQuery<BrowseContactsResult>;

public sealed record BrowseContactsResult(IReadOnlyList<BrowseContactsResult.Item> Items, int Page, int Pages)
{
    public const int PageSize = 50;

    /// <param name="Reference">Of the card, as this employer knows it.</param>
    /// <param name="IsOpen">Whether there is something that the person disclosed and that can be opened now.</param>
    public sealed record Item(Guid Id, Guid Reference, ContactState State, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, bool IsOpen);
}

internal sealed class BrowseContactsValidator : AbstractValidator<BrowseContacts>
{
    public BrowseContactsValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseTalents_NotInList");
}

internal sealed class BrowseContactsHandler(AppDb db, CurrentCall call, CardReferences references, TimeProvider clock) : IRequestHandler<BrowseContacts, Outcome<BrowseContactsResult>>
{
    public async Task<Outcome<BrowseContactsResult>> Handle(BrowseContacts request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var own = db.ContactRequests.AsNoTracking().Where(r => r.EmployerId == employer && r.TenantId == tenant);
        var pages = Math.Max(1, (await own.CountAsync(ct) + BrowseContactsResult.PageSize - 1) / BrowseContactsResult.PageSize);
        var page = Math.Min(request.Page, pages);
        // By the policy of that table: what a live grant opens to this employer.
        var open = (await db.ContactDisclosures.AsNoTracking().Select(d => d.RequestId).Distinct().ToListAsync(ct)).ToHashSet();
        List<BrowseContactsResult.Item> items = [];
        foreach (var r in await own.OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).Skip((page - 1) * BrowseContactsResult.PageSize).Take(BrowseContactsResult.PageSize).ToListAsync(ct))
            items.Add(new(r.Id, await references.Of(call, r.FaceId, ct), r.StateToEmployer(now), r.AskedAt, r.AnswerBy, r.State == ContactState.Accepted && open.Contains(r.Id)));
        return new BrowseContactsResult(items, page, pages);
    }
}
