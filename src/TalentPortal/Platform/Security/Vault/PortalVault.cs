using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>
/// Envelope encryption: a text or file is sealed with AES-256-GCM under its owner's data key; data keys are wrapped by
/// master keys that the database never holds. A stolen database without the key file shows nothing, and an erased owner's
/// data is unreadable once their key is gone, in every table at once (backups follow when they expire).
/// </summary>
/// <remarks>
/// Keys stay in memory for <see cref="CacheLife"/>; a process that had just used a key destroyed by another one can use
/// it for that long. Nonces are random: at most 2^32 texts per data key (NIST SP 800-38D), then <see cref="StartNewKey"/>.
/// </remarks>
public sealed class PortalVault : IDisposable
{
    /// <summary>How long a key is kept in memory in the clear.</summary>
    public static readonly TimeSpan CacheLife = TimeSpan.FromSeconds(30);

    private const int CacheCapacity = 4096;
    private const int MaxNameLength = 63;
    private const int RewrapBatch = 500;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly MasterKeys _masters;
    private readonly IDataKeyStore _store;
    private readonly TimeProvider _clock;

    public PortalVault(MasterKeys masters, IDataKeyStore store, TimeProvider clock)
    {
        (_masters, _store, _clock) = (masters, store, clock);
        Cache = new(clock, CacheLife, CacheCapacity);
    }

    internal KeyCache Cache { get; }

    /// <summary>Seals a text for its place. The owner's key is made on first use.</summary>
    /// <exception cref="KeyDestroyedException">The owner was erased.</exception>
    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair.</exception>
    public async ValueTask<SealedText> Seal(KeyOwner owner, string plaintext, SealContext context, CancellationToken ct = default)
    {
        using var key = await KeyToSeal(owner, ct);
        return SealWith(key, owner, plaintext, context);
    }

    /// <summary>Opens a text in its place.</summary>
    /// <returns>The text, or null when the owner's key was destroyed: the data is erased, which is not an error.</returns>
    /// <exception cref="SealBrokenException">The bytes were altered, moved from another row, column or owner, or never sealed.</exception>
    public async ValueTask<string?> Open(KeyOwner owner, SealedText text, SealContext context, CancellationToken ct = default)
    {
        if (!text.IsWellFormed) throw new SealBrokenException($"{context.Table}.{context.Column} of row {context.RowId} is no sealed text.");
        using var key = await KeyToOpen(owner, text.KeyNumber, ct);
        return key is null ? null : OpenWith(key, owner, text, context);
    }

    /// <summary>
    /// A token for equality look-ups of sealed values: HMAC-SHA256 cut to 128 bits, in Base64url (22 characters). Equal
    /// texts give equal tokens for one tenant and purpose only. It stays the same when the tenant's data key is renewed.
    /// </summary>
    /// <param name="purpose">What is compared, for instance <c>contacts.phone</c>.</param>
    /// <param name="text">The value in the one form that counts as equal (trimmed, lower case …).</param>
    public async ValueTask<string> SearchToken(KeyOwner owner, string purpose, string text, CancellationToken ct = default)
    {
        using var key = await FirstKey(owner, ct);
        return TokenWith(key, purpose, text);
    }

    /// <summary>Erases: drops every data key of the owner, and none will be made again. Cannot be undone.</summary>
    /// <param name="within">The erasure's open transaction, so that rows and keys go together.</param>
    public async Task Destroy(KeyOwner owner, DbTransaction? within = null, CancellationToken ct = default)
    {
        RefuseEmpty(owner);
        await _store.Destroy(owner, _clock.GetUtcNow(), within, ct);
        Cache.Forget(owner);
    }

    /// <summary>Gives the owner a new data key for what is sealed from now on; older texts stay readable.</summary>
    public async Task StartNewKey(KeyOwner owner, CancellationToken ct = default)
    {
        int number;
        using (var current = await KeyToSeal(owner, ct)) number = current.Number + 1;
        Cache.Forget(owner);
        using var made = await Make(owner, number, ct);
    }

    /// <summary>Wraps every data key anew that is still under an older master key. May run beside readers and writers.</summary>
    /// <returns>How many were moved.</returns>
    public async Task<int> Rewrap(CancellationToken ct = default)
    {
        var moved = 0;
        var key = new byte[MasterKeys.KeyBytes];
        while (await _store.NotWrappedBy(_masters.CurrentId, RewrapBatch, ct) is { Count: > 0 } batch)
        {
            foreach (var old in batch)
            {
                _masters.Unwrap(old.Owner, old.Number, old.MasterKeyId, old.WrappedKey, key);
                var wrapped = _masters.Wrap(old.Owner, old.Number, key);
                CryptographicOperations.ZeroMemory(key);
                if (await _store.Rewrap(old, wrapped, _masters.CurrentId, ct)) moved++;
            }
        }

        return moved;
    }

    /// <summary>Master keys that stored data keys need and the key file lacks; start-up refuses when there is one.</summary>
    public async Task<IReadOnlyList<string>> MissingMasterKeys(CancellationToken ct = default) =>
        [.. (await _store.MasterKeysInUse(ct)).Where(id => !_masters.Knows(id))];

    public void Dispose() => Cache.Dispose();

    /// <summary>The key that seals now; the caller disposes it.</summary>
    internal async ValueTask<KeyMaterial> KeyToSeal(KeyOwner owner, CancellationToken ct)
    {
        RefuseEmpty(owner);
        if (Cache.Find(owner, null) is { } known) return known;
        return await _store.Find(owner, null, ct) is { } stored ? Unwrap(stored, isNewest: true) : await Make(owner, 1, ct);
    }

    /// <summary>The key of that number, or null when it was destroyed; the caller disposes it.</summary>
    internal async ValueTask<KeyMaterial?> KeyToOpen(KeyOwner owner, int number, CancellationToken ct)
    {
        RefuseEmpty(owner);
        if (Cache.Find(owner, number) is { } known) return known;
        if (await _store.Find(owner, number, ct) is { } stored) return stored.IsDestroyed ? null : Unwrap(stored, isNewest: false);
        // A number that never was: an erased owner has at least the row that marks the erasure.
        if (await _store.Find(owner, null, ct) is { IsDestroyed: true }) return null;
        throw new SealBrokenException($"{owner} has no data key {number}.");
    }

    private async ValueTask<KeyMaterial> FirstKey(KeyOwner owner, CancellationToken ct)
    {
        RefuseEmpty(owner);
        if (Cache.Find(owner, 1) is { } known) return known;
        return await _store.Find(owner, 1, ct) is { } stored ? Unwrap(stored, isNewest: false) : await Make(owner, 1, ct);
    }

    private async Task<KeyMaterial> Make(KeyOwner owner, int number, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKeys.KeyBytes);
        try
        {
            await _store.Add(new DataKey(owner.Kind, owner.Id, number, _masters.Wrap(owner, number, key), _masters.CurrentId, _clock.GetUtcNow(), null), ct);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }

        // Another process may have been first, or erased the owner, so what counts is what is stored.
        var stored = await _store.Find(owner, number, ct);
        return stored is null ? throw new KeyDestroyedException(owner) : Unwrap(stored, isNewest: true);
    }

    private KeyMaterial Unwrap(DataKey stored, bool isNewest)
    {
        if (stored.WrappedKey is null) throw new KeyDestroyedException(stored.Owner);
        Span<byte> key = stackalloc byte[MasterKeys.KeyBytes];
        try
        {
            _masters.Unwrap(stored.Owner, stored.Number, stored.MasterKeyId, stored.WrappedKey, key);
            var material = KeyMaterial.Derive(stored.Number, key);
            Cache.Keep(stored.Owner, material, isNewest);
            return material;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static SealedText SealWith(KeyMaterial key, KeyOwner owner, string plaintext, SealContext context)
    {
        var length = StrictUtf8.GetByteCount(plaintext);
        var padded = (length / SealedText.PaddingBlock + 1) * SealedText.PaddingBlock;
        var buffer = ArrayPool<byte>.Shared.Rent(padded);
        try
        {
            var clear = buffer.AsSpan(0, padded);
            StrictUtf8.GetBytes(plaintext, clear);
            clear[length] = 0x80;
            clear[(length + 1)..].Clear();

            var bytes = new byte[SealedText.Overhead + padded];
            bytes[0] = SealedText.Version;
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), key.Number);
            var nonce = bytes.AsSpan(SealedText.NonceOffset, SealedText.NonceBytes);
            RandomNumberGenerator.Fill(nonce);
            using var aes = new AesGcm(key.Text, SealedText.TagBytes);
            aes.Encrypt(nonce, clear, bytes.AsSpan(SealedText.NonceOffset + SealedText.NonceBytes, padded), bytes.AsSpan(^SealedText.TagBytes..), AssociatedData(owner, context));
            return SealedText.FromBytes(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, padded));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string OpenWith(KeyMaterial key, KeyOwner owner, SealedText text, SealContext context)
    {
        var padded = text.Span.Length - SealedText.Overhead;
        var buffer = ArrayPool<byte>.Shared.Rent(padded);
        try
        {
            var clear = buffer.AsSpan(0, padded);
            using var aes = new AesGcm(key.Text, SealedText.TagBytes);
            aes.Decrypt(
                text.Span.Slice(SealedText.NonceOffset, SealedText.NonceBytes), text.Span.Slice(SealedText.NonceOffset + SealedText.NonceBytes, padded),
                text.Span[^SealedText.TagBytes..], clear, AssociatedData(owner, context));
            return StrictUtf8.GetString(clear[..clear.LastIndexOf((byte)0x80)]);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBrokenException($"{context.Table}.{context.Column} of row {context.RowId} does not open for {owner}.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, padded));
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string TokenWith(KeyMaterial key, string purpose, string text)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Search);
        var name = Encoding.UTF8.GetBytes(purpose);
        // The purpose's length goes first, so that (ab, c) and (a, bc) differ.
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, name.Length);
        hmac.AppendData(length);
        hmac.AppendData(name);
        hmac.AppendData(StrictUtf8.GetBytes(text));
        Span<byte> hash = stackalloc byte[32];
        hmac.GetHashAndReset(hash);
        return Base64Url.EncodeToString(hash[..16]);
    }

    private static byte[] AssociatedData(KeyOwner owner, SealContext context)
    {
        if (!IsName(context.Table) || !IsName(context.Column))
            throw new ArgumentException($"Table and column are ASCII names of at most {MaxNameLength} characters.", nameof(context));
        var data = new byte[KeyOwner.ByteLength + 1 + context.Table.Length + 1 + context.Column.Length + 16];
        owner.Write(data);
        var at = KeyOwner.ByteLength;
        foreach (var name in (ReadOnlySpan<string>)[context.Table, context.Column])
        {
            data[at++] = (byte)name.Length;
            at += Encoding.ASCII.GetBytes(name, data.AsSpan(at));
        }

        context.RowId.TryWriteBytes(data.AsSpan(at), bigEndian: true, out _);
        return data;

        static bool IsName(string? name) => name is { Length: > 0 and <= MaxNameLength } && Ascii.IsValid(name);
    }

    private static void RefuseEmpty(KeyOwner owner)
    {
        if (owner.Id == Guid.Empty) throw new ArgumentException("A key belongs to somebody; the owner's id is empty.", nameof(owner));
    }
}
