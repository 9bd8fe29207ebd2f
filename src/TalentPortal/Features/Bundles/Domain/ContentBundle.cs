using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles.Domain;

/// <summary>Content that somebody sent: looked at as often as one likes, taken in once.</summary>
public sealed class ContentBundle : ITenantOwned
{
    public const string Table = "content_bundles";
    public const int NameMax = 160;
    public const int ReportMax = 2_000_000;

    /// <summary>Days after which it goes, taken in or not.</summary>
    public const int KeptDays = 30;

    private ContentBundle()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string FileName { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    public DateTimeOffset SentAt { get; private set; }

    public string SentBy { get; private set; } = "";

    public DateTimeOffset? AppliedAt { get; private set; }

    public string? AppliedBy { get; private set; }

    /// <summary>What became of each file, as JSON; null while it is not taken in.</summary>
    public string? Report { get; private set; }

    public uint Version { get; private set; }

    public static ContentBundle Of(Guid tenantId, string name, byte[] content, string by, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId, FileName = name, Content = content, SentAt = now, SentBy = by };

    public string? Apply(string report, string by, DateTimeOffset now)
    {
        if (AppliedAt is not null) return "Bundle_IsApplied";
        (Report, AppliedBy, AppliedAt) = (report, by, now);
        return null;
    }
}

/// <summary>The table of this feature.</summary>
public static class BundlesTables
{
    extension(AppDb db)
    {
        public DbSet<ContentBundle> ContentBundles => db.Set<ContentBundle>();
    }
}

internal sealed class ContentBundleConfiguration : IEntityTypeConfiguration<ContentBundle>
{
    private const int StaffNameMax = 120;

    public void Configure(EntityTypeBuilder<ContentBundle> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(ContentBundle.Table);
        builder.Property(b => b.FileName).HasMaxLength(ContentBundle.NameMax);
        builder.Property(b => b.SentBy).HasMaxLength(StaffNameMax);
        builder.Property(b => b.AppliedBy).HasMaxLength(StaffNameMax);
        builder.Property(b => b.Report).HasMaxLength(ContentBundle.ReportMax);
        builder.Property(b => b.Version).IsRowVersion();
        builder.HasIndex(b => new { b.TenantId, b.SentAt });
    }
}
