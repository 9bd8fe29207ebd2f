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
}
