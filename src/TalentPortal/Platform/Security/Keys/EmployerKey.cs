using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Keys;

/// <summary>
/// Lets an employer's own systems act for it. Of the key there is only a hash; its first part finds the row. It works
/// wherever the employer is admitted, until its day or until somebody takes it back.
/// </summary>
public sealed class EmployerKey
{
    public const int NameMax = 60;
    public const int PrefixLength = 12;
    public const int HashLength = 32;

    /// <summary>The longest that a key lives.</summary>
    public const int DaysMax = 365;

    /// <summary>Live keys of one employer.</summary>
    public const int LiveMax = 20;

    public Guid Id { get; set; }

    public Guid EmployerId { get; set; }

    /// <summary>What the employer calls it: the system that holds it.</summary>
    public string Name { get; set; } = "";

    public string Prefix { get; set; } = "";

    public byte[] Hash { get; set; } = [];

    /// <summary>Whether it changes things, too.</summary>
    public bool CanWrite { get; set; }

    /// <summary>Whether it reads where applications stand, too: never who applied.</summary>
    public bool SeesApplications { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>To the minute; null until it is used.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}

internal sealed class EmployerKeyConfiguration : IEntityTypeConfiguration<EmployerKey>
{
    public void Configure(EntityTypeBuilder<EmployerKey> builder)
    {
        builder.PlatformTable("An employer works across tenants, and a key is looked up before there is a caller; hashes only.");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(EmployerKey.NameMax);
        builder.Property(k => k.Prefix).HasMaxLength(EmployerKey.PrefixLength);
        builder.Property(k => k.Hash).HasMaxLength(EmployerKey.HashLength);
        builder.HasIndex(k => k.Prefix).IsUnique();
        builder.HasIndex(k => new { k.EmployerId, k.CreatedAt });
    }
}
