using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>Schools that nobody checked for long: fees and entry windows change with each school year.</summary>
internal sealed class SchoolWork : ICurationSource
{
    /// <summary>Days before a check ends from which the school stands in the queue.</summary>
    private const int Ahead = 14;

    public string Kind => "school-check";

    public Type Texts => typeof(SchoolsText);

    public string NameKey => "Work_Checks";

    public string Permission => SchoolsPermissions.Edit;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var before = tenant.DayAt(now).AddDays(Ahead - School.CheckedDays);
        return [.. (await db.Schools.AsNoTracking().Where(s => s.TenantId == tenant.Id && s.IsPublic && s.VerifiedOn <= before).OrderBy(s => s.VerifiedOn).ThenBy(s => s.Id).Take(CurationItem.Most).ToListAsync(ct))
            .Select(s => new CurationItem(s.Id.ToString(), s.Name, $"admin/schools/{s.Id}/edit", s.VerifiedOn.AddDays(School.CheckedDays)))];
    }
}
