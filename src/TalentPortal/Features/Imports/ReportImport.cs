using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>Every line of a file with what was found and done, to be downloaded, mended and sent again.</summary>
/// <param name="OnlyFaulty">Leaves out lines without faults.</param>
[Requires(ImportsPermissions.Run)]
public sealed record ReportImport(Guid ImportId, bool OnlyFaulty) : IQuery<ReportImportResult>;

public sealed record ReportImportResult(string FileName, IReadOnlyList<string> Columns, IReadOnlyList<string> Map, IReadOnlyList<ReportImportResult.Line> Lines)
{
    public sealed record Line(int Number, IReadOnlyList<string> Cells, IReadOnlyList<LineFault> Faults, ImportEffect? Effect);
}

internal sealed class ReportImportHandler(AppDb db, CurrentCall call) : IRequestHandler<ReportImport, Outcome<ReportImportResult>>
{
    public async Task<Outcome<ReportImportResult>> Handle(ReportImport request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.PostingImports.AsNoTracking().OfSideOf(call).SingleOrDefaultAsync(i => i.Id == request.ImportId, ct) is not { } import) return Outcome.NotFound;
        var lines = await db.PostingImportLines.AsNoTracking().Where(l => l.TenantId == import.TenantId && l.ImportId == import.Id && (!request.OnlyFaulty || l.Faults.Count > 0))
            .OrderBy(l => l.Number).Select(l => new { l.Number, l.Cells, l.Faults, l.Effect }).ToListAsync(ct);
        return new ReportImportResult(import.FileName, import.Columns, import.Map, [.. lines.Select(line => new ReportImportResult.Line(line.Number, line.Cells, [.. line.Faults.Select(PostingImportLine.Unpack)], line.Effect))]);
    }
}
