using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>A shown guide of which one language is behind the other.</summary>
/// <param name="Paragraphs">How many of its blocks.</param>
/// <param name="Since">The earliest day on which a language changed that the other has not followed.</param>
public sealed record BehindGuide(Guid Id, Bilingual Title, int Paragraphs, DateOnly Since);

/// <summary>How fresh a tenant's guides are.</summary>
public static class GuideFreshness
{
    extension(AppDb db)
    {
        /// <summary>The shown guides of a tenant, without what is over, in which a language is behind.</summary>
        public async Task<IReadOnlyList<BehindGuide>> BehindGuides(Guid tenant, DateOnly today, CancellationToken ct)
        {
            var shown = await db.Guides.AsNoTracking().Where(g => g.TenantId == tenant && g.IsPublic)
                .Join(db.GuideVersions.AsNoTracking(), g => new { g.TenantId, g.Id, Number = g.CurrentNumber }, v => new { v.TenantId, Id = v.GuideId, v.Number }, (g, v) => new { Guide = g, Version = v }).ToListAsync(ct);
            List<BehindGuide> behind = [];
            foreach (var one in shown.Where(one => !one.Guide.Term.IsOver(today)))
            {
                var days = one.Version.Read().Blocks.Select(block => block.BehindSince(Language.Chinese) ?? block.BehindSince(Language.English)).OfType<DateOnly>().ToList();
                if (days.Count > 0) behind.Add(new(one.Guide.Id, one.Guide.Title, days.Count, days.Min()));
            }

            return behind;
        }
    }
}
