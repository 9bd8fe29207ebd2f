using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>The tables of this feature.</summary>
public static class OffersTables
{
    extension(AppDb db)
    {
        public DbSet<Offer> Offers => db.Set<Offer>();

        public DbSet<OfferVersion> OfferVersions => db.Set<OfferVersion>();

        public DbSet<OfferMessage> OfferMessages => db.Set<OfferMessage>();

        /// <summary>Of all that concerns the offer for one application at once the second waits here, and then sees what the first did.</summary>
        public Task LockOffer(Guid application, CancellationToken ct) =>
            db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"offer:" + application.ToString("N")}, 0))", ct);

        /// <summary>An offer of the signed-in person, locked, where they are at its tenant; null elsewhere and for everybody else's.</summary>
        public async Task<Offer?> OwnOffer(CurrentCall call, Guid id, CancellationToken ct)
        {
            var (talent, tenant) = (call.RequiredUserId, call.TenantId);
            var application = await db.Offers.Where(o => o.Id == id && o.TalentUserId == talent && o.TenantId == tenant).Select(o => (Guid?)o.ApplicationId).SingleOrDefaultAsync(ct);
            if (application is not { } found) return null;
            await db.LockOffer(found, ct);
            return await db.Offers.SingleOrDefaultAsync(o => o.Id == id && o.TalentUserId == talent && o.TenantId == tenant, ct);
        }
    }

    extension(IQueryable<Offer> offers)
    {
        /// <summary>Those that the employer of the request made at the tenant of the request.</summary>
        public IQueryable<Offer> OfEmployerOf(CurrentCall call)
        {
            var (employer, tenant) = (call.EmployerId, call.TenantId);
            return offers.Where(o => o.EmployerId == employer && o.TenantId == tenant);
        }

        /// <summary>Those that the signed-in person was made, at every tenant.</summary>
        public IQueryable<Offer> OfTalentOf(CurrentCall call)
        {
            var talent = call.RequiredUserId;
            return offers.Where(o => o.TalentUserId == talent);
        }
    }
}

internal sealed class OfferConfiguration : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.PartiesCase(openedParts: new(nameof(GrantScope.Offer), null, TalentCase.Matter, nameof(Offer.Id)));
        builder.ToTable(Offer.Table);
        builder.HasBilingual(o => o.JobTitle, 200);
        builder.HasBilingual(o => o.EmployerName, 200);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Version).IsRowVersion();
        builder.Ignore(o => o.UndoUntil);
        builder.Ignore(o => o.CanBeSent);
        builder.HasOne<JobApplication>().WithMany().HasForeignKey(o => new { o.TenantId, o.ApplicationId }).OnDelete(DeleteBehavior.Cascade);
        // One offer an application, in as many versions as it takes.
        builder.HasIndex(o => new { o.TenantId, o.ApplicationId }).IsUnique();
        builder.HasIndex(o => new { o.TenantId, o.State, o.ExpiresAt });
        builder.HasIndex(o => o.TalentUserId);
        builder.HasIndex(o => o.EmployerId);
    }
}

internal sealed class OfferVersionConfiguration : IEntityTypeConfiguration<OfferVersion>
{
    public void Configure(EntityTypeBuilder<OfferVersion> builder)
    {
        builder.PartiesCase(appendOnly: true, openedParts: new(nameof(GrantScope.Offer), null, TalentCase.Matter, nameof(OfferVersion.OfferId)));
        builder.ToTable(OfferVersion.Table);
        builder.Property(v => v.SentByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<Offer>().WithMany().HasForeignKey(v => new { v.TenantId, v.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => new { v.TenantId, v.OfferId, v.Number }).IsUnique();
        builder.HasIndex(v => v.TalentUserId);
    }
}

internal sealed class OfferMessageConfiguration : IEntityTypeConfiguration<OfferMessage>
{
    public void Configure(EntityTypeBuilder<OfferMessage> builder)
    {
        // Never opened to anybody else: who shares an offer shares its terms, not the talk about it.
        builder.PartiesCase(appendOnly: true);
        builder.ToTable(OfferMessage.Table);
        builder.Property(m => m.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.AuthorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<Offer>().WithMany().HasForeignKey(m => new { m.TenantId, m.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.TenantId, m.OfferId, m.Number }).IsUnique();
        builder.HasIndex(m => m.TalentUserId);
    }
}
