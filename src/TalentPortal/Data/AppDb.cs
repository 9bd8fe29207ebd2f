using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data;

/// <summary>
/// The portal's tables. One instance per message, never pooled: a pooled one would keep the tenant of its last use.
/// Features reach their tables through extension members in their own Domain folder.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options, CurrentCall call, TimeProvider clock) : DbContext(options)
{
    /// <summary>Compared where there is no tenant, user or employer: matches no row, where null would match rows without one.</summary>
    private static readonly Guid Nobody = Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff");

    // The filters read these members of the context, so that each becomes a query parameter and none is frozen in the
    // cached model.
    internal Guid CallTenant => call.TenantId ?? Nobody;

    internal Guid CallUser => call.UserId ?? Nobody;

    internal Guid CallEmployer => call.EmployerId ?? Nobody;

    internal bool ActsForTenant => call.Side is CallSide.Staff or CallSide.System;

    internal bool ActsForSystem => call.Side is CallSide.System;

    internal bool ActsForEmployer => call.Side is CallSide.Employer;

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal CurrentCall Call => call;

    /// <summary>Public rows that were saved since this was last emptied, those that are gone included.</summary>
    internal HashSet<IPublishable> Written { get; } = new(ReferenceEqualityComparer.Instance);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
        conventions.Properties<decimal>().HavePrecision(14, 2);
        conventions.AddSealedText();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in model.Model.GetEntityTypes().ToList())
        {
            var tenancy = type.Tenancy() ?? throw new InvalidOperationException($"{type.DisplayName()} declares no tenancy: see TenancyBuilder.");
            Filter(model, type, tenancy);
        }

        SnakeCase.Apply(model.Model);
    }

    private void Filter(ModelBuilder model, IMutableEntityType type, TenancyDeclaration tenancy)
    {
        var method = tenancy.Shape switch
        {
            TenancyShape.Private => nameof(FilterPrivate),
            TenancyShape.Published => nameof(FilterPublished),
            TenancyShape.Case => nameof(FilterCase),
            TenancyShape.Person => nameof(FilterPerson),
            _ => null,
        };
        if (method is null) return;
        typeof(AppDb).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [model, tenancy]);
    }

    private void FilterPrivate<T>(ModelBuilder model, TenancyDeclaration tenancy)
        where T : class, ITenantOwned
    {
        if (tenancy.AlsoReadableBy is { } property)
            model.Entity<T>().HasQueryFilter("tenant", e => (e.TenantId == CallTenant && ActsForTenant) || EF.Property<Guid>(e, property) == CallUser);
        else
            model.Entity<T>().HasQueryFilter("tenant", e => e.TenantId == CallTenant && ActsForTenant);
    }

    private void FilterPublished<T>(ModelBuilder model, TenancyDeclaration tenancy)
        where T : class, IPublishable
    {
        if (tenancy is { EmployerProperty: { } first, OtherEmployerProperty: { } second })
            model.Entity<T>().HasQueryFilter("tenant", e => e.IsPublic || (e.TenantId == CallTenant && ActsForTenant) || EF.Property<Guid>(e, first) == CallEmployer || EF.Property<Guid?>(e, second) == CallEmployer);
        else if (tenancy.EmployerProperty is { } property)
            model.Entity<T>().HasQueryFilter("tenant", e => e.IsPublic || (e.TenantId == CallTenant && ActsForTenant) || EF.Property<Guid>(e, property) == CallEmployer);
        else
            model.Entity<T>().HasQueryFilter("tenant", e => e.IsPublic || (e.TenantId == CallTenant && ActsForTenant));
    }

    private void FilterCase<T>(ModelBuilder model, TenancyDeclaration tenancy)
        where T : class, ICaseRow
    {
        if (!tenancy.PartiesAlone)
        {
            model.Entity<T>().HasQueryFilter("tenant", e => (e.TenantId == CallTenant && ActsForTenant) || e.TalentUserId == CallUser || e.EmployerId == CallEmployer);
        }
        else if (tenancy.OpenedParts is { RecordProperty: { } record } parts)
        {
            // That the caller answers for the talent's case is for the policy and the handler.
            var scope = Enum.Parse<GrantScope>(parts.Scope);
            model.Entity<T>().HasQueryFilter("tenant", e => (e.TenantId == CallTenant && ActsForSystem) || e.TalentUserId == CallUser || e.EmployerId == CallEmployer || Set<Grant>().Any(g =>
                g.UserId == e.TalentUserId && g.Scope == scope && g.RecordId == EF.Property<Guid>(e, record) && g.WithdrawnAt == null && g.ExpiresAt > Now && g.EmployerId == null && g.TenantId == CallTenant && ActsForTenant));
        }
        else
        {
            model.Entity<T>().HasQueryFilter("tenant", e => (e.TenantId == CallTenant && ActsForSystem) || e.TalentUserId == CallUser || e.EmployerId == CallEmployer);
        }
    }

    private void FilterPerson<T>(ModelBuilder model, TenancyDeclaration tenancy)
        where T : class, IPersonOwned
    {
        if (tenancy.OpenedBy is { } scope)
        {
            model.Entity<T>().HasQueryFilter("tenant", e => e.UserId == CallUser || Set<Grant>().Any(g =>
                g.UserId == e.UserId && g.Scope == scope && (g.RecordId == null || g.RecordId == EF.Property<Guid>(e, "Id")) && g.WithdrawnAt == null && g.ExpiresAt > Now
                && ((g.EmployerId == null && g.TenantId == CallTenant && ActsForTenant) || g.EmployerId == CallEmployer)));
        }
        else if (tenancy.OpenedParts is { } parts)
        {
            model.Entity<T>().HasQueryFilter("tenant", ByPart<T>(parts));
        }
        else if (typeof(T) == typeof(Grant))
        {
            model.Entity<Grant>().HasQueryFilter("tenant", g => g.UserId == CallUser
                || (g.EmployerId == null && g.TenantId == CallTenant && ActsForTenant) || g.EmployerId == CallEmployer);
        }
        else if (tenancy.AlsoReadableBy is { } reader)
        {
            model.Entity<T>().HasQueryFilter("tenant", e => e.UserId == CallUser || EF.Property<Guid?>(e, reader) == CallUser);
        }
        else if (tenancy.CountedAt is { } at)
        {
            // To which employers a row shows is for the policy: it knows groups and names.
            var since = tenancy.Shown?.Since;
            if (since is null) model.Entity<T>().HasQueryFilter("tenant", e => e.UserId == CallUser || (ActsForSystem && EF.Property<Guid>(e, at) == CallTenant));
            else model.Entity<T>().HasQueryFilter("tenant", e => e.UserId == CallUser
                || (EF.Property<Guid>(e, at) == CallTenant && (ActsForSystem || (ActsForEmployer && EF.Property<DateTimeOffset?>(e, since) != null))));
        }
        else
        {
            model.Entity<T>().HasQueryFilter("tenant", e => e.UserId == CallUser);
        }
    }

    /// <summary>A grant that opens this part to the tenant; that the caller answers for the matter is for the policy and the handler.</summary>
    private Expression<Func<T, bool>> ByPart<T>(OpenedParts parts)
        where T : class, IPersonOwned
    {
        Expression<Func<T, string, Guid?, bool>> opened = (e, scope, record) => e.UserId == CallUser || Set<Grant>().Any(g =>
            g.UserId == e.UserId && (string)(object)g.Scope == scope && (record == null || g.RecordId == record) && g.WithdrawnAt == null && g.ExpiresAt > Now && g.EmployerId == null && g.TenantId == CallTenant && ActsForTenant);
        var row = opened.Parameters[0];
        // The part as its column has it: a text.
        Expression scope = parts.PartProperty is not { } part
            ? Expression.Constant(parts.Scope)
            : Expression.Add(
                Expression.Constant(parts.Scope), Expression.Convert(Expression.Convert(Expression.Property(row, part), typeof(object)), typeof(string)),
                typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)]));
        Expression record = parts.RecordProperty is { } id ? Expression.Convert(Expression.Property(row, id), typeof(Guid?)) : Expression.Constant(null, typeof(Guid?));
        return Expression.Lambda<Func<T, bool>>(new ReplacingExpressionVisitor([opened.Parameters[1], opened.Parameters[2]], [scope, record]).Visit(opened.Body), row);
    }
}
