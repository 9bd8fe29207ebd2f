using System.Buffers.Binary;
using System.Text.Json;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Outbox;

/// <summary>Takes what a command wants done outside the database; it is done after the command has committed, or never.</summary>
public sealed class Outbox(AppDb db, CurrentCall call, PortalVault vault, OutboxSignal signal, TimeProvider clock) : IDisposable
{
    private int _added;

    /// <summary>Adds a message without personal content.</summary>
    /// <param name="key">Messages with the same key keep their order.</param>
    /// <param name="tenantId">The tenant at which it is delivered; null is the one of the command.</param>
    /// <param name="notBefore">It is delivered then at the earliest; null is at once.</param>
    public void Add<T>(T message, string? key = null, Guid? tenantId = null, DateTimeOffset? notBefore = null)
        where T : notnull
    {
        if (message is ISealedMessage) throw new InvalidOperationException($"{typeof(T).Name} may hold personal content: use AddSealed.");
        db.Add(OutboxMessage.Plain(NextId(), typeof(T).Name, tenantId ?? call.TenantId, key, JsonSerializer.Serialize(message), clock.GetUtcNow(), notBefore));
    }

    /// <summary>Adds a message with personal content, sealed under the key of <paramref name="owner"/>.</summary>
    /// <returns>False when the owner was erased: then there is nothing to deliver, and nothing was added.</returns>
    /// <param name="tenantId">The tenant at which it is delivered; null is the one of the command.</param>
    public async Task<bool> AddSealed<T>(T message, KeyOwner owner, string? key = null, CancellationToken ct = default, Guid? tenantId = null)
        where T : notnull, ISealedMessage
    {
        var id = NextId();
        try
        {
            var payload = await vault.Seal(owner, JsonSerializer.Serialize(message), SealContextOf(id), ct);
            db.Add(OutboxMessage.Sealed(id, typeof(T).Name, tenantId ?? call.TenantId, key, payload, owner, clock.GetUtcNow()));
            return true;
        }
        catch (KeyDestroyedException)
        {
            return false;
        }
    }

    /// <summary>The message's scope ends after the commit: a good moment to wake the dispatcher of this process.</summary>
    public void Dispose()
    {
        if (_added > 0) signal.Wake();
    }

    internal static SealContext SealContextOf(Guid id) => new(OutboxMessage.Table, OutboxMessage.SealedColumn, id);

    /// <summary>
    /// A version 7 id whose 12 bits after the time count the messages of this command: rows of one save are inserted in
    /// the order of their keys, and that must be the order in which they were added.
    /// </summary>
    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(clock.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | Math.Min(_added++, 0xFFF)));
        return new Guid(bytes, bigEndian: true);
    }
}
