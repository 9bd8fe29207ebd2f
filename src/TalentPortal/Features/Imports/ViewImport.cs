using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Features.Imports;

/// <summary>A file of postings: what its columns hold, how far the work is, what is wrong with which line.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record ViewImport(Guid ImportId) : IQuery<ViewImportResult>
{
    /// <summary>Faulty lines that the page shows; the report has all.</summary>
    public const int MostFaults = 100;

    public const int Samples = 3;
}

/// <param name="SampleCells">Of the first lines, cut short.</param>
public sealed record ViewImportResult(
    Guid Id, string FileName, SheetFormat Format, ImportState State, bool IsOfTenant, ImportGoal Goal, IReadOnlyList<string> Columns, IReadOnlyList<string> Map, IReadOnlyList<IReadOnlyList<string>> SampleCells,
    int Lines, int Looked, int Faulty, int Taken, ImportCounts Counts, bool HasBegun, bool LeavesFaulty, IReadOnlyList<FaultyLine> Faults, DateTimeOffset DeletedAt);

/// <summary>What became of the lines so far.</summary>
public sealed record ImportCounts(int Added, int Changed, int Confirmed, int Unchanged, int Over);

/// <param name="Number">Line of the file.</param>
public sealed record FaultyLine(int Number, IReadOnlyList<LineFault> Faults);

internal sealed class ViewImportHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewImport, Outcome<ViewImportResult>>
{
    private const int SampleLength = 60;

    public async Task<Outcome<ViewImportResult>> Handle(ViewImport request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.PostingImports.AsNoTracking().OfSideOf(call).SingleOrDefaultAsync(i => i.Id == request.ImportId, ct) is not { } import) return Outcome.NotFound;
        var lines = db.PostingImportLines.AsNoTracking().Where(l => l.TenantId == import.TenantId && l.ImportId == import.Id);
        var samples = await lines.OrderBy(l => l.Number).Take(ViewImport.Samples).Select(l => l.Cells).ToListAsync(ct);
        var faulty = import.Faulty == 0 ? [] : await lines.Where(l => l.Faults.Count > 0).OrderBy(l => l.Number).Take(ViewImport.MostFaults).Select(l => new { l.Number, l.Faults }).ToListAsync(ct);
        return new ViewImportResult(
            import.Id, import.FileName, import.Format, import.State, import.IsOfTenant, import.Goal, import.Columns, import.Map, [.. samples.Select(cells => (IReadOnlyList<string>)[.. cells.Select(Short)])],
            import.Lines, import.Looked, import.Faulty, import.Taken, new(import.Added, import.Changed, import.Confirmed, import.Unchanged, import.Over), import.BegunAt is not null, import.LeavesFaulty,
            [.. faulty.Select(line => new FaultyLine(line.Number, [.. line.Faults.Select(PostingImportLine.Unpack)]))], import.ChangedAt.AddDays(PostingImport.KeptDays));
    }

    private static string Short(string cell) => cell.Length <= SampleLength ? cell : cell[..SampleLength] + "\u2026";
}
