using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>The tables of this feature.</summary>
public static class DocumentsTables
{
    extension(AppDb db)
    {
        public DbSet<TalentDocument> Documents => db.Set<TalentDocument>();

        public DbSet<DocumentFile> DocumentFiles => db.Set<DocumentFile>();

        public DbSet<DocumentRequest> DocumentRequests => db.Set<DocumentRequest>();

        public DbSet<DocumentCheck> DocumentChecks => db.Set<DocumentCheck>();
    }
}
