using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>The tables of this feature.</summary>
public static class ProfilesTables
{
    extension(AppDb db)
    {
        public DbSet<ProfileEntry> ProfileEntries => db.Set<ProfileEntry>();

        public DbSet<ProfileSheet> ProfileSheets => db.Set<ProfileSheet>();

        public DbSet<ResumeImport> ResumeImports => db.Set<ResumeImport>();
    }
}
