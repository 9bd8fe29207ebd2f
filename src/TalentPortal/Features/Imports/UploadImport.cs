using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Features.Imports;

/// <summary>Reads a file of postings and keeps its lines, until somebody has said what its columns mean.</summary>
/// <param name="Content">Its bytes; at most <see cref="MostBytes"/>.</param>
[Requires(ImportsPermissions.Run)]
public sealed record UploadImport(string FileName, byte[] Content) : ICommand<Guid>
{
    public const int MostBytes = 32 * 1024 * 1024;
}

internal sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator()
    {
        RuleFor(x => x.FileName).IsPlainText(PostingImport.FileNameMax, "Sheet_NoText");
        RuleFor(x => x.Content).Must(content => content is { Length: > 0 and <= UploadImport.MostBytes }).Says("Sheet_Empty");
    }
}

internal sealed class UploadImportHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<UploadImport, Outcome<Guid>>
{
    private const int Batch = 1000;

    public async Task<Outcome<Guid>> Handle(UploadImport request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        if (call.EmployerId is { } employer && !(await db.MayHire(employer, ct) && await db.EmployerAdmissions.Verifies(tenant.Id, employer, ct))) return Outcome.Refused("Import_NotAdmitted");
        if (Sheet.FormatOf(Path.GetExtension(request.FileName).TrimStart('.')) is not { } format) return Outcome.Refused("Sheet_NoText");
        try
        {
            return await Read(request, format, ct);
        }
        catch (SheetException error)
        {
            db.ChangeTracker.Clear();
            return Outcome.Refused(error.Text);
        }
    }

    private async Task<Outcome<Guid>> Read(UploadImport request, SheetFormat format, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sheet = Sheet.Open(request.Content, format);
        var import = PostingImport.Of(Guid.CreateVersion7(now), call.EmployerId, request.FileName, format, sheet.Columns, await MapOf(sheet.Columns, ct), now);
        db.Add(import);
        await db.SaveChangesAsync(ct);
        var lines = 0;
        // Of a large file only a part is held at a time; a refusal later takes back all of it.
        foreach (var batch in sheet.Lines().Chunk(Batch))
        {
            await db.Keep(import, call.RequiredTenant.Id, [.. batch.Select(line => PostingImportLine.Of(import, Guid.CreateVersion7(now), line.Number, line.Cells))], ct);
            lines += batch.Length;
        }

        import.Read(lines);

        if (lines == 0) return Outcome.Refused("Sheet_Empty");
        audit.Write("imports.upload", import.Id, FormattableString.Invariant($"{lines} lines"));
        return import.Id;
    }

    /// <summary>As the last file with such headings was read; a heading that is new is guessed.</summary>
    private async Task<IReadOnlyList<string>> MapOf(IReadOnlyList<string> columns, CancellationToken ct)
    {
        var guess = ImportField.Guess(columns, call.EmployerId is null);
        var earlier = await db.PostingImports.AsNoTracking().OfSideOf(call).Where(i => i.State != ImportState.Mapping).OrderByDescending(i => i.CreatedAt).Take(10).Select(i => new { i.Columns, i.Map }).ToListAsync(ct);
        if (earlier.FirstOrDefault(one => one.Columns.SequenceEqual(columns)) is { } same) return same.Map;
        if (earlier.FirstOrDefault(one => one.Columns.Intersect(columns).Count() * 2 > columns.Count) is not { } like) return guess;
        var known = like.Columns.Zip(like.Map).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second);
        var taken = columns.Select(column => known.GetValueOrDefault(column, "")).Where(field => field.Length > 0).ToHashSet();
        return [.. columns.Select((column, i) => known.TryGetValue(column, out var field) ? field : taken.Contains(guess[i]) ? "" : guess[i])];
    }
}
