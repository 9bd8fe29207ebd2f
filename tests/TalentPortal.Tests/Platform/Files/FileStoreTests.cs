using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Files;

public sealed class FileStoreTests : IDisposable
{
    private const int Chunk = 64 * 1024;
    private const int Sealed = Chunk + 16;
    private const int Header = 40;

    private readonly ScratchFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly MasterKeys _masters;
    private readonly PortalVault _vault;
    private readonly SealedFileStore _store;
    private readonly KeyOwner _alice = KeyOwner.Person(Guid.NewGuid());

    public FileStoreTests()
    {
        MasterKeys.CreateFile(_folder.File("keys"));
        _masters = MasterKeys.Load(_folder.File("keys"));
        _vault = new(_masters, new MemoryDataKeyStore(), _clock);
        _store = new(_vault, new FilesOptions { Directory = _folder.File("files") }, _clock, _folder.File("wwwroot"));
    }

    public void Dispose()
    {
        _vault.Dispose();
        _masters.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData(10 * 1024 * 1024)]
    public async Task What_was_stored_comes_back_whole(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var stored = await _store.Save(_alice, new MemoryStream(content), length);

        Assert.Equal(length, stored.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), stored.Sha256);
        Assert.Equal(content, await Read(_alice, stored.StorageName));
        await using var stream = (await _store.Open(_alice, stored.StorageName))!;
        Assert.Equal(length, stream.Length);
    }

    [Fact]
    public void Any_content_in_any_pieces_comes_back_whole() => Prop.ForAll(
        Gen.Choose(0, 200_000).SelectMany(length => Gen.Choose(1, 70_000).Select(piece => (length, piece))).ToArbitrary(),
        sizes =>
        {
            var content = RandomNumberGenerator.GetBytes(sizes.length);
            var stored = _store.Save(_alice, new Pieces(content, sizes.piece), sizes.length).GetAwaiter().GetResult();
            var read = Read(_alice, stored.StorageName).GetAwaiter().GetResult();
            _store.Delete(stored.StorageName).GetAwaiter().GetResult();
            return read.AsSpan().SequenceEqual(content);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public async Task Nothing_on_disk_shows_content_owner_or_name()
    {
        var stored = await _store.Save(_alice, new MemoryStream(Encoding.UTF8.GetBytes("CANARY 李伟")), 100);

        var path = PathOf(stored.StorageName);
        Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf("CANARY"u8));
        Assert.DoesNotContain(_alice.Id.ToString("n"), path, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", stored.StorageName);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_change_in_any_chunk_or_the_header_is_noticed()
    {
        var stored = await _store.Save(_alice, new MemoryStream(new byte[3 * Chunk + 5]), int.MaxValue);
        var path = PathOf(stored.StorageName);
        var whole = File.ReadAllBytes(path);
        int[] places = [0, 3, 4, 7, 8, 39, Header, Header + Chunk - 1, Header + Chunk, Header + Sealed, Header + 2 * Sealed + 77, Header + 3 * Sealed + 2, whole.Length - 1];

        foreach (var place in places)
        {
            File.WriteAllBytes(path, FileInspectorTests.Altered(whole, place));
            await Assert.ThrowsAsync<SealBrokenException>(() => Read(_alice, stored.StorageName));
        }

        File.WriteAllBytes(path, whole);
        Assert.Equal(3 * Chunk + 5, (await Read(_alice, stored.StorageName)).Length);
    }

    [Fact]
    public async Task Chunks_that_are_dropped_repeated_swapped_or_added_are_noticed()
    {
        var stored = await _store.Save(_alice, new MemoryStream(RandomNumberGenerator.GetBytes(3 * Chunk)), int.MaxValue);
        var path = PathOf(stored.StorageName);
        var whole = File.ReadAllBytes(path);
        byte[] head = whole[..Header], one = whole[Header..(Header + Sealed)], two = whole[(Header + Sealed)..(Header + 2 * Sealed)], three = whole[(Header + 2 * Sealed)..];
        byte[][] forgeries =
        [
            TestFiles.Join(head, one, two),
            TestFiles.Join(head, one, three),
            TestFiles.Join(head, two, three),
            TestFiles.Join(head, two, one, three),
            TestFiles.Join(head, one, one, two, three),
            TestFiles.Join(head, one, two, three, three),
            TestFiles.Join(head, one, two, three, [0]),
            TestFiles.Join(head, one, two, three[..^1]),
            TestFiles.Join(head, one, two, three[..100]),
            TestFiles.Join(head, one, two, three[..10]),
            head,
            head[..20],
            [],
        ];

        foreach (var forgery in forgeries)
        {
            File.WriteAllBytes(path, forgery);
            await Assert.ThrowsAsync<SealBrokenException>(() => Read(_alice, stored.StorageName));
        }
    }

    [Fact]
    public async Task A_file_in_the_place_of_another_or_of_another_owner_does_not_open()
    {
        var one = await _store.Save(_alice, new MemoryStream([1]), 10);
        var two = await _store.Save(_alice, new MemoryStream([2]), 10);
        var bob = KeyOwner.Person(Guid.NewGuid());
        var bobs = await _store.Save(bob, new MemoryStream([3]), 10);

        await Assert.ThrowsAsync<SealBrokenException>(() => Read(bob, one.StorageName));
        File.Copy(PathOf(one.StorageName), PathOf(two.StorageName), overwrite: true);
        await Assert.ThrowsAsync<SealBrokenException>(() => Read(_alice, two.StorageName));
        Assert.Equal([1], await Read(_alice, one.StorageName));
        Assert.Equal([3], await Read(bob, bobs.StorageName));
    }

    [Fact]
    public async Task A_broken_first_chunk_is_known_before_anything_is_answered()
    {
        var stored = await _store.Save(_alice, new MemoryStream(new byte[10]), 10);
        File.WriteAllBytes(PathOf(stored.StorageName), FileInspectorTests.Altered(File.ReadAllBytes(PathOf(stored.StorageName)), Header));

        await Assert.ThrowsAsync<SealBrokenException>(() => _store.Open(_alice, stored.StorageName));
    }

    [Fact]
    public async Task An_erased_owners_file_is_as_if_it_were_not_there()
    {
        var stored = await _store.Save(_alice, new MemoryStream([1]), 10);

        await _vault.Destroy(_alice);

        Assert.Null(await _store.Open(_alice, stored.StorageName));
        await Assert.ThrowsAsync<KeyDestroyedException>(() => _store.Save(_alice, new MemoryStream([1]), 10));
        Assert.Single(FilesOnDisk());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task A_content_one_byte_over_the_limit_is_stopped_at_once_and_leaves_nothing(int limit)
    {
        var endless = new Pieces(new byte[limit + 50_000_000], 4096);

        await Assert.ThrowsAsync<FileTooLongException>(() => _store.Save(_alice, endless, limit));

        Assert.InRange(endless.Given, limit + 1, limit + 64 * 1024);
        Assert.Empty(FilesOnDisk());
        Assert.Equal(limit, (await _store.Save(_alice, new MemoryStream(new byte[limit]), limit)).Length);
    }

    [Fact]
    public async Task A_sender_that_breaks_off_or_is_cancelled_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => _store.Save(_alice, new Pieces(new byte[300_000], 4096) { FailAfter = 200_000 }, int.MaxValue));
        using var leaving = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.Save(_alice, new Pieces(new byte[300_000], 4096) { CancelAfter = (200_000, leaving) }, int.MaxValue, leaving.Token));

        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task Many_may_store_and_read_at_once()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _store.Save(_alice, new MemoryStream([.. Enumerable.Repeat((byte)i, 100_000)]), int.MaxValue))));

        await Task.WhenAll(stored.Select((file, i) => Task.Run(async () => Assert.All(await Read(_alice, file.StorageName), b => Assert.Equal(i, b)))));
        Assert.Equal(20, stored.Select(s => s.StorageName).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../keys")]
    [InlineData("..%2fkeys")]
    [InlineData("tmp/00000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000/")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFAB")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Names_that_the_store_did_not_make_lead_nowhere(string name)
    {
        Assert.Null(await _store.Open(_alice, name));
        Assert.False(await _store.Delete(name));
    }

    [Fact]
    public async Task A_deleted_file_is_gone()
    {
        var stored = await _store.Save(_alice, new MemoryStream([1]), 10);

        Assert.True(await _store.Delete(stored.StorageName));

        Assert.False(await _store.Delete(stored.StorageName));
        Assert.Null(await _store.Open(_alice, stored.StorageName));
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task What_interrupted_uploads_left_is_removed_after_a_day_and_named_files_stay()
    {
        var named = await _store.Save(_alice, new MemoryStream([1]), 10);
        var nameless = await _store.Save(_alice, new MemoryStream([2]), 10);
        var unfinished = Path.Combine(_folder.File("files"), "tmp", "left");
        await File.WriteAllBytesAsync(unfinished, [1, 2, 3]);
        foreach (var path in FilesOnDisk()) File.SetLastWriteTimeUtc(path, _clock.Now.UtcDateTime);
        Task<IReadOnlySet<string>> Named(IReadOnlyList<string> names, CancellationToken ct) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string> { named.StorageName });

        Assert.Equal(0, await _store.RemoveAbandoned(Named));
        _clock.Move(TimeSpan.FromHours(25));

        Assert.Equal(2, await _store.RemoveAbandoned(Named));
        Assert.Equal([PathOf(named.StorageName)], FilesOnDisk());
        Assert.Null(await _store.Open(_alice, nameless.StorageName));
    }

    [Fact]
    public async Task A_volume_that_is_nearly_full_takes_nothing()
    {
        var store = new SealedFileStore(_vault, new FilesOptions { Directory = _folder.File("files"), KeepFreeBytes = long.MaxValue }, _clock, null);

        await Assert.ThrowsAsync<FileStoreException>(() => store.Save(_alice, new MemoryStream([1]), 10));
        Assert.Empty(FilesOnDisk());
    }

    [Theory]
    [InlineData("")]
    [InlineData("wwwroot")]
    [InlineData("wwwroot/uploads")]
    [InlineData("other/../wwwroot/uploads")]
    public void A_folder_that_would_be_served_or_is_not_set_is_refused(string folder) => Assert.Throws<InvalidOperationException>(
        () => new SealedFileStore(_vault, new FilesOptions { Directory = folder.Length == 0 ? "" : _folder.File(folder) }, _clock, _folder.File("wwwroot")));

    [Fact]
    public async Task A_folder_beside_the_web_root_is_taken()
    {
        var store = new SealedFileStore(_vault, new FilesOptions { Directory = _folder.File("wwwroot-files") }, _clock, _folder.File("wwwroot"));

        var stored = await store.Save(_alice, new MemoryStream([1, 2, 3]), 10);

        Assert.Equal(3, stored.Length);
        Assert.Single(Directory.EnumerateFiles(_folder.File("wwwroot-files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_spool_gives_back_what_it_took_and_leaves_nothing()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);
        await using (var spool = new FileSpool(_store.Folder))
        {
            await spool.Fill(new Pieces(content, 1000), content.Length, default);
            Assert.Equal(-1, File.ReadAllBytes(FilesOnDisk().Single()).AsSpan().IndexOf(content.AsSpan(0, 16)));
            var back = new byte[content.Length];
            await spool.ReadAll(back, default);
            Assert.Equal(content, back);
        }

        Assert.Empty(FilesOnDisk());
    }

    private async Task<byte[]> Read(KeyOwner owner, string name)
    {
        await using var stream = await _store.Open(owner, name) ?? throw new FileNotFoundException(name);
        var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    private string PathOf(string name) => Path.Combine(_folder.File("files"), name[..2], name);

    private List<string> FilesOnDisk() => [.. Directory.EnumerateFiles(_folder.File("files"), "*", SearchOption.AllDirectories)];

    /// <summary>A sender that gives a content in pieces, and can fail on the way.</summary>
    internal sealed class Pieces : Stream
    {
        private readonly byte[]? _content;
        private readonly long _length;
        private readonly int _piece;

        public Pieces(byte[] content, int piece) => (_content, _length, _piece) = (content, content.Length, piece);

        public Pieces(long zeros, int piece) => (_length, _piece) = (zeros, piece);

        public long Given { get; private set; }

        public long FailAfter { get; init; } = long.MaxValue;

        public (long Bytes, CancellationTokenSource? Source) CancelAfter { get; init; } = (long.MaxValue, null);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Given >= FailAfter) throw new IOException("The sender went away.");
            if (Given >= CancelAfter.Bytes) CancelAfter.Source!.Cancel();
            var got = (int)Math.Min(Math.Min(count, _piece), _length - Given);
            if (_content is null) buffer.AsSpan(offset, got).Clear();
            else _content.AsSpan((int)Given, got).CopyTo(buffer.AsSpan(offset));
            Given += got;
            return got;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(Read(buffer, offset, count));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
