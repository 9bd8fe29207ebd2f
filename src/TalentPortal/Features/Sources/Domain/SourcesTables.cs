using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Sources.Domain;

/// <summary>The tables of this feature.</summary>
public static class SourcesTables
{
    internal const int PlaceMax = 6;
    internal const int EnumMax = 20;
    internal const int ListMax = 40;
    internal const int ParameterMax = 4000;

    extension(AppDb db)
    {
        public DbSet<SourceRow> ContentSources => db.Set<SourceRow>();

        public DbSet<ClaimRow> ContentClaims => db.Set<ClaimRow>();

        public DbSet<ParameterRow> ContentParameters => db.Set<ParameterRow>();

        public DbSet<ListPlaceRow> ContentListPlaces => db.Set<ListPlaceRow>();

        public DbSet<ContentLoad> ContentLoads => db.Set<ContentLoad>();
    }
}

internal sealed class SourceRowConfiguration : IEntityTypeConfiguration<SourceRow>
{
    public void Configure(EntityTypeBuilder<SourceRow> builder)
    {
        builder.TenantPublished();
        builder.ToTable("content_sources");
        builder.Property(s => s.Code).HasMaxLength(Source.CodeMax);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(SourcesTables.EnumMax);
        builder.Property(s => s.Reliability).HasConversion<string>().HasMaxLength(SourcesTables.EnumMax);
        builder.HasBilingual(s => s.Title, Source.TitleMax);
        builder.HasBilingual(s => s.Publisher, Source.PublisherMax);
        builder.Property(s => s.Issued).HasMaxLength(Source.IssuedMax);
        builder.Property(s => s.Url).HasMaxLength(Source.UrlMax);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasIndex(s => new { s.TenantId, s.Code }).IsUnique();
    }
}

internal sealed class ClaimRowConfiguration : IEntityTypeConfiguration<ClaimRow>
{
    public void Configure(EntityTypeBuilder<ClaimRow> builder)
    {
        builder.TenantPublished();
        builder.ToTable("content_claims");
        builder.Property(c => c.Code).HasMaxLength(Claim.CodeMax);
        builder.PrimitiveCollection(c => c.Sources).ElementType().HasMaxLength(Source.CodeMax);
        builder.Property(c => c.AsOf).HasMaxLength(Source.IssuedMax);
        builder.Property(c => c.Certainty).HasConversion<string>().HasMaxLength(SourcesTables.EnumMax);
        builder.Property(c => c.Standing).HasConversion<string>().HasMaxLength(SourcesTables.EnumMax);
        builder.Property(c => c.Figure).HasMaxLength(Claim.ValueMax);
        builder.Property(c => c.Unit).HasMaxLength(Claim.UnitMax);
        builder.Property(c => c.PlaceCode).HasMaxLength(SourcesTables.PlaceMax);
        builder.HasBilingual(c => c.Note, Claim.NoteMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
    }
}

internal sealed class ParameterRowConfiguration : IEntityTypeConfiguration<ParameterRow>
{
    public void Configure(EntityTypeBuilder<ParameterRow> builder)
    {
        builder.TenantPublished();
        builder.ToTable("content_parameters");
        builder.Property(p => p.Code).HasMaxLength(SourcesTables.ListMax);
        builder.Property(p => p.PlaceCode).HasMaxLength(SourcesTables.PlaceMax);
        builder.Property(p => p.Figure).HasMaxLength(SourcesTables.ParameterMax);
        builder.Property(p => p.Unit).HasMaxLength(Claim.UnitMax);
        builder.Property(p => p.Claim).HasMaxLength(Claim.CodeMax);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasIndex(p => new { p.TenantId, p.Code, p.PlaceCode, p.ValidFrom }).IsUnique();
    }
}

internal sealed class ListPlaceRowConfiguration : IEntityTypeConfiguration<ListPlaceRow>
{
    public void Configure(EntityTypeBuilder<ListPlaceRow> builder)
    {
        builder.TenantPublished();
        builder.ToTable("content_list_places");
        builder.Property(l => l.List).HasMaxLength(SourcesTables.ListMax);
        builder.Property(l => l.PlaceCode).HasMaxLength(SourcesTables.PlaceMax);
        builder.Property(l => l.Claim).HasMaxLength(Claim.CodeMax);
        builder.Property(l => l.Version).IsRowVersion();
        builder.HasIndex(l => new { l.TenantId, l.List, l.PlaceCode, l.ValidFrom }).IsUnique();
    }
}

internal sealed class ContentLoadConfiguration : IEntityTypeConfiguration<ContentLoad>
{
    public void Configure(EntityTypeBuilder<ContentLoad> builder)
    {
        builder.TenantPrivate();
        builder.ToTable("content_loads");
        builder.Property(l => l.File).HasMaxLength(ContentLoad.FileMax);
        builder.Property(l => l.Digest).HasMaxLength(16);
        builder.HasIndex(l => new { l.TenantId, l.File }).IsUnique();
    }
}
