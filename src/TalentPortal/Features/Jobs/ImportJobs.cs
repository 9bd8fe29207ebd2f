using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>What an import does with what it reads.</summary>
public enum ImportMode
{
    /// <summary>Nothing: it only says what it would do.</summary>
    DryRun,

    /// <summary>New postings wait for review.</summary>
    Review,

    /// <summary>New postings become public at once, on the operator's word.</summary>
    Publish,
}

/// <summary>Takes postings of a source into the current tenant; a batch of a file, in one transaction.</summary>
[SystemOnly]
public sealed record ImportJobs(IReadOnlyList<JobLine> Lines, ImportMode Mode) : ICommand<ImportJobsResult>
{
    public const int BatchMax = 1000;
}

/// <summary>What became of a batch.</summary>
/// <param name="Unchanged">Known, with nothing new to say.</param>
/// <param name="Closed">Known, and ended here: an import does not bring them back.</param>
/// <param name="Refused">Of an employer that the tenant does not admit.</param>
/// <param name="NewEmployers">Organisations that the portal did not know.</param>
public sealed record ImportJobsResult(int New, int Changed, int Confirmed, int Unchanged, int Closed, int Refused, int NewEmployers)
{
    /// <summary>New ones that read word for word like another posting of the tenant.</summary>
    public int Alike { get; init; }
}

internal sealed class ImportJobsValidator : AbstractValidator<ImportJobs>
{
    public ImportJobsValidator() => RuleFor(x => x.Lines.Count).LessThanOrEqualTo(ImportJobs.BatchMax).Says("ImportJobs_BatchTooLarge");
}

internal sealed class ImportJobsHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ImportJobs, Outcome<ImportJobsResult>>
{
    /// <summary>A source read again confirms its postings, but not more often: reading a file twice changes nothing.</summary>
    private static readonly TimeSpan ConfirmedEnough = TimeSpan.FromDays(1);

    private readonly HashSet<Guid> _refused = [];
    private int _newEmployers;

    public async Task<Outcome<ImportJobsResult>> Handle(ImportJobs request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var employers = await Employers(request, now, ct);
        var known = await Known(request, employers, ct);
        var prints = await Prints(request, ct);
        var alike = 0;
        var (added, changed, confirmed, unchanged, closed, refused) = (0, 0, 0, 0, 0, 0);
        // The order by date is the order of publication, so what its source published first comes first.
        foreach (var line in request.Lines.OrderBy(line => line.PostedOn ?? DateOnly.MinValue))
        {
            var employer = employers[line.EmployerKey];
            if (_refused.Contains(employer.Id)) refused++;
            else if (!known.TryGetValue((employer.Id, line.Source.Scheme, line.Source.Identifier!), out var job))
            {
                added++;
                if (!prints.Add(PrintOf(line.Content))) alike++;
                if (request.Mode != ImportMode.DryRun) Add(line, employer, request.Mode, now);
            }
            else if (job.Status is JobStatus.Closed)
            {
                closed++;
            }
            else if (job.Content != line.Content || job.Source != line.Source || job.EmployerName != employer.Name)
            {
                changed++;
                if (request.Mode != ImportMode.DryRun) job.Refresh(employer.Name, line.Content, line.Source, now);
            }
            else if (now - job.ConfirmedAt >= ConfirmedEnough && job.Status is JobStatus.Live or JobStatus.Lapsed)
            {
                confirmed++;
                if (request.Mode != ImportMode.DryRun) job.Confirm(now);
            }
            else
            {
                unchanged++;
            }
        }

        if (request.Mode != ImportMode.DryRun && added + changed + confirmed > 0)
            audit.Write("jobs.imported", detail: $"{added} new{(request.Mode == ImportMode.Publish ? ", published without review" : "")}, {changed} changed, {confirmed} confirmed, lines {request.Lines[0].Line} to {request.Lines[^1].Line}");
        return new ImportJobsResult(added, changed, confirmed, unchanged, closed, refused, _newEmployers) { Alike = alike };
    }

    private static (long?, long?, string?, Bilingual) PrintOf(JobContent content) =>
        (JobLikeness.Fingerprint(content, Language.Chinese), JobLikeness.Fingerprint(content, Language.English), content.DivisionCode, content.Title);

    /// <summary>The prints of the tenant's open postings that have one of the batch's.</summary>
    private async Task<HashSet<(long?, long?, string?, Bilingual)>> Prints(ImportJobs request, CancellationToken ct)
    {
        var (zh, en) = (request.Lines.Select(line => JobLikeness.Fingerprint(line.Content, Language.Chinese)).OfType<long>().Distinct().ToList(), request.Lines.Select(line => JobLikeness.Fingerprint(line.Content, Language.English)).OfType<long>().Distinct().ToList());
        var same = await db.Jobs.AsNoTracking().AtTenantOf(call).Where(j => j.Status != JobStatus.Closed && (zh.Contains(j.FingerprintZh ?? 0) || en.Contains(j.FingerprintEn ?? 0)))
            .Select(j => new { j.FingerprintZh, j.FingerprintEn, j.Content.DivisionCode, j.Content.Title }).ToListAsync(ct);
        return [.. same.Select(one => (one.FingerprintZh, one.FingerprintEn, one.DivisionCode, one.Title))];
    }

    private void Add(JobLine line, Employer employer, ImportMode mode, DateTimeOffset now) =>
        db.Add(Job.Import(employer.Id, employer.Name, line.Content, line.Source, mode == ImportMode.Publish, now));

    /// <summary>The employers of the batch by the key of their name: admitted ones, then those of earlier imports, then new ones.</summary>
    private async Task<Dictionary<string, Employer>> Employers(ImportJobs request, DateTimeOffset now, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var keys = request.Lines.Select(line => line.EmployerKey).Distinct().ToList();
        var found = await db.Employers.Where(e => e.ListedByTenantId == tenant && keys.Contains(e.ListedKey!)).ToDictionaryAsync(e => e.ListedKey!, ct);
        // A registered employer of the same name is meant, and what the tenant decided on any of them holds for imports too.
        var registered = await (from admission in db.EmployerAdmissions join employer in db.Employers on admission.EmployerId equals employer.Id where admission.TenantId == tenant select new { employer, admission.Status }).ToListAsync(ct);
        foreach (var (employer, status) in registered.Select(one => (one.employer, one.Status)))
        {
            if (status is AdmissionStatus.Refused or AdmissionStatus.Ended) _refused.Add(employer.Id);
            if (employer.ListedByTenantId is not null) continue;
            if (employer.Name.Zh is { } zh && keys.Contains(JobLineReader.KeyOf(zh))) found[JobLineReader.KeyOf(zh)] = employer;
            if (employer.Name.En is { } en && keys.Contains(JobLineReader.KeyOf(en))) found[JobLineReader.KeyOf(en)] = employer;
        }

        foreach (var line in request.Lines.Where(line => !found.ContainsKey(line.EmployerKey)))
        {
            if (found.ContainsKey(line.EmployerKey)) continue;
            var isChinese = line.EmployerName.EnumerateRunes().Any(SearchTokens.IsCjk);
            var name = isChinese ? new Bilingual(line.EmployerName, null) : new Bilingual(null, line.EmployerName);
            var facts = new EmployerFacts(name, EmployerKind.Company, null, null, line.Content.IndustryCode, line.EmployerWebsite, Bilingual.Empty);
            found[line.EmployerKey] = Employer.List(tenant, line.EmployerKey, facts, now);
            _newEmployers++;
            if (request.Mode == ImportMode.DryRun) continue;
            db.Add(found[line.EmployerKey]);
            db.Add(EmployerAdmission.Imported(found[line.EmployerKey].Id, now));
        }

        return found;
    }

    private async Task<Dictionary<(Guid Employer, string Scheme, string Identifier), Job>> Known(ImportJobs request, Dictionary<string, Employer> employers, CancellationToken ct)
    {
        var ids = employers.Values.Select(e => e.Id).Distinct().ToList();
        var identifiers = request.Lines.Select(line => line.Source.Identifier).Distinct().ToList();
        var jobs = db.Jobs.AtTenantOf(call).Where(j => ids.Contains(j.EmployerId) && j.SourceIdentifier != null && identifiers.Contains(j.SourceIdentifier));
        if (request.Mode == ImportMode.DryRun) jobs = jobs.AsNoTracking();
        return (await jobs.ToListAsync(ct)).ToDictionary(j => (j.EmployerId, j.SourceScheme, j.SourceIdentifier!));
    }

}
