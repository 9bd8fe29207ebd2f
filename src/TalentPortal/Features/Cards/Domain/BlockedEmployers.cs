using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>Which registered employers a person's blocks mean now, with their groups.</summary>
public static class BlockedEmployers
{
    extension(AppDb db)
    {
        /// <summary>Read in a request of that person, or on their behalf: nobody else sees whom they blocked.</summary>
        public async Task<IReadOnlyList<Guid>> BlockedBy(Guid userId, CancellationToken ct)
        {
            var blocks = await db.EmployerBlocks.AsNoTracking().Where(b => b.UserId == userId).ToListAsync(ct);
            if (blocks.Count == 0) return [];
            var keys = blocks.SelectMany(b => b.NameKeys).ToList();
            var named = keys.Count == 0 ? [] : await db.Employers.AsNoTracking().Where(e => e.NameKeys!.Any(k => keys.Contains(k))).Select(e => e.Id).ToListAsync(ct);
            var whole = blocks.Where(b => b.WholeGroup).Select(b => b.EmployerId).OfType<Guid>().Concat(named).ToHashSet();
            // Groups are small, and few employers belong to one.
            var parents = await db.Employers.AsNoTracking().Where(e => e.ParentId != null).Select(e => new { e.Id, Parent = e.ParentId!.Value }).ToListAsync(ct);
            for (var before = -1; before != whole.Count;)
            {
                before = whole.Count;
                foreach (var link in parents)
                {
                    if (whole.Contains(link.Id)) whole.Add(link.Parent);
                    else if (whole.Contains(link.Parent)) whole.Add(link.Id);
                }
            }

            return [.. whole.Union(blocks.Select(b => b.EmployerId).OfType<Guid>())];
        }
    }
}
