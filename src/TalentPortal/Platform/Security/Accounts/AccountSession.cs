using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>One sign-in on one device, which the person can see and end. The cookie only names it.</summary>
public sealed class AccountSession
{
    public const int DeviceMax = 120;

    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    /// <summary>The account's stamp when the session began. A changed password changes the account's, and the session is dead.</summary>
    public string SecurityStamp { get; set; } = "";

    public bool SecondFactor { get; set; }

    /// <summary>The employer the person acts for, where they belong to several.</summary>
    public Guid? ActiveEmployerId { get; set; }

    /// <summary>Kind of device in words, derived from the browser's name: "Firefox, Windows".</summary>
    public string Device { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Last sign of life, written at most once a minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Minutes without a sign of life after which the session is over. See <see cref="SessionLimits"/> for who holds a role.</summary>
    public int IdleMinutes { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How long a session lives.</summary>
/// <param name="Idle">Without a sign of life.</param>
/// <param name="Absolute">Whatever happens.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>Whoever holds a role at a tenant, an employer or the platform: they see other people's data.</summary>
    public static SessionLimits Work { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    /// <summary>A talent who asked to stay signed in on this device.</summary>
    public static SessionLimits Remembered { get; } = new(TimeSpan.FromDays(14), TimeSpan.FromDays(30));

    /// <summary>A talent who did not: the cookie goes with the browser, and a shared computer forgets them soon.</summary>
    public static SessionLimits Short { get; } = new(TimeSpan.FromHours(2), TimeSpan.FromHours(24));

    public static SessionLimits For(bool holdsRole, bool remember) => holdsRole ? Work : remember ? Remembered : Short;
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.PlatformTable("Rights are read from it before a message has a caller.");
        builder.ToTable("sessions", AccountUserConfiguration.Schema);
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.SecurityStamp).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(AccountSession.DeviceMax);
        builder.HasOne<AccountUser>().WithMany().HasForeignKey(s => s.UserId);
        builder.HasIndex(s => s.UserId);
        builder.HasIndex(s => s.ExpiresAt);
    }
}
