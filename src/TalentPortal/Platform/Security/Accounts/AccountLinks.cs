using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>What a link in a mail is for.</summary>
public enum LinkKind
{
    /// <summary>A registration that waits for the owner of the address; the account exists only once it is followed.</summary>
    Registration,

    /// <summary>A new password for one who forgot it.</summary>
    PasswordReset,

    /// <summary>A new address, confirmed at that address.</summary>
    AddressChange,
}

/// <summary>A link that was mailed. It holds only a hash of the link's secret, counts once, and ends.</summary>
public sealed class AccountLink
{
    public const int HashLength = 32;
    public const int ReturnUrlMax = 500;
    internal const string Table = "links";

    public Guid Id { get; set; }

    public LinkKind Kind { get; set; }

    /// <summary>The account; null for a registration.</summary>
    public Guid? UserId { get; set; }

    public byte[] SecretHash { get; set; } = [];

    /// <summary>Token of the address it is about: the new one of a registration or change.</summary>
    public string? EmailToken { get; set; }

    /// <summary>That address, sealed for the platform, because there is no person yet.</summary>
    public SealedText? EmailSealed { get; set; }

    /// <summary>
    /// Hash of the password a registration was made with. It belongs to this link alone: whoever registers another's
    /// address gains nothing when the owner follows the link, because the password is asked for there.
    /// </summary>
    public string? PasswordHash { get; set; }

    public Language MailLanguage { get; set; }

    /// <summary>Local address to go on to.</summary>
    public string? ReturnUrl { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    internal SealContext EmailPlace => new(Table, "email_sealed", Id);
}

/// <summary>Makes links for mails and takes them back, once each.</summary>
internal sealed class AccountLinks(AppDb db, PortalVault vault, TimeProvider clock)
{
    private const int SecretBytes = 32;

    public static TimeSpan LifetimeOf(LinkKind kind) => kind switch
    {
        LinkKind.Registration => TimeSpan.FromDays(3),
        LinkKind.PasswordReset => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    /// <summary>Adds a link and gives its secret, which exists only in the mail.</summary>
    public async Task<string> Add(LinkKind kind, Guid? userId, EmailAddress? email, string? emailToken, string? passwordHash, Language language, string? returnUrl, CancellationToken ct)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        var link = new AccountLink
        {
            Id = Guid.CreateVersion7(now), Kind = kind, UserId = userId, SecretHash = HashOf(secret), EmailToken = emailToken, PasswordHash = passwordHash,
            MailLanguage = language, ReturnUrl = returnUrl is { Length: <= AccountLink.ReturnUrlMax } && LocalReturnUrl.IsLocal(returnUrl) ? returnUrl : null,
            CreatedAt = now, ExpiresAt = now + LifetimeOf(kind),
        };
        if (email is not null) link.EmailSealed = await vault.Seal(KeyOwner.Platform, email.Value, link.EmailPlace, ct);
        db.Add(link);
        return secret;
    }

    /// <summary>The link of a secret, if it may still be followed.</summary>
    public async Task<AccountLink?> Find(LinkKind kind, string? secret, CancellationToken ct)
    {
        if (secret is null || secret.Length > 100) return null;
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        return await db.Set<AccountLink>().SingleOrDefaultAsync(l => l.SecretHash == hash && l.Kind == kind && l.UsedAt == null && l.ExpiresAt > now, ct);
    }

    /// <summary>Uses the link up; of two requests at once one wins.</summary>
    public async Task<bool> Use(AccountLink link, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Set<AccountLink>().Where(l => l.Id == link.Id && l.UsedAt == null && l.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), ct) == 1;
    }

    /// <summary>Ends all links of a kind that were sent to an account.</summary>
    public Task EndAll(LinkKind kind, Guid userId, CancellationToken ct) =>
        db.Set<AccountLink>().Where(l => l.UserId == userId && l.Kind == kind && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, clock.GetUtcNow()), ct);

    public async Task<EmailAddress?> AddressOf(AccountLink link, CancellationToken ct) =>
        link.EmailSealed is { } text ? EmailAddress.Read(await vault.Open(KeyOwner.Platform, text, link.EmailPlace, ct)) : null;

    internal static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret));
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.PlatformTable("Followed by visitors before there is a caller; addresses are sealed, secrets hashed.");
        builder.ToTable(AccountLink.Table, AccountUserConfiguration.Schema);
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.SecretHash).HasMaxLength(AccountLink.HashLength);
        builder.Property(l => l.EmailToken).HasMaxLength(AccountAddresses.TokenLength);
        builder.Property(l => l.EmailSealed).HasMaxLength(600);
        builder.Property(l => l.PasswordHash).HasMaxLength(512);
        builder.Property(l => l.MailLanguage).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.ReturnUrl).HasMaxLength(AccountLink.ReturnUrlMax);
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasIndex(l => l.EmailToken);
        builder.HasIndex(l => l.UserId);
        builder.HasIndex(l => l.ExpiresAt);
    }
}
