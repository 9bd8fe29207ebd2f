using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data;

/// <summary>
/// Stamps the tenant or person on new rows and stops a save that would write somebody else's. Row-level security would
/// refuse most of it too; here it is a bug with a name.
/// </summary>
internal sealed class SaveGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((AppDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((AppDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(AppDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || entry.Metadata.Tenancy() is not { } tenancy) continue;
            if (entry.Entity is IPublishable row) db.Written.Add(row);
            if (tenancy.AppendOnly && entry.State is EntityState.Modified or EntityState.Deleted && tenancy.AppendOnly) throw Refuse(entry, "is append-only");
            switch (tenancy.Shape)
            {
                case TenancyShape.Private or TenancyShape.Published or TenancyShape.Case or TenancyShape.Projection:
                    Guard(entry, nameof(ITenantOwned.TenantId), db.Call.TenantId, db.Call, stamp: true);
                    break;
                case TenancyShape.Person:
                    Guard(entry, nameof(IPersonOwned.UserId), db.Call.UserId, db.Call, stamp: !tenancy.AnySideAppends, exempt: tenancy.AnySideAppends && entry.State == EntityState.Added);
                    break;
            }
        }
    }

    private static void Guard(EntityEntry entry, string property, Guid? owner, CurrentCall call, bool stamp, bool exempt = false)
    {
        if (exempt) return;
        var own = entry.Property(property);
        if (entry.State == EntityState.Added && stamp && own.CurrentValue is Guid value && value == Guid.Empty) own.CurrentValue = owner ?? throw Refuse(entry, "has no owner in this call");
        if (entry.State == EntityState.Modified && own.IsModified && !Equals(own.OriginalValue, own.CurrentValue)) throw Refuse(entry, "may not change its owner");
        if (IsPartyRow(entry, call)) return;
        if (!Equals(own.CurrentValue, owner)) throw Refuse(entry, "belongs to somebody else");
    }

    /// <summary>A party may change its own case rows while on another tenant's site, or on the national one.</summary>
    private static bool IsPartyRow(EntityEntry entry, CurrentCall call) =>
        entry is { State: EntityState.Modified, Entity: ICaseRow row }
        && ((call.Side == CallSide.Party && row.TalentUserId == call.UserId) || (call.Side == CallSide.Employer && row.EmployerId == call.EmployerId));

    private static InvalidOperationException Refuse(EntityEntry entry, string why) =>
        new($"A row of {entry.Metadata.GetTableName()} {why}; it is not saved.");
}
