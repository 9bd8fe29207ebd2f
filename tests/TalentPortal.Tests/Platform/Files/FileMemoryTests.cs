using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>Measures the memory of the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

[Collection(Alone.Name)]
public sealed class FileMemoryTests(MultipartUploadTests.Server server) : IClassFixture<MultipartUploadTests.Server>
{
    [Fact]
    public async Task Storing_takes_the_same_memory_whatever_the_length()
    {
        using var folder = new ScratchFolder();
        MasterKeys.CreateFile(folder.File("keys"));
        using var masters = MasterKeys.Load(folder.File("keys"));
        using var vault = new PortalVault(masters, new MemoryDataKeyStore(), TimeProvider.System);
        var store = new SealedFileStore(vault, new FilesOptions { Directory = folder.File("files") }, TimeProvider.System, null);
        var owner = KeyOwner.Person(Guid.NewGuid());
        await store.Save(owner, new FileStoreTests.Pieces(100_000, 16_384), int.MaxValue);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var stored = await store.Save(owner, new FileStoreTests.Pieces(100_000_000, 16_384), int.MaxValue);
        await using (var stream = (await store.Open(owner, stored.StorageName))!) await stream.CopyToAsync(Stream.Null);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 30_000_000);
    }

    [Fact]
    public async Task A_hundred_slow_uploads_at_once_need_little_memory_and_all_arrive()
    {
        const int senders = 100, fileBytes = 400_000;
        using var client = await server.Client();
        var body = TestFiles.Join(MultipartUploadTests.Head(client.Token, "cv.pdf"), MultipartUploadTests.Padded(fileBytes), "\r\n--x--\r\n"u8.ToArray());
        var before = Memory();

        var sockets = await Task.WhenAll(Enumerable.Range(0, senders).Select(async _ =>
        {
            var socket = await server.Connect();
            await socket.SendAsync(MultipartUploadTests.RequestHead(client, $"Content-Length: {body.Length}"));
            await socket.SendAsync(body.AsMemory(0, body.Length - 1000));
            return socket;
        }));
        await server.Until(() => server.Temporary().Count == senders && server.Temporary().Sum(f => f.Length) > 0.8 * senders * fileBytes);
        var during = Memory();
        foreach (var socket in sockets) await socket.SendAsync(body.AsMemory(body.Length - 1000));
        foreach (var socket in sockets)
        {
            Assert.StartsWith("HTTP/1.1 200", await MultipartUploadTests.ReadStatus(socket), StringComparison.Ordinal);
            socket.Dispose();
        }

        Assert.InRange(during - before, long.MinValue, 64L * 1024 * 1024);
        Assert.Empty(server.Temporary());

        static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
    }
}
