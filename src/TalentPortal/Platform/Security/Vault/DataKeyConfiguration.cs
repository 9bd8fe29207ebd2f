using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>Table <c>data_keys</c>. The names of its columns are also written in <see cref="NpgsqlDataKeyStore"/>.</summary>
public sealed class DataKeyConfiguration : IEntityTypeConfiguration<DataKey>
{
    public const string Table = "data_keys";

    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.PlatformTable("Keys are wrapped by a master key outside the database; read before an owner's rows can be.");
        builder.ToTable(Table);
        builder.HasKey(k => new { k.OwnerKind, k.OwnerId, k.Number });
        builder.Property(k => k.OwnerKind).HasColumnName("owner_kind").HasConversion<string>().HasMaxLength(10);
        builder.Property(k => k.OwnerId).HasColumnName("owner_id");
        builder.Property(k => k.Number).HasColumnName("number");
        builder.Property(k => k.WrappedKey).HasColumnName("wrapped_key").HasMaxLength(200);
        builder.Property(k => k.MasterKeyId).HasColumnName("master_key_id").HasMaxLength(DataKey.MasterKeyIdMax);
        builder.Property(k => k.CreatedAt).HasColumnName("created_at");
        builder.Property(k => k.DestroyedAt).HasColumnName("destroyed_at");
        builder.Ignore(k => k.Owner);
        builder.Ignore(k => k.IsDestroyed);
        // Re-wrapping after a rotation of the master key looks for what is still under an old one.
        builder.HasIndex(k => k.MasterKeyId).HasDatabaseName("ix_data_keys_master_key_id");
    }
}
