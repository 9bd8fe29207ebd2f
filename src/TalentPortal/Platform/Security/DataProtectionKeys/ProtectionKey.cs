using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.DataProtectionKeys;

/// <summary>An element of the key ring behind cookies and form tokens: a key, its secret sealed, or a revocation.</summary>
public sealed class ProtectionKey
{
    public const string Table = "data_protection_keys";
    public const int XmlMax = 10_000;

    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.PlatformTable("Read before any request has a caller; the secrets in it are sealed.");
        builder.ToTable(ProtectionKey.Table);
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Name).HasMaxLength(100);
        builder.Property(k => k.Xml).HasMaxLength(ProtectionKey.XmlMax);
    }
}
