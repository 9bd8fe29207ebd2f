using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>Who may keep another CV here.</summary>
public static class CvRoom
{
    extension(AppDb db)
    {
        /// <summary>Why a person cannot add a CV; null when they can. Nothing is kept of anyone who has not agreed to that, and the profile is where one agrees.</summary>
        public async Task<TextKey?> WhyNoCv(Guid userId, CancellationToken ct)
        {
            if (!await db.TalentProfiles.AnyAsync(p => p.UserId == userId, ct)) return "StoreCv_ProfileFirst";
            return await db.CvDocuments.CountAsync(d => d.UserId == userId && d.RemovedAt == null, ct) >= CvDocument.MostPerPerson ? new TextKey("StoreCv_TooMany", CvDocument.MostPerPerson) : null;
        }
    }
}
