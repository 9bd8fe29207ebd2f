using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>Whom the caller is asked to accompany, or does: without a name, only what fits. Talents who asked for another one are not there. Each reading is in the person's access log.</summary>
[Personal]
[Requires(BuddiesPermissions.Offer)]
public sealed record BrowseBuddyRequests : IQuery<BrowseBuddyRequestsResult>;

/// <param name="Items">What waits for an answer first.</param>
public sealed record BrowseBuddyRequestsResult(IReadOnlyList<BrowseBuddyRequestsResult.Item> Items)
{
    public sealed record Item(Guid Id, Guid CaseId, string Reference, BuddyState State, string ProposedByName, DateTimeOffset ProposedAt, IReadOnlyList<BuddyReason> Reasons, uint Version);
}

internal sealed class BrowseBuddyRequestsHandler(CurrentCall call, BuddyBook book, AccessLog access) : IRequestHandler<BrowseBuddyRequests, Outcome<BrowseBuddyRequestsResult>>
{
    public async Task<Outcome<BrowseBuddyRequestsResult>> Handle(BrowseBuddyRequests request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me) return Outcome.NotFound;
        var open = await book.Proposals.AsNoTracking().Where(p => p.StudentUserId == me && (p.State == BuddyState.Asked || p.State == BuddyState.Offered || p.State == BuddyState.Agreed)).OrderBy(p => p.ProposedAt).ThenBy(p => p.Id).ToListAsync(ct);
        List<BrowseBuddyRequestsResult.Item> items = [];
        foreach (var p in open.OrderByDescending(p => p.State == BuddyState.Asked))
        {
            await access.Record(p.TalentUserId!.Value, tenant.Name, TalentCase.Purpose, "buddy", FieldClass.Sensitive, p.CaseId, ct);
            items.Add(new(p.Id, p.CaseId, TalentCase.ReferenceOf(p.CaseId), p.State, p.ProposedByName, p.ProposedAt, await book.ReasonsOf(p, ct), p.Version));
        }

        return new BrowseBuddyRequestsResult(items);
    }
}
