using System.Buffers;
using System.Security.Cryptography;
using Amazon.S3;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>A content that was longer than allowed; nothing of it was kept.</summary>
public sealed class FileTooLongException(long maxBytes) : Exception($"The content is longer than {maxBytes} bytes.");

/// <summary>The volume of files is full or broken; nothing was kept.</summary>
public sealed class FileStoreException : Exception
{
    public FileStoreException(string message) : base(message)
    {
    }

    public FileStoreException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>What the store knows of a file that it took.</summary>
/// <param name="StorageName">Generated name, 32 hexadecimal digits.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record StoredContent(string StorageName, long Length, string Sha256);

/// <summary>
/// Keeps files sealed under their owner's data key, outside the web root, under names that say nothing. Writing needs
/// two chunks of memory whatever the length, and a file is there whole or not at all. An erased owner's files are
/// unreadable from the moment their key is gone; deleting them frees the space.
/// </summary>
/// <remarks>Files are read from start to end; ranges are not supported.</remarks>
public sealed class SealedFileStore
{
    /// <summary>A name is recorded seconds after its file; a day leaves room for every clock.</summary>
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(24);

    private const int ReadBytes = 16 * 1024;

    private readonly PortalVault _vault;
    private readonly TimeProvider _clock;
    private readonly FileFolder _folder;
    private readonly IFilePlace _place;

    /// <param name="webRoot">The folder of static files, below which nothing may be stored.</param>
    /// <param name="objects">The service of <see cref="FilesOptions.S3"/>; null: files rest on the disk.</param>
    /// <exception cref="InvalidOperationException">The configured folder cannot be used.</exception>
    public SealedFileStore(PortalVault vault, FilesOptions options, TimeProvider clock, string? webRoot, IAmazonS3? objects = null)
    {
        (_vault, _clock) = (vault, clock);
        _folder = new(options, webRoot);
        _place = objects is null ? new DiskPlace(_folder) : new ObjectPlace(objects, options.S3, _folder);
    }

    internal FileFolder Folder => _folder;

    /// <summary>Seals a content and stores it. Reading stops at most 16 KiB behind the limit, and nothing is left behind.</summary>
    /// <exception cref="FileTooLongException">The content is longer than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="KeyDestroyedException">The owner was erased.</exception>
    /// <exception cref="FileStoreException">The volume is full or broken.</exception>
    public async Task<StoredContent> Save(KeyOwner owner, Stream content, long maxBytes, CancellationToken ct = default)
    {
        _folder.RefuseWhenFull();
        var name = FileFolder.NewStorageName();
        var temporary = _folder.NewTemporary();
        try
        {
            var (length, hash) = await Write(owner, name, temporary, content, maxBytes, ct);
            await _place.Put(temporary, name, ct);
            return new(name, length, hash);
        }
        catch
        {
            File.Delete(temporary);
            await Undo(name);
            throw;
        }
    }

    /// <summary>Opens a file; its first chunk is verified before this returns, every other one before it is given out.</summary>
    /// <returns>The content as a stream that knows its length; null when there is no such file or its owner was erased.</returns>
    /// <exception cref="SealBrokenException">The file was changed or belongs to another owner; may also come while reading.</exception>
    public async Task<Stream?> Open(KeyOwner owner, string storageName, CancellationToken ct = default)
    {
        if (!FileFolder.IsStorageName(storageName)) return null;
        if (await _place.Open(storageName, ct) is not { } file) return null;
        OpeningStream? stream = null;
        try
        {
            var header = new byte[SealedChunks.HeaderBytes];
            if (await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, ct) < header.Length) throw new SealBrokenException("The file was cut.");
            using var key = await _vault.KeyToOpen(owner, SealedChunks.KeyNumber(header), ct);
            if (key is not null)
            {
                stream = new OpeningStream(file, SealedChunks.Cipher(key.File, header, storageName), header);
                await stream.Fill(ct);
                return stream;
            }
        }
        catch
        {
            if (stream is not null) await stream.DisposeAsync();
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>Removes a file.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="FileStoreException">The place of the files is out of reach.</exception>
    public async Task<bool> Delete(string storageName, CancellationToken ct = default) => FileFolder.IsStorageName(storageName) && await _place.Delete(storageName, ct);

    /// <summary>
    /// Removes what interrupted uploads left: unfinished files, and finished ones that no record names. For scheduled work.
    /// </summary>
    /// <param name="named">Given storage names, tells which of them some record names.</param>
    /// <returns>How many files were removed.</returns>
    public async Task<int> RemoveAbandoned(Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlySet<string>>> named, CancellationToken ct = default)
    {
        var removed = 0;
        foreach (var file in new DirectoryInfo(_folder.Temporary).EnumerateFiles().Where(IsOld))
        {
            file.Delete();
            removed++;
        }

        await foreach (var batch in _place.Before(_clock.GetUtcNow() - AbandonedAfter, ct).Chunk(500).WithCancellation(ct))
        {
            var known = await named(batch, ct);
            foreach (var name in batch.Where(name => !known.Contains(name))) removed += await _place.Delete(name, ct) ? 1 : 0;
        }

        return removed;
    }

    /// <summary>What was begun is not there.</summary>
    private async Task Undo(string name)
    {
        try
        {
            await _place.Delete(name, CancellationToken.None);
        }
        catch (FileStoreException)
        {
            // Out of reach just now: the hourly work finds that no record names it.
        }
    }

    private bool IsOld(FileInfo file) => _clock.GetUtcNow() - file.LastWriteTimeUtc > AbandonedAfter;

    private async Task<(long Length, string Hash)> Write(KeyOwner owner, string name, string path, Stream content, long maxBytes, CancellationToken ct)
    {
        using var key = await _vault.KeyToSeal(owner, ct);
        var header = SealedChunks.NewHeader(key.Number);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = FileFolder.Create(path);
        using var writer = new SealingWriter(file, SealedChunks.Cipher(key.File, header, name), header);
        await writer.Start(ct);
        long length = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        try
        {
            while (await content.ReadAsync(buffer.AsMemory(0, ReadBytes), ct) is var got and > 0)
            {
                length += got;
                if (length > maxBytes) throw new FileTooLongException(maxBytes);
                hash.AppendData(buffer, 0, got);
                await writer.Write(buffer.AsMemory(0, got), ct);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await writer.Finish(ct);
        writer.FlushToDisk();
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
