using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>Person and site of one WebSocket, as its request proved them. Nothing that runs on another's connection may touch a circuit.</summary>
/// <param name="Abort">Cuts the connection.</param>
internal sealed record CircuitConnection(string Id, CallOrigin Origin, Action Abort)
{
    /// <summary>The place of the circuit that this connection opened, if it opened one.</summary>
    public CircuitSeat? Seat { get; set; }

    private static readonly AsyncLocal<CircuitConnection?> Ambient = new();

    /// <summary>The connection that the running hub call came over; null outside hub calls.</summary>
    public static CircuitConnection? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Whether two connections belong to the same sign-in on the same site in the same language.</summary>
    public static bool IsSame(CallOrigin one, CallOrigin other) =>
        one.UserId is not null && one.UserId == other.UserId && one.SessionId == other.SessionId && one.Tenant?.Id == other.Tenant?.Id && one.Language == other.Language;
}
