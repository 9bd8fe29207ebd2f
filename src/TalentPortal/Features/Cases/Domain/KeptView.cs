using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Filters of a tier's board under a name, as one consultant keeps them; shared, colleagues of the tier see them too.</summary>
public sealed class KeptView : ITenantOwned
{
    public const string Table = "case_views";
    public const int NameMax = 40;
    public const int FilterMax = 200;

    /// <summary>How many one may keep for a tier.</summary>
    public const int MostOfOne = 20;

    private KeptView()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Who keeps it.</summary>
    public Guid UserId { get; private set; }

    public CaseTier Tier { get; private set; }

    /// <summary>Sealed under the tenant's key: whatever somebody types may name a person.</summary>
    public SealedText Name { get; private set; }

    /// <summary>See <see cref="CaseFilter"/>.</summary>
    public string Filter { get; private set; } = "";

    public bool IsShared { get; private set; }

    /// <summary>The board opens with it, for whoever keeps it.</summary>
    public bool IsDefault { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public static KeptView Keep(Guid id, Guid tenantId, Guid userId, CaseTier tier) => new() { Id = id, TenantId = tenantId, UserId = userId, Tier = tier };

    public void Describe(SealedText name, string filter, bool isShared, bool isDefault, DateTimeOffset now) => (Name, Filter, IsShared, IsDefault, ChangedAt) = (name, filter, isShared, isDefault, now);

    public void NoLongerDefault() => IsDefault = false;
}

/// <summary>What a board is filtered by, as its address has it: only what a board understands, in one order.</summary>
public static class CaseFilter
{
    private static readonly (string Name, Func<string, bool> Fits)[] known =
    [
        ("list", value => Enum.TryParse<CaseList>(value, ignoreCase: true, out var list) && Enum.IsDefined(list) && !int.TryParse(value, out _)),
        ("ended", value => value == "true"),
        ("stage", value => Playbook.Current.Find(value) is not null),
        ("turn", value => Enum.TryParse<CaseClock>(value, ignoreCase: true, out var clock) && Enum.IsDefined(clock) && !int.TryParse(value, out _)),
        ("overdue", value => value == "true"),
        ("owner", value => Guid.TryParse(value, out _)),
    ];

    /// <summary>The query without what a board does not understand and without the page; empty for none, null for one that is no query of a board.</summary>
    public static string? Of(string? query)
    {
        Dictionary<string, string> found = [];
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var name, var value]) return null;
            if (name == "page") continue;
            if (!Array.Exists(known, one => one.Name == name && one.Fits(value)) || !found.TryAdd(name, value)) return null;
        }

        return string.Join('&', known.Where(one => found.ContainsKey(one.Name)).Select(one => one.Name + "=" + found[one.Name]));
    }
}

internal sealed class KeptViewConfiguration : IEntityTypeConfiguration<KeptView>
{
    public void Configure(EntityTypeBuilder<KeptView> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(KeptView.UserId));
        builder.ToTable(KeptView.Table);
        builder.Property(v => v.Tier).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Filter).HasMaxLength(KeptView.FilterMax);
        builder.Property(v => v.Version).IsRowVersion();
        builder.HasIndex(v => new { v.TenantId, v.Tier });
        builder.HasIndex(v => v.UserId);
    }
}
