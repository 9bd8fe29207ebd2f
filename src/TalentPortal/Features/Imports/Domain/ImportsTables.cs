using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class ImportsTables
{
    extension(AppDb db)
    {
        public DbSet<PostingImport> PostingImports => db.Set<PostingImport>();

        public DbSet<PostingImportLine> PostingImportLines => db.Set<PostingImportLine>();

        /// <summary>A file of the caller's, held against everybody else until the message ends, so that stopping and taking in never meet.</summary>
        public async Task<PostingImport?> HeldImport(CurrentCall call, Guid id, CancellationToken ct)
        {
            if (call.Tenant is not { } tenant) return null;
            await db.Database.ExecuteSqlAsync($"select 1 from posting_imports where tenant_id = {tenant.Id} and id = {id} for update", ct);
            return await db.PostingImports.OfSideOf(call).SingleOrDefaultAsync(i => i.Id == id, ct);
        }
    }

    extension(IQueryable<PostingImport> imports)
    {
        /// <summary>Those of the employer in whose name the request acts; for staff those of the tenant itself.</summary>
        public IQueryable<PostingImport> OfSideOf(CurrentCall call)
        {
            var (employer, isSystem) = (call.EmployerId, call.Side == CallSide.System);
            return imports.AtTenantOf(call).Where(i => isSystem || i.EmployerId == employer);
        }
    }
}
