using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Security.Vault;

/// <summary>The key store on a real PostgreSQL, as the role that serves, on the table that the EF configuration describes.</summary>
public sealed class NpgsqlDataKeyStoreTests(NpgsqlDataKeyStoreTests.Database database) : IClassFixture<NpgsqlDataKeyStoreTests.Database>, IDisposable
{
    private static readonly SealContext Context = new("contacts", "phone", Guid.NewGuid());

    private readonly NpgsqlDataKeyStore _store = new(database.App, TimeProvider.System);
    private readonly KeyOwner _owner = KeyOwner.Person(Guid.NewGuid());

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_key_is_stored_once_and_read_back_by_number_or_as_the_newest()
    {
        await _store.Add(Key(1, [1, 1]), default);
        await _store.Add(Key(1, [9, 9]), default);
        await _store.Add(Key(2, [2, 2]), default);

        Assert.Equal([1, 1], (await _store.Find(_owner, 1, default))!.WrappedKey!);
        var newest = (await _store.Find(_owner, null, default))!;
        Assert.Equal((2, _owner, "k1", false), (newest.Number, newest.Owner, newest.MasterKeyId, newest.IsDestroyed));
        Assert.Equal(Key(2, []).CreatedAt, newest.CreatedAt);
        Assert.Null(await _store.Find(_owner, 3, default));
        Assert.Null(await _store.Find(KeyOwner.Tenant(_owner.Id), null, default));
    }

    [Fact]
    public async Task Many_vaults_that_meet_a_new_owner_at_once_make_one_key()
    {
        using var masters = database.LoadMasters();
        var vaults = Enumerable.Range(0, 4).Select(_ => new PortalVault(masters, _store, TimeProvider.System)).ToList();

        var texts = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i => await vaults[i % 4].Seal(_owner, $"{i}", Context)));

        Assert.Equal(1L, await database.Scalar($"select count(*) from data_keys where owner_id = '{_owner.Id}'"));
        for (var i = 0; i < texts.Length; i++) Assert.Equal($"{i}", await vaults[(i + 1) % 4].Open(_owner, texts[i], Context));
        vaults.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task A_key_survives_the_rollback_of_the_transaction_it_was_first_used_in()
    {
        using var masters = database.LoadMasters();
        using var vault = new PortalVault(masters, _store, TimeProvider.System);
        await using var connection = await database.Open();
        SealedText text;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            text = await vault.Seal(_owner, "kept elsewhere", Context);
            await transaction.RollbackAsync();
        }

        using var other = new PortalVault(masters, _store, TimeProvider.System);
        Assert.Equal("kept elsewhere", await other.Open(_owner, text, Context));
    }

    [Fact]
    public async Task An_erasure_that_rolls_back_leaves_the_keys_and_one_that_commits_destroys_them_all()
    {
        using var masters = database.LoadMasters();
        using var vault = new PortalVault(masters, _store, TimeProvider.System);
        var first = await vault.Seal(_owner, "one", Context);
        await vault.StartNewKey(_owner);
        var second = await vault.Seal(_owner, "two", Context);
        await using var connection = await database.Open();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await vault.Destroy(_owner, transaction);
            await transaction.RollbackAsync();
        }

        Assert.Equal("one", await vault.Open(_owner, first, Context));
        Assert.Equal("two", await vault.Open(_owner, second, Context));

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await vault.Destroy(_owner, transaction);
            await transaction.CommitAsync();
        }

        Assert.Null(await vault.Open(_owner, first, Context));
        Assert.Null(await vault.Open(_owner, second, Context));
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await vault.Seal(_owner, "three", Context));
        Assert.Equal(0L, await database.Scalar($"select count(*) from data_keys where owner_id = '{_owner.Id}' and (wrapped_key is not null or destroyed_at is null)"));
    }

    [Fact]
    public async Task No_key_slips_in_beside_an_erasure()
    {
        for (var round = 0; round < 30; round++)
        {
            var owner = KeyOwner.Person(Guid.NewGuid());
            await _store.Add(new DataKey(owner.Kind, owner.Id, 1, [1], "k1", DateTimeOffset.UnixEpoch, null), default);
            await Task.WhenAll(
                _store.Add(new DataKey(owner.Kind, owner.Id, 2, [2], "k1", DateTimeOffset.UnixEpoch, null), default),
                _store.Destroy(owner, DateTimeOffset.UnixEpoch, null, default),
                _store.Add(new DataKey(owner.Kind, owner.Id, 3, [3], "k1", DateTimeOffset.UnixEpoch, null), default));

            Assert.Equal(0L, await database.Scalar($"select count(*) from data_keys where owner_id = '{owner.Id}' and wrapped_key is not null"));
        }
    }

    [Fact]
    public async Task An_owner_erased_before_the_first_use_gets_no_key()
    {
        await _store.Destroy(_owner, DateTimeOffset.UnixEpoch, null, default);

        await _store.Add(Key(1, [1]), default);
        await _store.Add(Key(2, [2]), default);

        Assert.True((await _store.Find(_owner, null, default))!.IsDestroyed);
    }

    [Fact]
    public async Task Rewrapping_replaces_what_was_read_and_nothing_newer()
    {
        await _store.Add(Key(1, [1]), default);
        var read = (await _store.Find(_owner, 1, default))!;

        Assert.True(await _store.Rewrap(read, [2], "k2", default));
        Assert.False(await _store.Rewrap(read, [3], "k3", default));

        var now = (await _store.Find(_owner, 1, default))!;
        Assert.Equal([2], now.WrappedKey!);
        Assert.Equal("k2", now.MasterKeyId);
        Assert.Contains("k2", await _store.MasterKeysInUse(default));
        Assert.DoesNotContain(await _store.NotWrappedBy("k2", 1000, default), k => k.Owner == _owner);
        Assert.Contains(await _store.NotWrappedBy("k3", 1000, default), k => k.Owner == _owner);
        await _store.Destroy(_owner, DateTimeOffset.UnixEpoch, null, default);
        Assert.False(await _store.Rewrap(now, [4], "k4", default));
    }

    [Fact]
    public async Task A_sealed_text_goes_through_a_bytea_column_unchanged()
    {
        using var masters = database.LoadMasters();
        using var vault = new PortalVault(masters, _store, TimeProvider.System);
        var row = new SealedRow { Id = Guid.NewGuid(), Phone = await vault.Seal(_owner, "138", Context) };
        await using (var db = new KeysContext(database.Owner))
        {
            db.Add(row);
            await db.SaveChangesAsync();
        }

        await using var again = new KeysContext(database.Owner);
        var read = await again.Set<SealedRow>().SingleAsync(r => r.Id == row.Id);
        Assert.Equal("138", await vault.Open(_owner, read.Phone, Context));
        Assert.Null(read.Mail);
        Assert.Equal("bytea", again.Model.FindEntityType(typeof(SealedRow))!.FindProperty("Phone")!.GetColumnType());
    }

    private DataKey Key(int number, byte[] wrapped) => new(_owner.Kind, _owner.Id, number, wrapped, "k1", DateTimeOffset.UnixEpoch.AddDays(number), null);

    public sealed class SealedRow
    {
        public Guid Id { get; set; }

        public SealedText Phone { get; set; }

        public SealedText? Mail { get; set; }
    }

    private sealed class KeysContext(string connectionString) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);

        protected override void ConfigureConventions(ModelConfigurationBuilder configuration) => configuration.AddSealedText();

        protected override void OnModelCreating(ModelBuilder model)
        {
            model.ApplyConfiguration(new DataKeyConfiguration());
            model.Entity<SealedRow>().ToTable("sealed_rows");
        }
    }

    public sealed class Database : IAsyncLifetime
    {
        private readonly ScratchFolder _folder = new();
        private LocalCluster? _cluster;

        public string App { get; private set; } = "";

        public string Owner { get; private set; } = "";

        public async Task InitializeAsync()
        {
            _cluster = await LocalCluster.StartTemporaryAsync();
            (App, Owner) = await PortalDatabase.EnsureRolesAsync(_cluster.SuperuserConnectionString, "portal");
            await using var db = new KeysContext(Owner);
            await using var connection = new NpgsqlConnection(Owner);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"{db.Database.GenerateCreateScript()}; grant usage on schema public to portal_app; grant select, insert, update on data_keys to portal_app", connection);
            await command.ExecuteNonQueryAsync();
            MasterKeys.CreateFile(_folder.File("keys"));
        }

        public async Task DisposeAsync()
        {
            if (_cluster is not null) await _cluster.DisposeAsync();
            _folder.Dispose();
        }

        internal MasterKeys LoadMasters() => MasterKeys.Load(_folder.File("keys"));

        internal async Task<NpgsqlConnection> Open()
        {
            var connection = new NpgsqlConnection(App);
            await connection.OpenAsync();
            return connection;
        }

        internal async Task<object?> Scalar(string sql)
        {
            await using var connection = await Open();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }
}
