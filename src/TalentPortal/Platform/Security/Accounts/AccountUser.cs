using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>A sign-in. Who the person is lies in their profile or membership, not here.</summary>
public sealed class AccountUser : IdentityUser<Guid>
{
    /// <summary>Language in which mails are written: <c>en</c> or <c>zh-Hans</c>.</summary>
    public string MailLanguage { get; set; } = "zh-Hans";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person erased the account; it can never sign in again.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>One sign-in on one device, which the person can see and end. The cookie only names it.</summary>
public sealed class AccountSession
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public string SecurityStamp { get; set; } = "";

    public bool SecondFactor { get; set; }

    public Guid? ActiveEmployerId { get; set; }

    /// <summary>Kind of device in words, derived from the browser's name: "Firefox, Windows".</summary>
    public string Device { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class AccountUserConfiguration : IEntityTypeConfiguration<AccountUser>
{
    public void Configure(EntityTypeBuilder<AccountUser> builder)
    {
        builder.PlatformTable("Accounts exist once for all tenants; only Platform/Security reads them.");
        builder.ToTable("users", "accounts");
        builder.HasKey(u => u.Id);
        builder.Property(u => u.UserName).HasMaxLength(512);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(512);
        builder.Property(u => u.Email).HasMaxLength(512);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(512);
        builder.Property(u => u.PasswordHash).HasMaxLength(512);
        builder.Property(u => u.SecurityStamp).HasMaxLength(64);
        builder.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(u => u.PhoneNumber).HasMaxLength(64);
        builder.Property(u => u.MailLanguage).HasMaxLength(10);
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
    }
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.PlatformTable("Rights are read from it before a message has a caller.");
        builder.ToTable("sessions", "accounts");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.SecurityStamp).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(120);
        builder.HasOne<AccountUser>().WithMany().HasForeignKey(s => s.UserId);
        builder.HasIndex(s => s.UserId);
        builder.HasIndex(s => s.ExpiresAt);
    }
}
