using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class WebhooksTables
{
    extension(AppDb db)
    {
        public DbSet<WebhookEndpoint> WebhookEndpoints => db.Set<WebhookEndpoint>();

        public DbSet<WebhookEvent> WebhookEvents => db.Set<WebhookEvent>();

        public DbSet<WebhookDelivery> WebhookDeliveries => db.Set<WebhookDelivery>();

        public DbSet<WebhookAttempt> WebhookAttempts => db.Set<WebhookAttempt>();
    }

    extension(IQueryable<WebhookEndpoint> endpoints)
    {
        /// <summary>Those of the employer of the request at the tenant of the request.</summary>
        public IQueryable<WebhookEndpoint> OfEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return endpoints.AtTenantOf(call).Where(e => employer != null && e.EmployerId == employer);
        }

        /// <summary>One of them; null on a site without a tenant, too.</summary>
        public async Task<WebhookEndpoint?> Own(CurrentCall call, Guid id, CancellationToken ct) =>
            call.Tenant is null ? null : await endpoints.OfEmployerOf(call).SingleOrDefaultAsync(e => e.Id == id, ct);
    }

    extension(IQueryable<WebhookEvent> events)
    {
        /// <summary>Those of the employer of the request at the tenant of the request.</summary>
        public IQueryable<WebhookEvent> OfEmployerOf(CurrentCall call)
        {
            var employer = call.EmployerId;
            return events.AtTenantOf(call).Where(e => employer != null && e.EmployerId == employer);
        }
    }
}

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.TenantPublished(employer: nameof(WebhookEndpoint.EmployerId));
        builder.ToTable(WebhookEndpoint.Table);
        builder.Property(e => e.Name).HasMaxLength(WebhookEndpoint.NameMax);
        builder.Property(e => e.Url).HasMaxLength(WebhookEndpoint.UrlMax);
        builder.PrimitiveCollection(e => e.Types).ElementType().HasMaxLength(WebhookTypes.Max);
        builder.Property(e => e.Secret).HasMaxLength(SealedMax);
        builder.Property(e => e.FormerSecret).HasMaxLength(SealedMax);
        builder.Property(e => e.Stop).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Version).IsRowVersion();
        builder.HasIndex(e => new { e.TenantId, e.EmployerId });
        builder.HasIndex(e => e.EmployerId);
    }

    private const int SealedMax = 400;
}

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.TenantPublished(employer: nameof(WebhookEvent.EmployerId));
        builder.Property(e => e.Type).HasMaxLength(WebhookTypes.Max);
        builder.Property(e => e.Body).HasMaxLength(WebhookEvent.BodyMax);
        builder.HasIndex(e => new { e.TenantId, e.EmployerId, e.HappenedAt });
        builder.HasIndex(e => new { e.TenantId, e.HappenedAt });
        builder.HasIndex(e => e.EmployerId);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.TenantPublished(employer: nameof(WebhookDelivery.EmployerId));
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => new { d.TenantId, d.EndpointId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<WebhookEvent>().WithMany().HasForeignKey(d => new { d.TenantId, d.EventId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.TenantId, d.EndpointId, d.CreatedAt });
        builder.HasIndex(d => new { d.TenantId, d.EventId });
        builder.HasIndex(d => d.EmployerId);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.TenantPublished(employer: nameof(WebhookAttempt.EmployerId));
        builder.Property(a => a.Fault).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(a => new { a.TenantId, a.DeliveryId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.TenantId, a.DeliveryId, a.Number });
        builder.HasIndex(a => a.EmployerId);
    }
}
