using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Search;

namespace TalentPortal.Features.Search.Domain;

/// <summary>The tables of this feature.</summary>
public static class SearchTables
{
    extension(AppDb db)
    {
        public DbSet<ItemSearchRow> ItemSearch => db.Set<ItemSearchRow>();

        public DbSet<ItemListing> ItemListings => db.Set<ItemListing>();
    }
}

internal sealed class ItemSearchRowConfiguration : IEntityTypeConfiguration<ItemSearchRow>
{
    public void Configure(EntityTypeBuilder<ItemSearchRow> builder)
    {
        builder.Projection();
        builder.ToTable("item_search");
        builder.HasKey(r => r.Ord);
        builder.Property(r => r.Ord).UseIdentityAlwaysColumn();
        builder.Property(r => r.Blocks).HasComputedColumnSql(OrdBlocks.Sql, stored: true);
        builder.Property(r => r.Kind).HasConversion<short>();
        builder.Property(r => r.Name).HasMaxLength(ItemSearchRow.NameMax);
        builder.HasIndex(r => new { r.TenantId, r.Name }).IsUnique();
        // As with positions: the words go out of line, titles and names stay, and one index serves every combination, with
        // what leaves little first. ADR 38.
        builder.HasStorageParameter("toast_tuple_target", 1200);
        PostgresExtension.GetOrAddPostgresExtension(builder.Metadata.Model, null, "btree_gin", null);
        builder.HasIndex(r => new { r.TenantId, r.Words, r.Head, r.Kind, r.Blocks }, "ix_item_search_gin").HasMethod("gin").HasStorageParameter("fastupdate", true);
    }
}

internal sealed class ItemListingConfiguration : IEntityTypeConfiguration<ItemListing>
{
    public void Configure(EntityTypeBuilder<ItemListing> builder)
    {
        builder.Projection();
        builder.ToTable("item_listings");
        builder.HasKey(l => new { l.TenantId, l.Name });
        builder.Property(l => l.Name).HasMaxLength(ItemSearchRow.NameMax);
        builder.Property(l => l.Path).HasMaxLength(SearchItem.PathMax);
        builder.HasBilingual(l => l.Title, SearchItem.TitleMax);
        builder.HasBilingual(l => l.Summary, SearchItem.SummaryMax);
        builder.Property(l => l.PlaceCode).HasMaxLength(6);
        builder.Property(l => l.DayMeans).HasConversion<short>();
        // Which thing a page shows: asked at the end of every page with content.
        builder.HasIndex(l => new { l.Path, l.TenantId });
    }
}
