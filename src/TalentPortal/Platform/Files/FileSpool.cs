using System.Buffers;
using System.Security.Cryptography;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Holds one upload on disk until it can be inspected, sealed under a key that only this object has: memory stays flat
/// however slow the sender is, and what a crash leaves behind nobody can read. Gone when disposed.
/// </summary>
internal sealed class FileSpool : IAsyncDisposable
{
    private const int ReadBytes = 16 * 1024;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _header = SealedChunks.NewHeader(0);
    private readonly FileStream _file;
    private readonly string _path;

    public FileSpool(FileFolder folder)
    {
        folder.RefuseWhenFull();
        _path = folder.NewTemporary();
        _file = FileFolder.Create(_path);
    }

    public int Length { get; private set; }

    /// <summary>Takes the whole content, at most 16 KiB beyond the limit.</summary>
    /// <exception cref="FileTooLongException">The content is longer than <paramref name="maxBytes"/>.</exception>
    public async Task Fill(Stream content, int maxBytes, CancellationToken ct)
    {
        using var writer = new SealingWriter(_file, SealedChunks.Cipher(_key, _header, "spool"), _header);
        await writer.Start(ct);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        try
        {
            while (await content.ReadAsync(buffer.AsMemory(0, ReadBytes), ct) is var got and > 0)
            {
                if ((Length += got) > maxBytes) throw new FileTooLongException(maxBytes);
                await writer.Write(buffer.AsMemory(0, got), ct);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await writer.Finish(ct);
    }

    /// <summary>Reads the content back whole. Call once.</summary>
    public async Task ReadAll(Memory<byte> target, CancellationToken ct)
    {
        _file.Position = SealedChunks.HeaderBytes;
        await using var content = new OpeningStream(_file, SealedChunks.Cipher(_key, _header, "spool"), _header);
        await content.ReadExactlyAsync(target[..Length], ct);
    }

    public async ValueTask DisposeAsync()
    {
        CryptographicOperations.ZeroMemory(_key);
        await _file.DisposeAsync();
        File.Delete(_path);
    }
}
