using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Cards;

/// <summary>Hands out and forgets cards, what is counted, and blocks.</summary>
internal sealed class CardData(AppDb db, PortalVault vault, SealedContact words) : IPersonalDataHolder
{
    public string Section => "cards";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> blocks = [];
        foreach (var b in await db.EmployerBlocks.AsNoTracking().Where(b => b.UserId == userId).OrderBy(b => b.CreatedAt).ToListAsync(ct))
            blocks.Add(new { b.Id, b.EmployerId, b.WholeGroup, Name = await BlockNames.Open(vault, b, ct), b.CreatedAt });
        List<object> requests = [];
        foreach (var r in await db.ContactRequests.AsNoTracking().Where(r => r.TalentUserId == userId).OrderBy(r => r.AskedAt).ToListAsync(ct))
        {
            var (position, message) = await words.Open(r, ct);
            requests.Add(new { r.Id, r.TenantId, r.EmployerId, r.EmployerName, r.FaceId, Position = position, Message = message, r.State, r.AskedAt, r.AnswerBy, r.AnsweredAt, r.Parts });
        }

        List<object> disclosed = [];
        foreach (var d in await db.ContactDisclosures.AsNoTracking().Where(d => d.UserId == userId).OrderBy(d => d.Id).ToListAsync(ct))
            disclosed.Add(new { d.Id, d.RequestId, d.Part, Facts = await words.Read([d], ct), d.Until });
        return new
        {
            Requests = requests,
            Disclosed = disclosed,
            Cards = await db.TalentCards.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.Id).Select(c => new { c.Id, c.FaceId, c.TenantId, c.Marks, c.ShownSince, c.LeftAt, c.ChangedAt }).ToListAsync(ct),
            Counted = await db.TalentFacts.AsNoTracking().Where(f => f.UserId == userId).OrderBy(f => f.Id).Select(f => new { f.Id, f.TenantId, f.Marks, f.ChangedAt }).ToListAsync(ct),
            Blocks = blocks,
        };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.TalentCards.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        await db.TalentFacts.Where(f => f.UserId == userId).ExecuteDeleteAsync(ct);
        await db.EmployerBlocks.Where(b => b.UserId == userId).ExecuteDeleteAsync(ct);
        await db.ContactDisclosures.Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        await db.ContactRequests.Where(r => r.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>Seals and opens the names of blocked employers under the person's key.</summary>
internal static class BlockNames
{
    public static ValueTask<SealedText> Seal(PortalVault vault, Guid userId, Guid blockId, string name, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), name, new SealContext(EmployerBlock.Table, "name", blockId), ct);

    /// <summary>The name as it was written; null for a registered employer.</summary>
    public static async ValueTask<string?> Open(PortalVault vault, EmployerBlock block, CancellationToken ct) =>
        block.Name.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(block.UserId), block.Name, new SealContext(EmployerBlock.Table, "name", block.Id), ct);
}
