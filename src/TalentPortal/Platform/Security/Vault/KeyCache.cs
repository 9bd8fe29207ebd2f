using System.Security.Cryptography;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>The keys derived from one data key, one for each use. Zeroed when disposed; each user has a copy of its own.</summary>
internal sealed class KeyMaterial : IDisposable
{
    private const int Size = 32;
    private readonly byte[] _bytes;

    private KeyMaterial(int number, byte[] bytes) => (Number, _bytes) = (number, bytes);

    public int Number { get; }

    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, Size);

    public ReadOnlySpan<byte> Search => _bytes.AsSpan(Size, Size);

    public ReadOnlySpan<byte> File => _bytes.AsSpan(2 * Size, Size);

    public static KeyMaterial Derive(int number, ReadOnlySpan<byte> dataKey)
    {
        var material = new KeyMaterial(number, GC.AllocateUninitializedArray<byte>(3 * Size, pinned: true));
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, material._bytes.AsSpan(0, Size), salt: [], "portal text"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, material._bytes.AsSpan(Size, Size), salt: [], "portal search"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, material._bytes.AsSpan(2 * Size, Size), salt: [], "portal file"u8);
        return material;
    }

    public KeyMaterial Copy() => new(Number, [.. _bytes]);

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}

/// <summary>
/// Keys in the clear, for a short time. Entries are handed out as copies, because zeroing an entry that somebody is
/// just encrypting with would seal data under a key of zeros.
/// </summary>
internal sealed class KeyCache : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(KeyOwner Owner, int Number), (KeyMaterial Material, DateTimeOffset Until)> _keys = [];
    private readonly Dictionary<KeyOwner, (int Number, DateTimeOffset Until)> _newest = [];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _life;
    private readonly int _capacity;
    private readonly ITimer _sweep;

    public KeyCache(TimeProvider clock, TimeSpan life, int capacity)
    {
        (_clock, _life, _capacity) = (clock, life, capacity);
        _sweep = clock.CreateTimer(_ => Sweep(), null, life / 2, life / 2);
    }

    public int Count
    {
        get { lock (_gate) return _keys.Count; }
    }

    /// <summary>A copy of the key, or null. Without a number: the one that seals.</summary>
    public KeyMaterial? Find(KeyOwner owner, int? number)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            if (number is null)
            {
                if (!_newest.TryGetValue(owner, out var newest) || newest.Until <= now) return null;
                number = newest.Number;
            }

            return _keys.TryGetValue((owner, number.Value), out var entry) && entry.Until > now ? entry.Material.Copy() : null;
        }
    }

    public void Keep(KeyOwner owner, KeyMaterial material, bool isNewest)
    {
        var until = _clock.GetUtcNow() + _life;
        lock (_gate)
        {
            if (_keys.Count >= _capacity) MakeRoom();
            if (_keys.Remove((owner, material.Number), out var old)) old.Material.Dispose();
            _keys[(owner, material.Number)] = (material.Copy(), until);
            if (isNewest) _newest[owner] = (material.Number, until);
        }
    }

    public void Forget(KeyOwner owner)
    {
        lock (_gate)
        {
            _newest.Remove(owner);
            foreach (var key in _keys.Keys.Where(k => k.Owner == owner).ToList()) Drop(key);
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_gate)
        {
            foreach (var key in _keys.Keys.ToList()) Drop(key);
            _newest.Clear();
        }
    }

    private void Sweep()
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var key in _keys.Where(e => e.Value.Until <= now).Select(e => e.Key).ToList()) Drop(key);
            foreach (var owner in _newest.Where(e => e.Value.Until <= now).Select(e => e.Key).ToList()) _newest.Remove(owner);
        }
    }

    private void MakeRoom()
    {
        foreach (var key in _keys.OrderBy(e => e.Value.Until).Take(_capacity / 8 + 1).Select(e => e.Key).ToList()) Drop(key);
    }

    private void Drop((KeyOwner, int) key)
    {
        if (_keys.Remove(key, out var entry)) entry.Material.Dispose();
    }
}
