using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Tenancy;

/// <summary>Whose rows a caller means.</summary>
public static class TenantRows
{
    extension<T>(IQueryable<T> rows)
        where T : class, ITenantOwned
    {
        /// <summary>The tenant's own; what other tenants published is readable too, but is not its business.</summary>
        public IQueryable<T> AtTenantOf(CurrentCall call)
        {
            var tenant = call.RequiredTenant.Id;
            return rows.Where(row => row.TenantId == tenant);
        }
    }
}
