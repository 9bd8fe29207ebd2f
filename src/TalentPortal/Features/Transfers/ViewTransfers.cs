using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>To which organisations a case was to go, for whoever answers for it and for the team lead; with what the form for the next one needs.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(TransfersPermissions.Offer)]
public sealed record ViewTransfers(Guid Id) : IQuery<ViewTransfersResult>;

/// <param name="CanOffer">Whether the caller answers for it, and neither a transfer nor a hand-over waits.</param>
/// <param name="Items">The newest first.</param>
/// <param name="Asked">What would go along, as the form asks for it.</param>
/// <param name="Receivers">Those that take on cases of the tier, by name.</param>
public sealed record ViewTransfersResult(
    Guid Id, string Reference, CaseTier Tier, bool CanOffer, IReadOnlyList<ViewTransfersResult.Item> Items, IReadOnlyList<PacketItem> Asked, IReadOnlyList<ViewTransfersResult.Receiver> Receivers, uint Version)
{
    /// <param name="AnsweredByName">Whom at the receiver one may turn to.</param>
    /// <param name="Note">Why it was returned.</param>
    /// <param name="CanWithdraw">Whether the caller may take it back.</param>
    public sealed record Item(
        Guid Id, Bilingual Receiver, string? Reason, IReadOnlyList<TransferItem> Packet, TransferState State, string AskedByName, DateTimeOffset AskedAt, int Days, DateTimeOffset? OfferedAt, DateTimeOffset? AcceptBy, string? AnsweredByName,
        DateTimeOffset? AnsweredAt, string? Note, bool CanWithdraw);

    /// <param name="Takes">Which cases it takes on, in its words.</param>
    public sealed record Receiver(Guid Id, Bilingual Name, Bilingual Takes);
}

internal sealed class ViewTransfersHandler(AppDb db, CurrentCall call, CaseDesk desk, TenantDirectory tenants, SealedTransfer words, AccessLog access) : IRequestHandler<ViewTransfers, Outcome<ViewTransfersResult>>
{
    public async Task<Outcome<ViewTransfersResult>> Handle(ViewTransfers request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, handOvers) || sight.Part is not (CasePart.Owner or CasePart.Lead) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        List<ViewTransfersResult.Item> items = [];
        foreach (var t in await db.Transfers.AsNoTracking().AtTenantOf(call).Where(t => t.CaseId == one.Id).OrderByDescending(t => t.AskedAt).ThenBy(t => t.Id).ToListAsync(ct))
            items.Add(new(
                t.Id, await NameOf(t.ReceiverId, ct), await words.OpenReason(t, ct), TransferPacket.Named(t.Stage, await words.OpenPacket(t, ct)), t.State, t.AskedByName, t.AskedAt, t.Days, t.OfferedAt, t.AcceptBy, t.AnsweredByName, t.AnsweredAt,
                await words.OpenNote(t, ct), t.IsOpen));
        await access.Record(talent, call.RequiredTenant.Name, Transfer.Purpose, "transfers", FieldClass.Sensitive, one.Id, ct);
        var waits = items.Any(item => item.CanWithdraw) || handOvers.Any(h => h.IsOpen);
        List<ViewTransfersResult.Receiver> receivers = [];
        foreach (var intake in await db.IntakesFor(one.Tier, one.TenantId, ct)) receivers.Add(new(intake.TenantId, await NameOf(intake.TenantId, ct), intake.Takes));
        return new ViewTransfersResult(
            one.Id, one.Reference, one.Tier, sight.Part == CasePart.Owner && one.IsOpen && !waits, items, TransferPacket.Asked(one.Playbook, one.Stage),
            [.. receivers.OrderBy(receiver => receiver.Name.In(call.Language), StringComparer.CurrentCulture)], one.Version);
    }

    private async Task<Bilingual> NameOf(Guid tenant, CancellationToken ct) => (await tenants.ByIdAfresh(tenant, ct))?.Name ?? Bilingual.Empty;
}
