using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Applications;

/// <summary>Says how the employers of a person's applications are called to that person.</summary>
internal sealed class ApplicationRecipients(AppDb db) : IRecipientNames
{
    public async Task<RecipientNames> Of(Guid userId, CancellationToken ct)
    {
        var applications = await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == userId).Select(a => new { a.Id, a.EmployerName, a.IsUnnamed }).ToListAsync(ct);
        var given = await db.Consents.AsNoTracking().Where(c => c.UserId == userId && c.ApplicationId != null && c.EmployerId != null).Select(c => c.EmployerId!.Value).Distinct().ToArrayAsync(ct);
        var employers = await db.Employers.AsNoTracking().Where(e => given.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return new RecipientNames(applications.ToDictionary(a => a.Id, a => (a.EmployerName, a.IsUnnamed)), employers);
    }
}
