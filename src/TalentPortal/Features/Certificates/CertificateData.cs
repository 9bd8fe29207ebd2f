using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Certificates;

/// <summary>Hands out the certificates that a student consultant took. They are withdrawn by their holder, and go by their term.</summary>
internal sealed class CertificateData(AppDb db) : IPersonalDataHolder
{
    public string Section => "certificates";

    public async Task<object?> Export(Guid userId, CancellationToken ct) =>
        await db.Set<ServiceCertificate>().AsNoTracking().Where(c => c.ConsultantUserId == userId).OrderBy(c => c.IssuedAt)
            .Select(c => new { c.Id, c.TenantId, c.ShownName, c.FromOn, c.UntilOn, c.Minutes, c.IssuedAt, c.WithdrawnAt }).ToListAsync(ct);

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
