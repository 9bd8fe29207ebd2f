using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>Finds what other organisations offer: what is not for the caller is not there. The grant of the talent has shown the rows before.</summary>
public sealed class TransferDesk(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock)
{
    /// <summary>One that the caller's tier is, or was, asked to take on, as long as the talent lets it be read.</summary>
    public async Task<TransferLetter?> ForMe(Guid id, CancellationToken ct) =>
        call.TenantId is { } tenant && await db.TransferLetters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.ReceiverId == tenant, ct) is { } letter && await Sees(letter, ct) ? letter : null;

    /// <summary>Those of a tier that wait for an answer, the one due first leads.</summary>
    public async Task<IReadOnlyList<TransferLetter>> Waiting(CaseTier tier, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || !Answers(tier)) return [];
        var now = clock.GetUtcNow();
        return await db.TransferLetters.AsNoTracking().Where(l => l.ReceiverId == tenant && l.Tier == tier && l.AcceptedAt == null && l.AcceptBy > now).OrderBy(l => l.AcceptBy).ThenBy(l => l.Id).ToListAsync(ct);
    }

    /// <summary>Whether the caller is asked about cases of a tier.</summary>
    public bool Answers(CaseTier tier) => desk.LeadsTeam || call.Rights.StaffRoles.WorksIn(tier);

    /// <summary>Before it is accepted, whoever is asked; then, whoever answers for the case that came of it, and the team lead.</summary>
    private async Task<bool> Sees(TransferLetter letter, CancellationToken ct)
    {
        if (letter.AcceptedAt is null) return Answers(letter.Tier);
        return await db.Cases.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(c => c.LeadId == letter.LeadId, ct) is { } one && (desk.LeadsTeam || desk.Owns(one));
    }
}
