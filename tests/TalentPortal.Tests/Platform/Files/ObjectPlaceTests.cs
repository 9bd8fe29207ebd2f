using System.Security.Cryptography;
using Amazon.S3;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>The store of files with its files in a bucket: what holds on the disk holds there.</summary>
public sealed class ObjectPlaceTests : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly KeyOwner _alice = KeyOwner.Person(Guid.NewGuid());
    private MasterKeys _masters = null!;
    private PortalVault _vault = null!;
    private S3Server _server = null!;
    private IAmazonS3 _client = null!;
    private SealedFileStore _store = null!;

    public async Task InitializeAsync()
    {
        MasterKeys.CreateFile(_folder.File("keys"));
        _masters = MasterKeys.Load(_folder.File("keys"));
        _vault = new(_masters, new MemoryDataKeyStore(), _clock);
        _server = await S3Server.Start();
        (_client, _store) = Open();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _vault.Dispose();
        _masters.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public async Task What_was_stored_rests_sealed_in_the_bucket_and_comes_back_whole(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var stored = await _store.Save(_alice, new MemoryStream(content), length);

        var (key, (bytes, _)) = Assert.Single(_server.Objects);
        Assert.Equal($"portal/{stored.StorageName[..2]}/{stored.StorageName}", key);
        if (length > 16) Assert.Equal(-1, bytes.AsSpan().IndexOf(content.AsSpan(0, 16)));
        Assert.Equal(content, await Read(stored.StorageName));
        Assert.Equal((length, Convert.ToHexStringLower(SHA256.HashData(content))), (stored.Length, stored.Sha256));
        Assert.Empty(_server.Refused);
        Assert.Empty(FilesHere());
    }

    [Fact]
    public async Task Whoever_is_not_its_owner_or_finds_it_changed_opens_nothing()
    {
        var stored = await _store.Save(_alice, new MemoryStream(new byte[1000]), 1000);
        await Assert.ThrowsAsync<SealBrokenException>(() => _store.Open(KeyOwner.Person(Guid.NewGuid()), stored.StorageName));
        var key = _server.Objects.Keys.Single();
        _server.Objects[key].Content[100] ^= 1;
        await Assert.ThrowsAsync<SealBrokenException>(() => _store.Open(_alice, stored.StorageName));
        Assert.Empty(FilesHere());
    }

    [Fact]
    public async Task A_deleted_file_is_gone_and_deleting_it_again_finds_none()
    {
        var stored = await _store.Save(_alice, new MemoryStream([1]), 10);

        Assert.True(await _store.Delete(stored.StorageName));

        Assert.Empty(_server.Objects);
        Assert.False(await _store.Delete(stored.StorageName));
        Assert.Null(await _store.Open(_alice, stored.StorageName));
    }

    [Fact]
    public async Task What_no_record_names_is_removed_after_a_day_over_all_pages_and_what_is_not_the_portals_stays()
    {
        List<string> names = [];
        for (var i = 0; i < 7; i++) names.Add((await _store.Save(_alice, new MemoryStream([1]), 10)).StorageName);
        foreach (var (key, one) in _server.Objects) _server.Objects[key] = (one.Content, _clock.Now);
        var theirs = new[] { "portal/readme", $"portal/zz/{names[0]}", $"other/{names[0][..2]}/{names[0]}" };
        foreach (var key in theirs) _server.Objects[key] = ([1], _clock.Now);
        Task<IReadOnlySet<string>> Named(IReadOnlyList<string> asked, CancellationToken ct) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string> { names[2], names[5] });

        Assert.Equal(0, await _store.RemoveAbandoned(Named));
        _clock.Move(TimeSpan.FromHours(25));

        Assert.Equal(5, await _store.RemoveAbandoned(Named));
        Assert.Equal(theirs.Append(At(names[2])).Append(At(names[5])).Order(StringComparer.Ordinal), _server.Objects.Keys.Order(StringComparer.Ordinal));

        static string At(string name) => $"portal/{name[..2]}/{name}";
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task A_service_that_fails_is_told_and_leaves_nothing_behind(int status)
    {
        var stored = await _store.Save(_alice, new MemoryStream([1]), 10);
        _server.Fails = status;
        await Assert.ThrowsAsync<FileStoreException>(() => _store.Save(_alice, new MemoryStream([1]), 10));
        await Assert.ThrowsAsync<FileStoreException>(() => _store.Open(_alice, stored.StorageName));
        await Assert.ThrowsAsync<FileStoreException>(() => _store.Delete(stored.StorageName));
        _server.Fails = null;
        Assert.Single(_server.Objects);
        Assert.Empty(FilesHere());
    }

    [Fact]
    public async Task What_is_cut_on_its_way_is_not_given_out()
    {
        var stored = await _store.Save(_alice, new MemoryStream(new byte[300_000]), 300_000);
        _server.Cuts = true;
        await Assert.ThrowsAsync<FileStoreException>(() => _store.Open(_alice, stored.StorageName));
        Assert.Empty(FilesHere());
    }

    [Fact]
    public async Task Another_key_is_refused()
    {
        var (client, store) = Open("wrong");
        using var _ = client;
        await Assert.ThrowsAsync<FileStoreException>(() => store.Save(_alice, new MemoryStream([1]), 10));
        Assert.NotEmpty(_server.Refused);
        Assert.Empty(_server.Objects);
    }

    [Theory]
    [InlineData("http://store.example", "a", "b")]
    [InlineData("ftp://127.0.0.1", "a", "b")]
    [InlineData("store", "a", "b")]
    [InlineData("https://store.example", "a", "")]
    [InlineData("https://store.example", "", "b")]
    public void An_address_in_the_clear_and_half_a_key_are_refused_at_the_start(string address, string access, string secret) =>
        Assert.Throws<InvalidOperationException>(() => ObjectPlace.Connect(new() { Bucket = "files", ServiceUrl = address, AccessKey = access, SecretKey = secret }));

    private (IAmazonS3 Client, SealedFileStore Store) Open(string secret = S3Server.SecretKey)
    {
        var options = new FilesOptions
        {
            Directory = _folder.File("files"),
            S3 = new() { Bucket = S3Server.Bucket, Prefix = "portal/", ServiceUrl = _server.Address, Region = S3Server.Region, AccessKey = S3Server.AccessKey, SecretKey = secret },
        };
        var client = ObjectPlace.Connect(options.S3);
        return (client, new(_vault, options, _clock, _folder.File("wwwroot"), client));
    }

    private async Task<byte[]> Read(string name)
    {
        await using var stream = (await _store.Open(_alice, name))!;
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private string[] FilesHere() => Directory.GetFiles(_folder.File("files"), "*", SearchOption.AllDirectories);
}
