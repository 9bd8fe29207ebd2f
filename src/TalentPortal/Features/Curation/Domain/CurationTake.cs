using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Curation.Domain;

/// <summary>Who does one of the things that wait; the thing itself is another feature's.</summary>
public sealed class CurationTake : ITenantOwned
{
    public const string Table = "curation_takes";
    public const int KindMax = 40;
    public const int NameMax = 120;

    private CurationTake()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>See <see cref="ICurationSource.Kind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>See <see cref="CurationItem.Key"/>.</summary>
    public string ItemKey { get; private set; } = "";

    /// <summary>The account of the member of staff.</summary>
    public Guid TakenBy { get; private set; }

    /// <summary>Their name then.</summary>
    public string TakenByName { get; private set; } = "";

    public DateTimeOffset TakenAt { get; private set; }

    public static CurationTake Of(Guid tenant, string kind, string key, Guid by, string name, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = tenant, Kind = kind, ItemKey = key, TakenBy = by, TakenByName = name.Length <= NameMax ? name : name[..NameMax], TakenAt = now,
    };
}

/// <summary>The table of this feature.</summary>
public static class CurationTables
{
    extension(AppDb db)
    {
        public DbSet<CurationTake> CurationTakes => db.Set<CurationTake>();
    }
}

internal sealed class CurationTakeConfiguration : IEntityTypeConfiguration<CurationTake>
{
    public void Configure(EntityTypeBuilder<CurationTake> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(CurationTake.Table);
        builder.Property(t => t.Kind).HasMaxLength(CurationTake.KindMax);
        builder.Property(t => t.ItemKey).HasMaxLength(CurationItem.KeyMax);
        builder.Property(t => t.TakenByName).HasMaxLength(CurationTake.NameMax);
        builder.HasIndex(t => new { t.TenantId, t.Kind, t.ItemKey }).IsUnique();
    }
}
