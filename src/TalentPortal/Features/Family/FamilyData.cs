using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Family;

/// <summary>Hands out and forgets a person's half of a link, their wishes and what they said of their children. Who the partner is stands in nobody's file but, by name, on their own page.</summary>
internal sealed class FamilyData(AppDb db, PartnerLinks links, SealedFamily words) : IPersonalDataHolder
{
    public string Section => "family";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var side = await db.PartnerSides.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct);
        List<object> children = [];
        foreach (var c in await db.FamilyChildren.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.AddedAt).ToListAsync(ct)) children.Add(new { c.Id, Facts = await words.Open(c, ct), c.AddedAt, c.ChangedAt });
        List<object> notes = [];
        foreach (var n in await db.FamilyNotes.AsNoTracking().Where(n => n.UserId == userId).OrderBy(n => n.Part).ToListAsync(ct)) notes.Add(new { n.Id, n.Part, Text = await words.Open(n, ct), n.ChangedAt });
        return new
        {
            Notes = notes,
            Children = children,
            Side = side is null ? null : new { side.LinkId, Name = await links.NameOf(side, ct), side.BeganAt, side.AgreedAt },
            Wishes = await db.FamilyWishes.AsNoTracking().Where(w => w.UserId == userId).OrderBy(w => w.Kind)
                .Select(w => new { w.Id, w.Kind, IsOpen = w.ReaderId != null, w.IndustryCode, w.Level, w.Places, w.StartsOn, w.ChangedAt }).ToListAsync(ct),
        };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await links.Leave(userId, LeaveReason.Erased, ct);
        await db.FamilyWishes.Where(w => w.UserId == userId).ExecuteDeleteAsync(ct);
        await db.FamilyChildren.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        await db.FamilyNotes.Where(n => n.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
