using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>A circuit that lives in this process, and to whom it belongs for ever.</summary>
internal sealed class OpenCircuit(string id, CallOrigin owner, Rights rights, Action<CircuitEnd> end)
{
    private int _ended;

    public string Id { get; } = id;

    public CallOrigin Owner { get; } = owner;

    /// <summary>What the owner was allowed when the page opened: a change ends the circuit, and the page opens anew with what is allowed then.</summary>
    public string RightsMark { get; } = rights.Mark;

    public CircuitConnection? Connection { get; set; }

    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Takes all power from the circuit at once, sends its page away, and tears it down.</summary>
    public void End(CircuitEnd why)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0) end(why);
    }
}

/// <summary>Why a circuit ends.</summary>
internal enum CircuitEnd
{
    /// <summary>Signed out, idle too long, expired, the password changed, the account closed.</summary>
    SessionOver,

    /// <summary>A right was given or taken, another employer chosen.</summary>
    RightsChanged,

    /// <summary>Another person, session or site came over the connection.</summary>
    Stranger,

    /// <summary>Its page was gone, and its owner opened more than one may have.</summary>
    MadeRoom,
}

/// <summary>A place that one connection took for a circuit, from the first call on: opening takes a while, and the limit must hold meanwhile.</summary>
internal sealed class CircuitSeat(CallOrigin owner, DateTimeOffset takenAt)
{
    public CallOrigin Owner { get; } = owner;

    public DateTimeOffset TakenAt { get; } = takenAt;

    /// <summary>The circuit once it is open.</summary>
    public OpenCircuit? Circuit { get; set; }

    /// <summary>Hash of the secret that the browser was given to come back to it.</summary>
    public string? SecretHash { get; set; }
}

/// <summary>The circuits of this process, whose they are, and which secret opens which.</summary>
internal sealed class OpenCircuits(TimeProvider clock)
{
    /// <summary>Most circuits of one person at a time.</summary>
    public const int MostPerUser = 10;

    /// <summary>A place whose circuit did not open by then is free again.</summary>
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<CircuitSeat, bool> _seats = new();
    private readonly Lock _entrance = new();

    public IReadOnlyCollection<OpenCircuit> All => [.. _seats.Keys.Select(seat => seat.Circuit).OfType<OpenCircuit>()];

    /// <summary>
    /// Takes a place for a new circuit; null when the person has as many as one may have. One that has lost its page, and
    /// waits in case that comes back, makes room for a page that is there.
    /// </summary>
    public CircuitSeat? TryTake(CallOrigin owner)
    {
        lock (_entrance)
        {
            var taken = _seats.Keys.Where(seat => seat.Owner.UserId == owner.UserId && IsTaken(seat)).ToList();
            if (taken.Count >= MostPerUser)
            {
                if (taken.Where(seat => seat.Circuit is { Connection: null }).MinBy(seat => seat.TakenAt) is not { } left) return null;
                left.Circuit!.End(CircuitEnd.MadeRoom);
            }

            var mine = new CircuitSeat(owner, clock.GetUtcNow());
            _seats[mine] = true;
            return mine;
        }
    }

    /// <summary>Frees the place of a circuit that closed or never opened.</summary>
    public void Free(CircuitSeat seat) => _seats.TryRemove(seat, out _);

    /// <summary>Whether the circuit is still there.</summary>
    public bool Has(CircuitSeat seat) => _seats.ContainsKey(seat);

    /// <summary>The place that a secret leads to; null when there is none in this process.</summary>
    public CircuitSeat? OfSecret(string secret)
    {
        var hash = HashOf(secret);
        return _seats.Keys.FirstOrDefault(seat => seat.SecretHash == hash);
    }

    internal static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private bool IsTaken(CircuitSeat seat)
    {
        if (seat.Circuit is { } circuit) return !circuit.HasEnded;
        if (clock.GetUtcNow() - seat.TakenAt < OpeningTime) return true;
        Free(seat);
        return false;
    }
}
