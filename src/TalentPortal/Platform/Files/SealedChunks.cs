using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>
/// The form of a sealed file: a header of 40 bytes ("TPF", version, key number, salt), then chunks of 64 KiB, each under
/// AES-256-GCM with its tag behind it. The file's own key comes from the owner's key, the salt and the storage name
/// (HKDF-SHA256); the nonce is the chunk's index; header, index and a flag for the last chunk are associated data. So a
/// chunk that is changed, moved, dropped, repeated or taken from another file does not open.
/// </summary>
internal static class SealedChunks
{
    public const int ChunkBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int HeaderBytes = 4 + sizeof(int) + SaltBytes;
    private const int SaltBytes = 32;
    private const int NonceBytes = 12;

    public static byte[] NewHeader(int keyNumber)
    {
        var header = new byte[HeaderBytes];
        "TPF\u0001"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), keyNumber);
        RandomNumberGenerator.Fill(header.AsSpan(8));
        return header;
    }

    /// <exception cref="SealBrokenException">It is no such header.</exception>
    public static int KeyNumber(ReadOnlySpan<byte> header) => header.Length == HeaderBytes && header.StartsWith("TPF\u0001"u8)
        ? BinaryPrimitives.ReadInt32BigEndian(header[4..])
        : throw new SealBrokenException("The file is not in the form of this store.");

    public static AesGcm Cipher(ReadOnlySpan<byte> ownerKey, ReadOnlySpan<byte> header, string storageName)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ownerKey, key, header[8..], System.Text.Encoding.ASCII.GetBytes($"portal stored file {storageName}"));
        var cipher = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    public static void Nonce(long index, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(NonceBytes - sizeof(long))..], index);
    }

    public static void AssociatedData(ReadOnlySpan<byte> header, long index, bool isLast, Span<byte> target)
    {
        header.CopyTo(target);
        BinaryPrimitives.WriteInt64BigEndian(target[HeaderBytes..], index);
        target[^1] = isLast ? (byte)1 : (byte)0;
    }

    public const int AssociatedBytes = HeaderBytes + sizeof(long) + 1;
    public const int NonceLength = NonceBytes;
}

/// <summary>Seals what is written, chunk by chunk; memory stays at two chunks whatever the length.</summary>
internal sealed class SealingWriter : IDisposable
{
    private readonly FileStream _target;
    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly byte[] _clear = ArrayPool<byte>.Shared.Rent(SealedChunks.ChunkBytes);
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SealedChunks.ChunkBytes + SealedChunks.TagBytes);
    private int _filled;
    private long _index;
    private bool _disposed;

    public SealingWriter(FileStream target, AesGcm cipher, byte[] header) => (_target, _cipher, _header) = (target, cipher, header);

    public Task Start(CancellationToken ct) => Put(_header, ct);

    public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty)
        {
            // A full chunk waits until more comes, because only then is it known not to be the last.
            if (_filled == SealedChunks.ChunkBytes) await Flush(isLast: false, ct);
            var count = Math.Min(bytes.Length, SealedChunks.ChunkBytes - _filled);
            bytes.Span[..count].CopyTo(_clear.AsSpan(_filled));
            _filled += count;
            bytes = bytes[count..];
        }
    }

    public Task Finish(CancellationToken ct) => Flush(isLast: true, ct);

    /// <exception cref="FileStoreException">The volume is full or broken.</exception>
    public void FlushToDisk()
    {
        try
        {
            _target.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw new FileStoreException("A file could not be written to its volume.", e);
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_clear);
        ArrayPool<byte>.Shared.Return(_clear);
        ArrayPool<byte>.Shared.Return(_sealed);
    }

    private async Task Flush(bool isLast, CancellationToken ct)
    {
        Seal(isLast);
        await Put(_sealed.AsMemory(0, _filled + SealedChunks.TagBytes), ct);
        _filled = 0;
        _index++;
    }

    private async Task Put(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await _target.WriteAsync(bytes, ct);
        }
        catch (IOException e)
        {
            // Told apart from a sender that went away, which is an IOException too.
            throw new FileStoreException("A file could not be written to its volume.", e);
        }
    }

    private void Seal(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[SealedChunks.NonceLength];
        Span<byte> associated = stackalloc byte[SealedChunks.AssociatedBytes];
        SealedChunks.Nonce(_index, nonce);
        SealedChunks.AssociatedData(_header, _index, isLast, associated);
        _cipher.Encrypt(nonce, _clear.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealedChunks.TagBytes), associated);
    }
}

/// <summary>Opens a sealed file chunk by chunk. A chunk is given out only after its tag was verified.</summary>
internal sealed class OpeningStream : ReadOnlyStream
{
    private readonly Stream _source;
    private readonly AesGcm _cipher;
    private readonly byte[] _header;
    private readonly long _lastIndex;
    private readonly byte[] _clear = ArrayPool<byte>.Shared.Rent(SealedChunks.ChunkBytes);
    private readonly byte[] _sealed = ArrayPool<byte>.Shared.Rent(SealedChunks.ChunkBytes + SealedChunks.TagBytes);
    private long _index;
    private int _start, _end;
    private bool _disposed;

    /// <param name="source">Positioned behind the header; its length tells which chunk is the last.</param>
    public OpeningStream(Stream source, AesGcm cipher, byte[] header)
    {
        (_source, _cipher, _header) = (source, cipher, header);
        const int whole = SealedChunks.ChunkBytes + SealedChunks.TagBytes;
        var body = source.Length - SealedChunks.HeaderBytes;
        _lastIndex = body <= 0 ? 0 : (body - 1) / whole;
        Length = Math.Max(0, body - (_lastIndex + 1) * SealedChunks.TagBytes);
    }

    /// <summary>Bytes of the content.</summary>
    public override long Length { get; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (_start == _end && _index <= _lastIndex) Open(_source.ReadAtLeast(_sealed.AsSpan(0, Wanted), Wanted, throwOnEndOfStream: false));
        return Give(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        await Fill(cancellationToken);
        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads and verifies the next chunk, so that a broken file is known before an answer begins.</summary>
    /// <exception cref="SealBrokenException">The chunk was changed, or the file cut.</exception>
    public async ValueTask Fill(CancellationToken ct)
    {
        if (_start == _end && _index <= _lastIndex) Open(await _source.ReadAtLeastAsync(_sealed.AsMemory(0, Wanted), Wanted, throwOnEndOfStream: false, ct));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _source.Dispose();
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_clear);
            ArrayPool<byte>.Shared.Return(_clear);
            ArrayPool<byte>.Shared.Return(_sealed);
        }

        base.Dispose(disposing);
    }

    private static int Wanted => SealedChunks.ChunkBytes + SealedChunks.TagBytes;

    private void Open(int got)
    {
        if (got < SealedChunks.TagBytes) throw new SealBrokenException("The file was cut.");
        Span<byte> nonce = stackalloc byte[SealedChunks.NonceLength];
        Span<byte> associated = stackalloc byte[SealedChunks.AssociatedBytes];
        SealedChunks.Nonce(_index, nonce);
        SealedChunks.AssociatedData(_header, _index, _index == _lastIndex, associated);
        var length = got - SealedChunks.TagBytes;
        try
        {
            _cipher.Decrypt(nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, SealedChunks.TagBytes), _clear.AsSpan(0, length), associated);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBrokenException($"Chunk {_index} of the file was changed, moved or cut.", e);
        }

        (_start, _end) = (0, length);
        _index++;
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _clear.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }
}
