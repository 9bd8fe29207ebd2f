using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>The positions that anyone applied to, by title, to choose one from.</summary>
internal static class ApplicantPositions
{
    public static async Task<IReadOnlyList<BrowseApplicantsResult.Position>> Of(IQueryable<JobApplication> own, Language language, CancellationToken ct)
    {
        var positions = await own.GroupBy(a => a.JobId).Select(group => new { JobId = group.Key, Count = group.Count(), Zh = group.Max(a => a.JobTitle.Zh), En = group.Max(a => a.JobTitle.En) }).ToListAsync(ct);
        return [.. positions.Select(p => new BrowseApplicantsResult.Position(p.JobId, new Bilingual(p.Zh, p.En), p.Count)).OrderBy(p => p.Title.In(language), StringComparer.CurrentCulture)];
    }
}
