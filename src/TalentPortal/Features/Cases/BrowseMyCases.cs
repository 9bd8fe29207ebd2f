using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>The person's own cases, at every tenant, those under way first.</summary>
[SignedIn]
public sealed record BrowseMyCases : IQuery<BrowseMyCasesResult>;

public sealed record BrowseMyCasesResult(IReadOnlyList<BrowseMyCasesResult.Item> Items)
{
    /// <param name="NextAction">What happens next; null with a date means that the consultant gets in touch.</param>
    /// <param name="Unread">How many messages of the consultant the person has not read.</param>
    /// <param name="IsOffered">Whether it is offered to other consultants, to which the person may object.</param>
    public sealed record Item(
        Guid Id, string Reference, TenantRef Tenant, CaseStage Stage, CaseTier Tier, CaseClock Clock, string? OwnerName, string? NextAction, DateOnly? NextOn, bool IsOffered, DateTimeOffset OpenedAt,
        DateTimeOffset LastEntryAt, DateTimeOffset? ClosedAt, CaseCloseReason? CloseReason, int Unread);
}

internal sealed class BrowseMyCasesHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedCase words) : IRequestHandler<BrowseMyCases, Outcome<BrowseMyCasesResult>>
{
    public async Task<Outcome<BrowseMyCasesResult>> Handle(BrowseMyCases request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var cases = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent).OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.LastEntryAt).ToListAsync(ct);
        var offered = await db.HandOvers.Where(h => h.TalentUserId == talent && h.State == HandOverState.Offered).Select(h => h.CaseId).ToListAsync(ct);
        var unread = await db.Conversations.Where(t => t.TalentUserId == talent && t.TalentUnread > 0).ToDictionaryAsync(t => t.Id, t => t.TalentUnread, ct);
        List<BrowseMyCasesResult.Item> items = [];
        foreach (var c in cases)
        {
            if (await tenants.ById(c.TenantId, ct) is not { } tenant) continue;
            items.Add(new(
                c.Id, c.Reference, tenant, c.Playbook[c.Stage], c.Tier, c.Clock, c.OwnerName, await words.OpenNextAction(c, ct), c.NextOn, offered.Contains(c.Id), c.OpenedAt, c.LastEntryAt, c.ClosedAt, c.CloseReason,
                unread.GetValueOrDefault(c.Id)));
        }

        return new BrowseMyCasesResult(items);
    }
}
