using System.Text.Json;
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

        /// <summary>Keeps some more lines of a file that was begun in this transaction.</summary>
        internal Task Keep(PostingImport import, Guid tenantId, IReadOnlyCollection<PostingImportLine> lines, CancellationToken ct)
        {
            var (ids, numbers, cells) = (lines.Select(l => l.Id).ToArray(), lines.Select(l => l.Number).ToArray(), lines.Select(l => JsonSerializer.Serialize(l.Cells)).ToArray());
            return db.Database.ExecuteSqlAsync(
                $"""
                insert into posting_import_lines (tenant_id, id, import_id, employer_id, is_public, number, cells, faults)
                select {tenantId}, n.id, {import.Id}, {import.EmployerId}::uuid, false, n.number, array(select c from jsonb_array_elements_text(n.cells::jsonb) with ordinality as all_of_them (c, at) order by at), array[]::text[]
                  from unnest({ids}, {numbers}, {cells}) as n (id, number, cells)
                """, ct);
        }

        /// <summary>Writes what was found of lines of one file and what became of them, in one statement: a statement for each would be planned for each.</summary>
        internal async Task Write(IReadOnlyCollection<PostingImportLine> lines, CancellationToken ct)
        {
            var changed = lines.Where(line => line.IsChanged).ToList();
            if (changed.Count == 0) return;
            var (tenant, ids, keys, effects, jobs) = (changed[0].TenantId, changed.Select(l => l.Id).ToArray(), changed.Select(l => l.Key).ToArray(), changed.Select(l => l.Effect?.ToString()).ToArray(), changed.Select(l => l.JobId).ToArray());
            // A list for each line has no form as an array: lists of different lengths do not make one.
            var faults = changed.Select(l => JsonSerializer.Serialize(l.Faults)).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"""
                update posting_import_lines l set key = n.key, effect = n.effect, job_id = n.job_id, faults = array(select f from jsonb_array_elements_text(n.faults::jsonb) with ordinality as all_of_them (f, at) order by at)
                  from unnest({ids}, {keys}, {effects}, {jobs}, {faults}) as n (id, key, effect, job_id, faults)
                 where l.tenant_id = {tenant} and l.id = n.id and l.id = any({ids})
                """, ct);
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
