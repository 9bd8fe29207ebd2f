using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>
/// A sign-in. Who the person is lies in their profile or membership, not here. The e-mail address is sealed under the
/// person's own key; accounts are found by a token of it, so that a stolen database shows no address.
/// </summary>
public sealed class AccountUser : IdentityUser<Guid>
{
    internal const string Table = "users";

    /// <summary>Look-up token of the address, see <see cref="AccountAddresses"/>; null once the account is closed.</summary>
    public string? EmailToken { get; set; }

    public SealedText? EmailSealed { get; set; }

    /// <summary>Key of the authenticator app, sealed; null while there is no second factor.</summary>
    public SealedText? FactorKey { get; set; }

    /// <summary>The last step of which a code was accepted; it and all before are refused.</summary>
    public long? FactorLastStep { get; set; }

    /// <summary>Language in which mails are written.</summary>
    public Language MailLanguage { get; set; } = Language.Chinese;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person erased the account; it can never sign in again.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    internal SealContext EmailPlace => new(Table, "email_sealed", Id);

    internal SealContext FactorPlace => new(Table, "factor_key", Id);
}

/// <summary>A device on which the person signed in before. Failures elsewhere do not lock them out there.</summary>
public sealed class KnownDevice
{
    public const int HashLength = 32;

    public Guid UserId { get; set; }

    /// <summary>SHA-256 of the random value in the device's cookie.</summary>
    public byte[] DeviceHash { get; set; } = [];

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>A recovery code that has not been used. Using it deletes the row.</summary>
public sealed class RecoveryCode
{
    public Guid UserId { get; set; }

    public byte[] Hash { get; set; } = [];
}

internal sealed class AccountUserConfiguration : IEntityTypeConfiguration<AccountUser>
{
    internal const string Schema = "accounts";

    public void Configure(EntityTypeBuilder<AccountUser> builder)
    {
        builder.PlatformTable("Accounts exist once for all tenants; only Platform/Security reads them.");
        builder.ToTable(AccountUser.Table, Schema);
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.EmailToken).HasMaxLength(AccountAddresses.TokenLength);
        builder.Property(u => u.EmailSealed).HasMaxLength(600);
        builder.Property(u => u.PasswordHash).HasMaxLength(512);
        builder.Property(u => u.SecurityStamp).HasMaxLength(64);
        builder.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(u => u.FactorKey).HasMaxLength(200);
        builder.Property(u => u.MailLanguage).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(u => u.EmailToken).IsUnique();
        // Identity's own columns for a name, an address in the clear and a lock-out that races (see Attempts) are not used.
        builder.Ignore(u => u.UserName).Ignore(u => u.NormalizedUserName).Ignore(u => u.Email).Ignore(u => u.NormalizedEmail).Ignore(u => u.EmailConfirmed)
            .Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed).Ignore(u => u.LockoutEnabled).Ignore(u => u.LockoutEnd).Ignore(u => u.AccessFailedCount);
    }
}

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.PlatformTable("Read before there is a caller, to tell the owner of an account from a stranger who guesses.");
        builder.ToTable("known_devices", AccountUserConfiguration.Schema);
        builder.HasKey(d => new { d.UserId, d.DeviceHash });
        builder.Property(d => d.DeviceHash).HasMaxLength(KnownDevice.HashLength);
        builder.HasOne<AccountUser>().WithMany().HasForeignKey(d => d.UserId);
        builder.HasIndex(d => d.SeenAt);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.PlatformTable("Read before there is a caller, at the second step of signing in.");
        builder.ToTable("recovery_codes", AccountUserConfiguration.Schema);
        builder.HasKey(c => new { c.UserId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(KnownDevice.HashLength);
        builder.HasOne<AccountUser>().WithMany().HasForeignKey(c => c.UserId);
    }
}
