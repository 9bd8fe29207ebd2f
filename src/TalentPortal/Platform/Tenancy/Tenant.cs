using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Tenancy;

/// <summary>What every part of the portal may know of a tenant.</summary>
public sealed record TenantRef(
    Guid Id,
    string Slug,
    Bilingual Name,
    Bilingual ShortName,
    Bilingual Tagline,
    string Accent,
    string? Host,
    Language DefaultLanguage,
    string? DivisionCode,
    string TimeZone,
    bool IsDemo)
{
    /// <summary>One or two characters for the seal, where the tenant chose some.</summary>
    public string? Mark { get; init; }

    /// <summary>How visitors reach the tenant; empty where it said nothing.</summary>
    public TenantContact Contact { get; init; } = TenantContact.None;

    /// <summary>The editorial desk: its content shows on every site, it has no site of its own.</summary>
    public bool IsDesk { get; init; }

    /// <summary>Its time zone; no property, as the record travels as JSON.</summary>
    public TimeZoneInfo ZoneInfo() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The day it is at the tenant at a moment.</summary>
    public DateOnly DayAt(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, ZoneInfo()).DateTime);

    /// <summary>The moment at which a day is over at the tenant.</summary>
    public DateTimeOffset EndOf(DateOnly day) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), ZoneInfo()), TimeSpan.Zero);
}

/// <summary>How visitors reach a tenant, as its foot and its privacy page say; each may be missing.</summary>
public sealed record TenantContact(string? Email, string? Phone, Bilingual Address)
{
    public const int EmailMax = 254;
    public const int PhoneMax = 40;
    public const int AddressMax = 200;

    public static TenantContact None { get; } = new(null, null, Bilingual.Empty);
}

/// <summary>One talent-service organisation with a site, staff, employers and cases of its own.</summary>
public sealed class Tenant
{
    public const int SlugMax = 40;
    public const int NameMax = 120;
    public const int ShortNameMax = 30;
    public const int TaglineMax = 200;
    public const int MarkMax = 8;
    public const int HostMax = 253;

    private Tenant()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Its segment of an address: lower-case letters, digits, hyphens.</summary>
    public string Slug { get; private set; } = "";

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public Bilingual ShortName { get; private set; } = Bilingual.Empty;

    public Bilingual Tagline { get; private set; } = Bilingual.Empty;

    /// <summary>One or two characters for the seal; without it the first of the short name.</summary>
    public string? Mark { get; private set; }

    public string? ContactEmail { get; private set; }

    public string? ContactPhone { get; private set; }

    public Bilingual ContactAddress { get; private set; } = Bilingual.Empty;

    /// <summary>Accent colour as <c>#rrggbb</c>, at least 4.5:1 on paper.</summary>
    public string Accent { get; private set; } = "";

    /// <summary>Its own host name, if it has one; addresses there carry no slug.</summary>
    public string? Host { get; private set; }

    public Language DefaultLanguage { get; private set; }

    /// <summary>GB/T 2260 code of the place it serves.</summary>
    public string? DivisionCode { get; private set; }

    /// <summary>IANA zone in which its office hours lie.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    public DateTimeOffset CreatedAt { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>The editorial desk of the whole portal; there is one.</summary>
    public bool IsDesk { get; private set; }

    public uint Version { get; private set; }

    public static Tenant Create(
        string slug, Bilingual name, Bilingual shortName, Bilingual tagline, string accent, string? host,
        Language defaultLanguage, string? divisionCode, DateTimeOffset now, bool isDemo = false) => new()
    {
        Id = Guid.CreateVersion7(now),
        Slug = slug,
        Name = name,
        ShortName = shortName,
        Tagline = tagline,
        Accent = accent,
        Host = host,
        DefaultLanguage = defaultLanguage,
        DivisionCode = divisionCode,
        CreatedAt = now,
        IsDemo = isDemo,
    };

    /// <summary>The editorial desk, which serves no place and has no site.</summary>
    public static Tenant Desk(Guid id, string slug, Bilingual name, string accent, DateTimeOffset now) => new()
    {
        Id = id,
        Slug = slug,
        Name = name,
        ShortName = name,
        Accent = accent,
        DefaultLanguage = Language.Chinese,
        CreatedAt = now,
        IsDesk = true,
    };

    /// <summary>How the tenant presents itself.</summary>
    public void Describe(Bilingual name, Bilingual shortName, Bilingual tagline, string? mark, string accent, Language defaultLanguage) =>
        (Name, ShortName, Tagline, Mark, Accent, DefaultLanguage) = (name, shortName, tagline, mark, accent, defaultLanguage);

    /// <summary>How visitors reach the tenant.</summary>
    public void Reach(TenantContact contact) => (ContactEmail, ContactPhone, ContactAddress) = (contact.Email, contact.Phone, contact.Address);

    /// <summary>Where the tenant is found: its own host name, and the place it serves.</summary>
    public void Locate(string? host, string? divisionCode) => (Host, DivisionCode) = (host, divisionCode);

    public TenantRef ToRef() => new(Id, Slug, Name, ShortName, Tagline, Accent, Host, DefaultLanguage, DivisionCode, TimeZone, IsDemo) { Mark = Mark, IsDesk = IsDesk, Contact = new(ContactEmail, ContactPhone, ContactAddress) };
}

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.PlatformTable("The list of tenants is public; only platform administrators' requests write it.");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Slug).HasMaxLength(Tenant.SlugMax);
        builder.HasIndex(t => t.Slug).IsUnique();
        builder.Property(t => t.Mark).HasMaxLength(Tenant.MarkMax);
        builder.Property(t => t.Host).HasMaxLength(Tenant.HostMax);
        builder.HasIndex(t => t.Host).IsUnique();
        builder.HasIndex(t => t.IsDesk).IsUnique().HasFilter("is_desk");
        builder.HasBilingual(t => t.Name, Tenant.NameMax);
        builder.HasBilingual(t => t.ShortName, Tenant.ShortNameMax);
        builder.HasBilingual(t => t.Tagline, Tenant.TaglineMax);
        builder.Property(t => t.ContactEmail).HasMaxLength(TenantContact.EmailMax);
        builder.Property(t => t.ContactPhone).HasMaxLength(TenantContact.PhoneMax);
        builder.HasBilingual(t => t.ContactAddress, TenantContact.AddressMax);
        builder.Property(t => t.Accent).HasMaxLength(7);
        builder.Property(t => t.DefaultLanguage).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.DivisionCode).HasMaxLength(6);
        builder.Property(t => t.TimeZone).HasMaxLength(60);
        builder.Property(t => t.Version).IsRowVersion();
    }
}
