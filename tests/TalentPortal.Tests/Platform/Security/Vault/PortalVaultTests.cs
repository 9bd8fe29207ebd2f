using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Security.Vault;

public sealed class PortalVaultTests : IDisposable
{
    private static readonly SealContext Phone = new("contacts", "phone", Guid.Parse("0195a000-0000-7000-8000-000000000001"));

    private readonly ScratchFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly MemoryDataKeyStore _store = new();
    private readonly MasterKeys _masters;
    private readonly PortalVault _vault;
    private readonly KeyOwner _alice = KeyOwner.Person(Guid.NewGuid());
    private readonly KeyOwner _fujian = KeyOwner.Tenant(Guid.NewGuid());

    public PortalVaultTests()
    {
        MasterKeys.CreateFile(_folder.File("keys"));
        _masters = MasterKeys.Load(_folder.File("keys"));
        _vault = new(_masters, _store, _clock);
    }

    public void Dispose()
    {
        _vault.Dispose();
        _masters.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("+86 138 0000 0000")]
    [InlineData("泉州市鲤城区 𠮷野家 👩‍👩‍👧‍👦")]
    [InlineData("nul \0 and \u202e and \uffff")]
    [InlineData("ends like padding \u0080\0\0\0")]
    public async Task What_was_sealed_opens_to_the_same_text(string text)
    {
        var sealedText = await _vault.Seal(_alice, text, Phone);

        Assert.Equal(text, await _vault.Open(_alice, SealedText.FromBytes(sealedText.ToBytes()), Phone));
    }

    [Fact]
    public void Any_text_opens_to_itself() => Prop.ForAll((NonNull<string> text, Guid row) =>
    {
        if (!IsWellFormed(text.Get)) return true;
        var context = Phone with { RowId = row };
        var sealedText = Sync(_vault.Seal(_alice, text.Get, context));
        return Sync(_vault.Open(_alice, sealedText, context)) == text.Get;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public async Task Ten_thousand_characters_of_hanzi_open()
    {
        var text = string.Concat(Enumerable.Repeat("简历", 50_000));

        Assert.Equal(text, await _vault.Open(_alice, await _vault.Seal(_alice, text, Phone), Phone));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_rather_than_altered() =>
        await Assert.ThrowsAsync<EncoderFallbackException>(async () => await _vault.Seal(_alice, "a\ud800b", Phone));

    [Fact]
    public async Task The_clear_text_is_nowhere_in_the_sealed_bytes_nor_in_their_description()
    {
        var sealedText = await _vault.Seal(_alice, "canary-canary-canary", Phone);

        Assert.Equal(-1, sealedText.ToBytes().AsSpan().IndexOf("canary"u8));
        Assert.DoesNotContain("canary", sealedText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_is_sealed_differently_each_time()
    {
        var one = await _vault.Seal(_alice, "yes", Phone);
        var two = await _vault.Seal(_alice, "yes", Phone);

        Assert.NotEqual(one, two);
        Assert.Equal(one, SealedText.FromBytes([.. one.ToBytes()]));
    }

    [Fact]
    public async Task The_length_does_not_tell_a_yes_from_a_no()
    {
        var lengths = new HashSet<int>();
        foreach (var text in new[] { "", "no", "yes", "maybe", "15 characters.." }) lengths.Add((await _vault.Seal(_alice, text, Phone)).ToBytes().Length);

        Assert.Single(lengths);
    }

    [Fact]
    public async Task Changing_any_byte_is_noticed()
    {
        var bytes = (await _vault.Seal(_alice, "+86 138 0000 0000", Phone)).ToBytes();

        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] altered = [.. bytes];
            altered[i] ^= 0x01;
            await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_alice, SealedText.FromBytes(altered), Phone));
        }

        Assert.Equal("+86 138 0000 0000", await _vault.Open(_alice, SealedText.FromBytes(bytes), Phone));
    }

    [Fact]
    public async Task Cutting_or_lengthening_the_bytes_is_noticed()
    {
        var bytes = (await _vault.Seal(_alice, "+86 138 0000 0000", Phone)).ToBytes();

        for (var length = 0; length < bytes.Length; length++)
            await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_alice, SealedText.FromBytes(bytes[..length]), Phone));
        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_alice, SealedText.FromBytes([.. bytes, .. new byte[16]]), Phone));
        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_alice, default, Phone));
    }

    [Fact]
    public async Task A_text_moved_to_another_row_column_or_table_does_not_open()
    {
        var sealedText = await _vault.Seal(_alice, "secret", Phone);

        foreach (var elsewhere in new[] { Phone with { RowId = Guid.NewGuid() }, Phone with { Column = "mail" }, Phone with { Table = "people" }, new SealContext("contactsp", "hone", Phone.RowId) })
            await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_alice, sealedText, elsewhere));
    }

    [Fact]
    public async Task Another_owners_key_does_not_open_it()
    {
        var sealedText = await _vault.Seal(_alice, "secret", Phone);
        var twin = KeyOwner.Tenant(_alice.Id);
        await _vault.Seal(twin, "so that the twin has a key", Phone);
        await _vault.Seal(_fujian, "and this one too", Phone);

        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(twin, sealedText, Phone));
        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(_fujian, sealedText, Phone));
        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Open(KeyOwner.Person(Guid.NewGuid()), sealedText, Phone));
    }

    [Fact]
    public async Task A_wrapped_key_copied_to_another_owner_does_not_unwrap()
    {
        await _vault.Seal(_alice, "secret", Phone);
        var key = _store.All.Single();
        var mallory = KeyOwner.Person(Guid.NewGuid());
        _store.Put(new DataKey(mallory.Kind, mallory.Id, 1, key.WrappedKey, key.MasterKeyId, key.CreatedAt, null));

        await Assert.ThrowsAsync<SealBrokenException>(async () => await _vault.Seal(mallory, "x", Phone));
    }

    [Fact]
    public async Task Names_that_could_be_confused_in_the_associated_data_are_refused()
    {
        foreach (var context in new[] { Phone with { Table = "" }, Phone with { Column = new string('c', 64) }, Phone with { Table = "表" } })
            await Assert.ThrowsAsync<ArgumentException>(async () => await _vault.Seal(_alice, "x", context));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _vault.Seal(KeyOwner.Person(Guid.Empty), "x", Phone));
    }

    [Fact]
    public async Task An_erased_owner_reads_as_erased_and_gets_no_new_key()
    {
        var sealedText = await _vault.Seal(_alice, "secret", Phone);
        var other = await _vault.Seal(_fujian, "stays", Phone);

        await _vault.Destroy(_alice);

        Assert.Null(await _vault.Open(_alice, sealedText, Phone));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _vault.Seal(_alice, "again", Phone));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _vault.SearchToken(_alice, "contacts.phone", "1"));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _vault.StartNewKey(_alice));
        Assert.Null(Assert.Single(_store.All, k => k.Owner == _alice).WrappedKey);
        Assert.Equal("stays", await _vault.Open(_fujian, other, Phone));
    }

    [Fact]
    public async Task An_owner_erased_before_the_first_use_gets_no_key_either()
    {
        await _vault.Destroy(_alice);

        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await _vault.Seal(_alice, "x", Phone));
    }

    [Fact]
    public async Task A_key_destroyed_by_another_process_is_forgotten_within_the_life_of_the_cache()
    {
        var sealedText = await _vault.Seal(_alice, "secret", Phone);
        await _store.Destroy(_alice, _clock.Now, null, default);

        _clock.Move(PortalVault.CacheLife);

        Assert.Null(await _vault.Open(_alice, sealedText, Phone));
    }

    [Fact]
    public async Task Keys_are_read_once_within_their_life_and_leave_memory_after_it()
    {
        var sealedText = await _vault.Seal(_alice, "x", Phone);
        var reads = _store.Reads;
        for (var i = 0; i < 100; i++) await _vault.Open(_alice, sealedText, Phone);
        Assert.Equal(reads, _store.Reads);
        Assert.Equal(1, _vault.Cache.Count);

        _clock.Move(PortalVault.CacheLife);

        Assert.Equal(0, _vault.Cache.Count);
        Assert.Equal("x", await _vault.Open(_alice, sealedText, Phone));
        Assert.Equal(reads + 1, _store.Reads);
    }

    [Fact]
    public void A_key_in_use_survives_the_sweep_of_the_cache()
    {
        using var cache = new KeyCache(_clock, TimeSpan.FromSeconds(30), 8);
        using (var made = KeyMaterial.Derive(1, new byte[] { 1, 2, 3 })) cache.Keep(_alice, made, isNewest: true);
        using var held = cache.Find(_alice, 1)!;
        var before = held.Text.ToArray();

        _clock.Move(TimeSpan.FromMinutes(1));

        Assert.Null(cache.Find(_alice, 1));
        Assert.Equal(before, held.Text.ToArray());
        held.Dispose();
        Assert.Equal(new byte[32], held.Text.ToArray());
    }

    [Fact]
    public void The_cache_stays_within_its_capacity()
    {
        using var cache = new KeyCache(_clock, TimeSpan.FromSeconds(30), 16);
        using var material = KeyMaterial.Derive(1, new byte[] { 1, 2, 3 });
        for (var i = 0; i < 1000; i++) cache.Keep(KeyOwner.Person(Guid.NewGuid()), material, isNewest: true);

        Assert.InRange(cache.Count, 1, 16);
    }

    [Fact]
    public async Task Many_who_seal_at_once_for_a_new_owner_use_one_key()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () => await _vault.Seal(_alice, $"{i}", Phone))));

        Assert.Single(_store.All);
        using var other = new PortalVault(_masters, _store, _clock);
        for (var i = 0; i < texts.Length; i++) Assert.Equal($"{i}", await other.Open(_alice, texts[i], Phone));
    }

    [Fact]
    public void Many_threads_may_make_keys_for_many_owners_at_once() => Parallel.For(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
    {
        var owner = KeyOwner.Person(Guid.NewGuid());
        Assert.Equal($"{i}", Sync(_vault.Open(owner, Sync(_vault.Seal(owner, $"{i}", Phone)), Phone)));
    });

    [Fact]
    public async Task A_new_data_key_seals_from_now_on_and_the_old_one_still_opens()
    {
        var old = await _vault.Seal(_alice, "old", Phone);
        var token = await _vault.SearchToken(_alice, "contacts.phone", "138");

        await _vault.StartNewKey(_alice);
        var young = await _vault.Seal(_alice, "new", Phone);

        Assert.Equal((1, 2), (old.KeyNumber, young.KeyNumber));
        Assert.Equal("old", await _vault.Open(_alice, old, Phone));
        Assert.Equal("new", await _vault.Open(_alice, young, Phone));
        Assert.Equal(token, await _vault.SearchToken(_alice, "contacts.phone", "138"));
    }

    [Fact]
    public async Task After_a_rotation_of_the_master_key_everything_opens_without_the_old_one()
    {
        var texts = new List<(KeyOwner Owner, SealedText Text)>();
        for (var i = 0; i < 20; i++)
        {
            var owner = KeyOwner.Person(Guid.NewGuid());
            texts.Add((owner, await _vault.Seal(owner, "x", Phone)));
        }

        await _vault.Destroy(texts[0].Owner);
        MasterKeys.Rotate(_folder.File("keys"));
        using (var both = MasterKeys.Load(_folder.File("keys")))
        using (var vault = new PortalVault(both, _store, _clock))
        {
            Assert.Equal(19, await vault.Rewrap());
            Assert.Equal(0, await vault.Rewrap());
        }

        File.WriteAllLines(_folder.File("keys"), File.ReadAllLines(_folder.File("keys")).Where(l => l.StartsWith("k2", StringComparison.Ordinal)));
        using var onlyNew = MasterKeys.Load(_folder.File("keys"));
        using var later = new PortalVault(onlyNew, _store, _clock);
        Assert.Empty(await later.MissingMasterKeys());
        Assert.Null(await later.Open(texts[0].Owner, texts[0].Text, Phone));
        foreach (var (owner, text) in texts.Skip(1)) Assert.Equal("x", await later.Open(owner, text, Phone));
    }

    [Fact]
    public async Task A_key_file_that_lacks_a_needed_key_is_named_before_serving()
    {
        var sealedText = await _vault.Seal(_alice, "x", Phone);
        MasterKeys.CreateFile(_folder.File("others"));
        MasterKeys.Rotate(_folder.File("others"));
        File.WriteAllLines(_folder.File("others"), File.ReadAllLines(_folder.File("others")).Where(l => l.StartsWith("k2", StringComparison.Ordinal)));
        using var others = MasterKeys.Load(_folder.File("others"));
        using var vault = new PortalVault(others, _store, _clock);

        Assert.Equal(["k1"], await vault.MissingMasterKeys());
        await Assert.ThrowsAsync<MasterKeysException>(async () => await vault.Open(_alice, sealedText, Phone));
    }

    [Fact]
    public async Task Another_master_key_of_the_same_name_opens_nothing()
    {
        var sealedText = await _vault.Seal(_alice, "x", Phone);
        MasterKeys.CreateFile(_folder.File("others"));
        using var others = MasterKeys.Load(_folder.File("others"));
        using var vault = new PortalVault(others, _store, _clock);

        await Assert.ThrowsAsync<SealBrokenException>(async () => await vault.Open(_alice, sealedText, Phone));
    }

    [Fact]
    public async Task Search_tokens_are_equal_for_equal_values_of_one_tenant_and_purpose_only()
    {
        var token = await _vault.SearchToken(_fujian, "contacts.phone", "13800000000");

        Assert.Equal(22, token.Length);
        Assert.Equal(token, await _vault.SearchToken(_fujian, "contacts.phone", "13800000000"));
        var others = new[]
        {
            await _vault.SearchToken(_fujian, "contacts.phone", "13800000001"),
            await _vault.SearchToken(_fujian, "contacts.mobile", "13800000000"),
            await _vault.SearchToken(_fujian, "contacts.phon", "e13800000000"),
            await _vault.SearchToken(KeyOwner.Tenant(Guid.NewGuid()), "contacts.phone", "13800000000"),
        };
        Assert.Equal(5, others.Append(token).Distinct().Count());
    }

    private static T Sync<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }

        return true;
    }
}
