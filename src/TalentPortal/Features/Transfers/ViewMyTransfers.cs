using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>To which organisations one of the person's own cases was to go: what would be, and what was, passed on, word for word.</summary>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyTransfers(Guid Id) : IQuery<ViewMyTransfersResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="Name">Of the person, which goes along.</param>
/// <param name="Items">What waits for the person first, then the newest.</param>
public sealed record ViewMyTransfersResult(Guid Id, TenantRef Tenant, string? Name, IReadOnlyList<ViewMyTransfersResult.Item> Items)
{
    /// <param name="Takes">What the receiver says it takes on.</param>
    /// <param name="Packet">What would go along; from the consent on, what did.</param>
    /// <param name="IsStillOpen">Whether the receiver can read it now.</param>
    /// <param name="NewCaseId">The person's case there.</param>
    public sealed record Item(
        Guid Id, Bilingual Receiver, Bilingual ReceiverShort, Bilingual Takes, string? Reason, IReadOnlyList<TransferItem> Packet, TransferState State, string AskedByName, DateTimeOffset AskedAt, int Days, DateTimeOffset? OfferedAt,
        DateTimeOffset? AcceptBy, bool LooksOn, string? AnsweredByName, DateTimeOffset? AnsweredAt, string? Note, bool IsStillOpen, DateTimeOffset? Until, Guid? NewCaseId);
}

internal sealed class ViewMyTransfersHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedTransfer words, SealedProfile profiles) : IRequestHandler<ViewMyTransfers, Outcome<ViewMyTransfersResult>>
{
    public async Task<Outcome<ViewMyTransfersResult>> Handle(ViewMyTransfers request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var letters = await db.TransferLetters.AsNoTracking().Where(l => l.UserId == talent).ToDictionaryAsync(l => l.Id, ct);
        var others = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent).Select(c => new { c.Id, c.LeadId }).ToListAsync(ct);
        var intakes = await db.Intakes.AsNoTracking().Where(i => i.IsPublic).ToDictionaryAsync(i => i.TenantId, ct);
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        List<ViewMyTransfersResult.Item> items = [];
        foreach (var t in await db.Transfers.AsNoTracking().Where(t => t.TenantId == one.TenantId && t.CaseId == one.Id && t.TalentUserId == talent).OrderByDescending(t => t.AskedAt).ThenBy(t => t.Id).ToListAsync(ct))
        {
            var (receiver, letter) = (await tenants.ByIdAfresh(t.ReceiverId, ct), letters.GetValueOrDefault(t.Id));
            items.Add(new(
                t.Id, receiver?.Name ?? Bilingual.Empty, receiver?.ShortName ?? Bilingual.Empty, intakes.GetValueOrDefault(t.ReceiverId)?.Takes ?? Bilingual.Empty, await words.OpenReason(t, ct),
                TransferPacket.Named(t.Stage, await words.OpenPacket(t, ct)), t.State, t.AskedByName, t.AskedAt, t.Days, t.OfferedAt, t.AcceptBy, t.LooksOn, t.AnsweredByName, t.AnsweredAt, await words.OpenNote(t, ct), letter is not null, letter?.Until,
                t.State == TransferState.Accepted ? others.Find(c => c.LeadId == t.NewLeadId)?.Id : null));
        }

        return new ViewMyTransfersResult(one.Id, tenant, profile is null ? null : (await profiles.Open(profile, ct)).Name, [.. items.OrderByDescending(item => item.State == TransferState.Asked)]);
    }
}
