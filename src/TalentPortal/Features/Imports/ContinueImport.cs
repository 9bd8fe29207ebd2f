using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Imports;

/// <summary>Looks at the next lines of a file, or takes them in; in one transaction, and asks to be continued.</summary>
[SystemOnly]
public sealed record ContinueImport(Guid ImportId) : ICommand<Done>
{
    /// <summary>Lines at a time: taken in within a second or two, so that a stop is heard soon.</summary>
    public const int Batch = 500;
}

internal sealed class ContinueImportHandler(AppDb db, CurrentCall call, ImportEmployers employers, Outbox outbox, LiveSignals signals, Audit audit, TimeProvider clock) : IRequestHandler<ContinueImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ContinueImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { IsAtWork: true } import) return Done.Value;
        var now = clock.GetUtcNow();
        var reader = new PostingLineReader(import.Map, import.Goal, import.IsOfTenant, call.RequiredTenant.DayAt(now));
        // Not tracked: what is found of them is written for all at once.
        var lines = await db.PostingImportLines.AsNoTracking().Where(l => l.TenantId == import.TenantId && l.ImportId == import.Id && l.Number > import.Reached)
            .OrderBy(l => l.Number).Skip(PassedOver(import)).Take(ContinueImport.Batch).ToListAsync(ct);
        var reached = lines.Count > 0 ? lines[^1].Number : import.Reached;
        if (import.State == ImportState.Checking) import.Look(lines.Count, await Look(import, reader, lines, ct), reached, now);
        else
        {
            // The last lines of a file bring the search's index up to date; until then it takes postings in by the hundred.
            if (import.Taken + lines.Count < import.Lines) await db.PublishingMany(ct);
            import.Take(await Take(import, reader, lines, now, ct), reached, now);
        }

        await db.Write(lines, ct);
        if (import.State == ImportState.Done) audit.Write("imports.done", import.Id, FormattableString.Invariant($"{import.Added} new, {import.Changed} changed, {import.Confirmed} confirmed"));
        if (import.IsAtWork) outbox.Add(new ImportToContinue(import.Id), $"import:{import.Id:N}", import.TenantId);
        signals.Changed(import.Id);
        return Done.Value;
    }

    /// <summary>Lines to pass over: of a file that was begun before it was noted how far it came.</summary>
    private static int PassedOver(PostingImport import) => import.Reached > 0 ? 0 : import.State == ImportState.Checking ? import.Looked : import.Taken;

    /// <returns>How many have faults.</returns>
    private async Task<int> Look(PostingImport import, PostingLineReader reader, List<PostingImportLine> lines, CancellationToken ct)
    {
        var read = Read(reader, lines);
        var named = await Employers(import, read.Select(one => one.Posting), ct);
        var keys = read.Select(one => one.Posting.Key(import.IsOfTenant)).OfType<string>().Distinct().ToList();
        var first = lines.Count > 0 ? lines[0].Number : 0;
        var before = await db.PostingImportLines.Where(l => l.TenantId == import.TenantId && l.ImportId == import.Id && l.Number < first && keys.Contains(l.Key!)).Select(l => new { l.Key, l.Number }).ToListAsync(ct);
        var seen = before.GroupBy(one => one.Key!).ToDictionary(group => group.Key, group => group.Min(one => one.Number));
        var faulty = 0;
        foreach (var (line, posting) in read)
        {
            List<LineFault> faults = [.. posting.Faults];
            var key = posting.Key(import.IsOfTenant);
            if (key is not null && !seen.TryAdd(key, line.Number)) faults.Add(new(ImportField.Reference, "ReferenceTwice", seen[key].ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (named(posting) is { IsShutOut: true }) faults.Add(new(ImportField.Employer, "NotAdmitted"));
            line.Look(key, faults);
            if (faults.Count > 0) faulty++;
        }

        return faulty;
    }

    private async Task<IReadOnlyList<ImportEffect>> Take(PostingImport import, PostingLineReader reader, List<PostingImportLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var read = Read(reader, lines.Where(line => line.Faults.Count == 0)).ToDictionary(one => one.Line, one => one.Posting);
        var named = await Employers(import, read.Values, ct);
        var intake = new PostingIntake(import.Goal, now);
        await intake.Load(db, call, [.. read.Values.Select(posting => (named(posting)?.Employer?.Id, posting.Fields.Reference!))], ct);
        var listed = new Dictionary<string, Employers.Domain.Employer>();
        List<(PostingImportLine Line, Employers.Domain.Employer Employer, ReadPosting Posting)> taking = [];
        foreach (var line in lines)
        {
            if (!read.TryGetValue(line, out var posting))
            {
                line.Take(ImportEffect.LeftOut, null);
                continue;
            }

            // A day has passed since the line was looked at, or an admission ended.
            if (posting.Faults.Count > 0 || named(posting) is not { IsShutOut: false } found)
            {
                line.Refuse(posting.Faults.Count > 0 ? posting.Faults[0] : new LineFault(ImportField.Employer, "NotAdmitted"));
                continue;
            }

            var employer = found.Employer;
            if (employer is null && !listed.TryGetValue(ReadPosting.KeyOf(posting.Employer!), out employer)) listed[ReadPosting.KeyOf(posting.Employer!)] = employer = employers.List(posting.Employer!, posting.Content.IndustryCode);
            taking.Add((line, employer, posting));
        }

        foreach (var (one, made) in taking.Zip(taking.AsParallel().AsOrdered().Select(one => intake.New(one.Employer, one.Posting)).ToList()))
        {
            var (effect, jobId) = intake.Take(db, one.Employer, one.Posting, made);
            one.Line.Take(effect, jobId);
        }

        return [.. lines.Select(line => line.Effect!.Value)];
    }

    /// <summary>On all cores: what a line says follows from the line alone.</summary>
    private static List<(PostingImportLine Line, ReadPosting Posting)> Read(PostingLineReader reader, IEnumerable<PostingImportLine> lines) =>
        [.. lines.AsParallel().AsOrdered().Select(line => (line, reader.Read(line.Cells)))];

    private async Task<Func<ReadPosting, NamedEmployer?>> Employers(PostingImport import, IEnumerable<ReadPosting> postings, CancellationToken ct)
    {
        if (import.EmployerId is { } id)
        {
            var own = await employers.Own(id, ct);
            return _ => own;
        }

        var named = await employers.Named([.. postings.Select(posting => posting.Employer).OfType<string>().Distinct()], ct);
        return posting => posting.Employer is { } name ? named.GetValueOrDefault(ReadPosting.KeyOf(name)) : null;
    }
}

/// <summary>A file has lines left.</summary>
public sealed record ImportToContinue(Guid ImportId);

internal sealed class ImportToContinueHandler(PortalDispatcher dispatcher) : IOutboxHandler<ImportToContinue>
{
    public async Task Handle(ImportToContinue message, OutboxDelivery delivery, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new ContinueImport(message.ImportId), CallOrigin.System("imports", delivery.Tenant) with { CommandId = delivery.Id }, ct);
        // Somebody changed a posting of the file at the same moment: the delivery comes again.
        if (outcome.Kind == OutcomeKind.Conflict) throw new InvalidOperationException("A posting was changed at the same time.");
    }
}
