using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Invitations;

/// <summary>What an invitation leads to.</summary>
public enum InvitationKind
{
    /// <summary>Membership in a tenant's staff.</summary>
    Staff,

    /// <summary>Membership in an employer.</summary>
    EmployerMember,

    /// <summary>A talent's partner, with an account of their own. The organisation is the talent.</summary>
    Partner,
}

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    Open,
    Expired,
    Accepted,
    Withdrawn,
}

/// <summary>The organisation that invites. Taken from the caller's tenant or active employer, never from what a client sent.</summary>
/// <param name="OrganisationId">The tenant, the employer, or the person.</param>
public readonly record struct Inviting(InvitationKind Kind, Guid OrganisationId)
{
    public static Inviting Staff(Guid tenantId) => new(InvitationKind.Staff, tenantId);

    public static Inviting Members(Guid employerId) => new(InvitationKind.EmployerMember, employerId);

    public static Inviting Partner(Guid userId) => new(InvitationKind.Partner, userId);

    /// <summary>Under whose key address and name are sealed: a row shown to another tenant by mistake would not open there.</summary>
    internal KeyOwner Owner => Kind switch
    {
        InvitationKind.Staff => KeyOwner.Tenant(OrganisationId),
        InvitationKind.Partner => KeyOwner.Person(OrganisationId),
        _ => KeyOwner.Platform,
    };
}

/// <summary>
/// An address is asked to join a tenant's staff or an employer. The mailed link counts once; of its secret there is only
/// a hash. Once the invitation is over it no longer knows whom it was for. See docs/adr/0011.
/// </summary>
public sealed class Invitation
{
    internal const string Table = "invitations";

    /// <summary>How long the link may be followed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How long the row stays after that, so that its sender can see what became of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>For how many months whoever declined a partner's invitation hears no more of that person.</summary>
    public const int DeclinedMonths = 12;

    public Guid Id { get; set; }

    public InvitationKind Kind { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>Token of the address, the same as in accounts; null once the invitation is over.</summary>
    public string? EmailToken { get; set; }

    public SealedText? EmailSealed { get; set; }

    /// <summary>The name by which colleagues are to know the person, if the sender gave one.</summary>
    public SealedText? NameSealed { get; set; }

    public List<PortalRole> Roles { get; set; } = [];

    public Language MailLanguage { get; set; }

    public byte[] SecretHash { get; set; } = [];

    /// <summary>The account that sent it.</summary>
    public Guid InvitedBy { get; set; }

    /// <summary>A platform administrator sent it, to a tenant that had no administrator yet.</summary>
    public bool ByPlatform { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its mail was last sent.</summary>
    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public Guid? AcceptedBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Whoever it was for declined, which its sender is not told. The token of the address stays, so that no further mail goes there.</summary>
    public DateTimeOffset? DeclinedAt { get; set; }

    internal Inviting From => new(Kind, OrganisationId);

    internal SealContext EmailPlace => new(Table, "email_sealed", Id);

    internal SealContext NamePlace => new(Table, "name_sealed", Id);

    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted
        : WithdrawnAt is not null ? InvitationState.Withdrawn
        : ExpiresAt <= now ? InvitationState.Expired : InvitationState.Open;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.PlatformTable("Followed by visitors before there is a caller, for tenants and employers alike; addresses and names are sealed under the organisation's key, secrets hashed.");
        builder.ToTable(Invitation.Table, AccountUserConfiguration.Schema);
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.EmailToken).HasMaxLength(AccountAddresses.TokenLength);
        builder.Property(i => i.EmailSealed).HasMaxLength(600);
        builder.Property(i => i.NameSealed).HasMaxLength(600);
        builder.PrimitiveCollection(i => i.Roles).ElementType().HasConversion<string>();
        builder.Property(i => i.MailLanguage).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.SecretHash).HasMaxLength(AccountLink.HashLength);
        builder.HasIndex(i => i.SecretHash).IsUnique();
        // One open invitation per address and organisation; what is over has no address any more.
        builder.HasIndex(i => new { i.Kind, i.OrganisationId, i.EmailToken }).IsUnique();
        builder.HasIndex(i => i.EmailToken);
        builder.HasIndex(i => i.AcceptedBy);
        builder.HasIndex(i => i.ExpiresAt);
    }
}
