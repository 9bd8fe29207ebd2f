using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>Services at which nobody asked for long, or never: hours and numbers change.</summary>
internal sealed class ServiceWork : ICurationSource
{
    /// <summary>Days before a check ends from which the service stands in the queue.</summary>
    private const int Ahead = 14;

    public string Kind => "service-check";

    public Type Texts => typeof(LivingText);

    public string NameKey => "Work_Checks";

    public string Permission => LivingPermissions.Edit;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var before = tenant.DayAt(now).AddDays(Ahead - LocalService.CheckedDays);
        return [.. (await db.LocalServices.AsNoTracking().Where(s => s.TenantId == tenant.Id && s.IsPublic && (s.CheckedOn == null || s.CheckedOn <= before)).OrderBy(s => s.CheckedOn == null).ThenBy(s => s.CheckedOn).ThenBy(s => s.Id)
                .Take(CurationItem.Most).ToListAsync(ct))
            .Select(s => new CurationItem(s.Id.ToString(), s.Name, $"admin/living/{s.Id}/edit", s.CheckedOn?.AddDays(LocalService.CheckedDays)) { DetailKey = s.CheckedOn is null ? "Work_NeverChecked" : null })];
    }
}
