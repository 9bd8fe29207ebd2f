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

/// <summary>Opens to the receiving organisation what the talent let it be given. The person sees it in their access log.</summary>
[Personal]
[Requires(TransfersPermissions.Answer)]
public sealed record ViewTransfer(Guid Id) : IQuery<ViewTransferResult>;

/// <param name="SenderName">Whom at the sender one may turn to.</param>
/// <param name="Stage">Where the case stands; the own one begins at the matching stage.</param>
/// <param name="CaseId">The own case that came of it; null while it waits.</param>
public sealed record ViewTransferResult(
    Guid Id, string Reference, Bilingual Sender, string SenderName, CaseTier Tier, CaseStage Stage, string? Name, string? Reason, IReadOnlyList<TransferItem> Packet, Language TalkIn, DateTimeOffset OfferedAt, DateTimeOffset AcceptBy, DateTimeOffset? AcceptedAt, DateTimeOffset Until,
    Guid? CaseId);

internal sealed class ViewTransferHandler(AppDb db, CurrentCall call, TransferDesk desk, TenantDirectory tenants, SealedTransfer words, TenantPlaybooks playbooks, AccessLog access) : IRequestHandler<ViewTransfer, Outcome<ViewTransferResult>>
{
    public async Task<Outcome<ViewTransferResult>> Handle(ViewTransfer request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await desk.ForMe(request.Id, ct) is not { } letter || await words.Open(letter, ct) is not { } facts) return Outcome.NotFound;
        await access.Record(letter.UserId, tenant.Name, Transfer.Purpose, "transfer", FieldClass.Sensitive, letter.Id, ct);
        var one = letter.AcceptedAt is null ? null : await db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.LeadId == letter.LeadId).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        return new ViewTransferResult(
            letter.Id, TalentCase.ReferenceOf(letter.Id), (await tenants.ByIdAfresh(letter.SenderId, ct))?.Name ?? Bilingual.Empty, letter.SenderName, letter.Tier, TalentCase.Matching(await playbooks.Book(ct), letter.Stage), facts.Name, facts.Reason,
            TransferPacket.Named(letter.Stage, facts.Items), letter.Language, letter.OfferedAt, letter.AcceptBy, letter.AcceptedAt, letter.Until, one);
    }
}
