using System.Collections.Concurrent;
using System.Data.Common;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Security.Vault;

/// <summary>The contract of the store without a database, for the pure properties of the vault; the real one has tests of its own.</summary>
internal sealed class MemoryDataKeyStore : IDataKeyStore
{
    private readonly ConcurrentDictionary<(KeyOwner Owner, int Number), DataKey> _keys = new();

    public int Reads { get; private set; }

    public IEnumerable<DataKey> All => _keys.Values;

    public void Put(DataKey key) => _keys[(key.Owner, key.Number)] = key;

    public async Task<DataKey?> Find(KeyOwner owner, int? number, CancellationToken ct)
    {
        Reads++;
        await Task.Yield();
        return _keys.Values.Where(k => k.Owner == owner && (number is null || k.Number == number)).MaxBy(k => k.Number);
    }

    public async Task Add(DataKey key, CancellationToken ct)
    {
        await Task.Yield();
        if (key.Number == 1 || _keys.TryGetValue((key.Owner, 1), out var first) && !first.IsDestroyed) _keys.TryAdd((key.Owner, key.Number), key);
    }

    public Task Destroy(KeyOwner owner, DateTimeOffset at, DbTransaction? within, CancellationToken ct)
    {
        _keys.TryAdd((owner, 1), new DataKey(owner.Kind, owner.Id, 1, null, "", at, at));
        foreach (var key in _keys.Values.Where(k => k.Owner == owner))
            Put(new DataKey(key.OwnerKind, key.OwnerId, key.Number, null, key.MasterKeyId, key.CreatedAt, at));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DataKey>> NotWrappedBy(string masterKeyId, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DataKey>>([.. _keys.Values.Where(k => !k.IsDestroyed && k.MasterKeyId != masterKeyId).Take(take)]);

    public Task<bool> Rewrap(DataKey key, byte[] wrappedKey, string masterKeyId, CancellationToken ct) => Task.FromResult(
        _keys.TryUpdate((key.Owner, key.Number), new DataKey(key.OwnerKind, key.OwnerId, key.Number, wrappedKey, masterKeyId, key.CreatedAt, null), key));

    public Task<IReadOnlyList<string>> MasterKeysInUse(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. _keys.Values.Where(k => !k.IsDestroyed).Select(k => k.MasterKeyId).Distinct()]);
}

/// <summary>A clock that stands still until it is moved, and rings its timers then.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    public void Move(TimeSpan by)
    {
        Now += by;
        foreach (var timer in _timers) timer.Ring();
    }

    private sealed class ManualTimer(Action ring) : ITimer
    {
        private bool _stopped;

        public void Ring()
        {
            if (!_stopped) ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
