using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Outbox;

/// <summary>Marks a message with personal content: it is stored sealed, by <see cref="Outbox.AddSealed{T}"/> alone.</summary>
public interface ISealedMessage;

/// <summary>
/// Marks a message whose handler calls systems that are not ours. They are delivered in a lane of their own, so that a
/// receiver that lets us wait keeps no mail waiting.
/// </summary>
public interface IOutsideMessage;

/// <summary>What a dispatcher takes.</summary>
internal enum OutboxLane
{
    /// <summary>All that is our own business, mails among it.</summary>
    Own,

    /// <summary>Every <see cref="IOutsideMessage"/>.</summary>
    Outside,
}

/// <summary>
/// Carries a message out of the portal. Runs as the system at the message's tenant, in the transaction that marks the
/// message as delivered: what it changes in the database happens exactly once. An effect outside can happen again when
/// the process dies between effect and commit, so pass <see cref="OutboxDelivery.Id"/> on as the key by which the
/// receiver knows a repetition. One handler per message type; it must end within 10 s.
/// </summary>
/// <exception cref="OutboxRefusedException">Thrown by a handler that knows no attempt can succeed. Every other exception means: try again later.</exception>
public interface IOutboxHandler<in T>
    where T : notnull
{
    Task Handle(T message, OutboxDelivery delivery, CancellationToken ct);
}

/// <summary>What a handler may know of a delivery besides the message.</summary>
/// <param name="Id">The same in every attempt, different for every message.</param>
/// <param name="Attempt">From 1.</param>
public sealed record OutboxDelivery(Guid Id, TenantRef? Tenant, int Attempt, DateTimeOffset CreatedAt);

/// <summary>This message can never be delivered; it is parked at once.</summary>
public sealed class OutboxRefusedException : Exception
{
    public OutboxRefusedException(string message) : base(message)
    {
    }

    public OutboxRefusedException(string message, Exception inner) : base(message, inner)
    {
    }
}
