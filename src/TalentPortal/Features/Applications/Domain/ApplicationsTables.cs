using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>The tables of this feature.</summary>
public static class ApplicationsTables
{
    extension(AppDb db)
    {
        public DbSet<JobApplication> JobApplications => db.Set<JobApplication>();

        public DbSet<ApplicationStep> ApplicationSteps => db.Set<ApplicationStep>();
    }
}
