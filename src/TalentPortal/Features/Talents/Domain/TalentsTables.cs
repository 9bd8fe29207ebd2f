using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>The tables of this feature.</summary>
public static class TalentsTables
{
    extension(AppDb db)
    {
        public DbSet<TalentProfile> TalentProfiles => db.Set<TalentProfile>();

        public DbSet<CvDocument> CvDocuments => db.Set<CvDocument>();

        public DbSet<Consent> Consents => db.Set<Consent>();

        public DbSet<Grant> Grants => db.Set<Grant>();
    }

    extension(IQueryable<Grant> grants)
    {
        /// <summary>Those that were given for one record, such as an application, and still hold.</summary>
        public IQueryable<Grant> LiveFor(Guid subjectId, DateTimeOffset now) => grants.Live(now).Where(g => g.SubjectId == subjectId);

        /// <summary>Those that still hold.</summary>
        public IQueryable<Grant> Live(DateTimeOffset now) => grants.Where(g => g.WithdrawnAt == null && g.ExpiresAt > now);
    }
}
