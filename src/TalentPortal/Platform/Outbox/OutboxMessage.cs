using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Outbox;

/// <summary>
/// Something to be done outside the database once a command has committed: a mail, a call to another system. Written in
/// the command's transaction, so that it exists exactly when the command took effect.
/// </summary>
public sealed class OutboxMessage
{
    public const int KindMax = 80;
    public const int OrderingKeyMax = 100;
    public const int PayloadMax = 8_000;
    public const int SealedPayloadMax = 40_000;
    public const int LastErrorMax = 200;
    public const string Table = "outbox_messages";
    public const string SealedColumn = "sealed_payload";

    private OutboxMessage()
    {
    }

    /// <summary>Also the key under which consumers know whether they had it before.</summary>
    public Guid Id { get; private set; }

    /// <summary>Place in the order of delivery.</summary>
    public long Number { get; private set; }

    /// <summary>Name of the message's type.</summary>
    public string Kind { get; private set; } = "";

    public Guid? TenantId { get; private set; }

    /// <summary>Messages with the same key are delivered one after another, in the order in which they were added.</summary>
    public string? OrderingKey { get; private set; }

    /// <summary>The message as JSON, without personal content. Emptied on delivery.</summary>
    public string? Payload { get; private set; }

    /// <summary>The message as JSON, sealed for <see cref="OwnerKind"/> and <see cref="OwnerId"/>. Emptied on delivery.</summary>
    public SealedText? SealedPayload { get; private set; }

    public KeyOwnerKind? OwnerKind { get; private set; }

    public Guid? OwnerId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset AvailableAt { get; private set; }

    /// <summary>How often a dispatcher began with it, counted before it begins: a message that kills its process is counted too.</summary>
    public int Attempts { get; private set; }

    /// <summary>The claim that may finish it; a dispatcher that lost its claim can no longer change the row.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>By the database's clock, because those of several machines differ.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it was given up. It stays for the operator to look at, and no longer holds back those behind it.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>Types of the last error and its causes, never their texts.</summary>
    public string? LastError { get; private set; }

    internal static OutboxMessage Plain(Guid id, string kind, Guid? tenantId, string? orderingKey, string payload, DateTimeOffset now, DateTimeOffset? availableAt = null) =>
        New(id, kind, tenantId, orderingKey, now, message => (message.Payload, message.AvailableAt) = (payload, availableAt ?? now));

    internal static OutboxMessage Sealed(Guid id, string kind, Guid? tenantId, string? orderingKey, SealedText payload, KeyOwner owner, DateTimeOffset now) =>
        New(id, kind, tenantId, orderingKey, now, message => (message.SealedPayload, message.OwnerKind, message.OwnerId) = (payload, owner.Kind, owner.Id));

    private static OutboxMessage New(Guid id, string kind, Guid? tenantId, string? orderingKey, DateTimeOffset now, Action<OutboxMessage> fill)
    {
        var message = new OutboxMessage { Id = id, Kind = kind, TenantId = tenantId, OrderingKey = orderingKey, CreatedAt = now, AvailableAt = now };
        fill(message);
        return message;
    }
}

/// <summary>Proof that a consumer had a message, written in the transaction of its effect. Outlives the message.</summary>
public sealed class InboxReceipt
{
    public Guid MessageId { get; set; }

    public string Consumer { get; set; } = "";

    public DateTimeOffset ReceivedAt { get; set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    private const string Waiting = "done_at is null and parked_at is null";

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.PlatformTable("The dispatcher reads it without a tenant, to act for each message's own; personal content is sealed.");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Number).UseIdentityAlwaysColumn();
        builder.Property(m => m.Kind).HasMaxLength(OutboxMessage.KindMax);
        builder.Property(m => m.OrderingKey).HasMaxLength(OutboxMessage.OrderingKeyMax);
        builder.Property(m => m.Payload).HasMaxLength(OutboxMessage.PayloadMax);
        builder.Property(m => m.SealedPayload).HasMaxLength(OutboxMessage.SealedPayloadMax);
        builder.Property(m => m.OwnerKind).HasConversion<string>().HasMaxLength(10);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMessage.LastErrorMax);
        builder.HasIndex(m => m.Number).HasFilter(Waiting);
        builder.HasIndex(m => new { m.OrderingKey, m.Number }).HasFilter(Waiting);
        builder.HasIndex(m => m.DoneAt);
    }
}

internal sealed class InboxReceiptConfiguration : IEntityTypeConfiguration<InboxReceipt>
{
    public void Configure(EntityTypeBuilder<InboxReceipt> builder)
    {
        builder.PlatformTable("Belongs to the dispatcher; holds ids of messages only.");
        builder.HasKey(r => new { r.MessageId, r.Consumer });
        builder.Property(r => r.Consumer).HasMaxLength(OutboxMessage.KindMax);
        builder.HasIndex(r => r.ReceivedAt);
    }
}
