using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>The tables that public pages read; both hold only what is published.</summary>
public static class JobSearchTables
{
    extension(AppDb db)
    {
        public DbSet<JobSearchRow> JobSearch => db.Set<JobSearchRow>();

        public DbSet<JobListing> JobListings => db.Set<JobListing>();
    }
}
