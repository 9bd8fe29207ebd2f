using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Imports;

/// <summary>An employer that lines of a file name.</summary>
/// <param name="Employer">Null where nobody knows it yet: taking the line in lists it.</param>
/// <param name="IsShutOut">The tenant refused it, or ended its admission.</param>
internal sealed record NamedEmployer(Employer? Employer, bool IsShutOut);

/// <summary>Finds the employers of a file: the one in whose name it came, or those that its lines name.</summary>
internal sealed class ImportEmployers(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>The employer of an employer's own file.</summary>
    public async Task<NamedEmployer> Own(Guid employerId, CancellationToken ct)
    {
        var employer = await db.Employers.SingleAsync(e => e.Id == employerId, ct);
        return new(employer, !employer.MayHire || !await db.EmployerAdmissions.Verifies(call.RequiredTenant.Id, employerId, ct));
    }

    /// <summary>By the key of their name: those whom the tenant knows by an admission, then those that its imports listed.</summary>
    public async Task<Dictionary<string, NamedEmployer>> Named(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var keys = names.Select(ReadPosting.KeyOf).ToHashSet();
        var listed = await db.Employers.Where(e => e.ListedByTenantId == tenant && keys.Contains(e.ListedKey!)).ToListAsync(ct);
        var found = listed.ToDictionary(e => e.ListedKey!, e => new NamedEmployer(e, false));
        var admissions = await (from admission in db.EmployerAdmissions
                                join employer in db.Employers on admission.EmployerId equals employer.Id
                                where admission.TenantId == tenant && employer.ListedByTenantId == null
                                select new { employer, admission.Status }).ToListAsync(ct);
        foreach (var one in admissions)
        {
            foreach (var name in new[] { one.employer.Name.Zh, one.employer.Name.En })
                if (name is not null && ReadPosting.KeyOf(name) is var key && keys.Contains(key)) found[key] = new(one.employer, !one.employer.MayHire || one.Status is AdmissionStatus.Refused or AdmissionStatus.Ended);
        }

        foreach (var key in keys.Where(key => !found.ContainsKey(key))) found[key] = new(null, false);
        return found;
    }

    /// <summary>An organisation that only the tenant's own file knows: listed without members and without a mark of verification.</summary>
    public Employer List(string name, string? industryCode)
    {
        var now = clock.GetUtcNow();
        var isChinese = name.EnumerateRunes().Any(SearchTokens.IsCjk);
        var facts = new EmployerFacts(isChinese ? new(name, null) : new(null, name), EmployerKind.Company, null, null, industryCode, null, Bilingual.Empty);
        var employer = Employer.List(call.RequiredTenant.Id, ReadPosting.KeyOf(name), facts, now);
        db.Add(employer);
        db.Add(EmployerAdmission.Imported(employer.Id, now));
        return employer;
    }
}
