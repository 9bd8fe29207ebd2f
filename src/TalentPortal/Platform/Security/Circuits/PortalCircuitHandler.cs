using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>Thrown inside a circuit to tear it down. Not a fault: the circuit's owner lost the right to it.</summary>
public sealed class CircuitEndedException() : Exception("The circuit was ended.");

/// <summary>
/// Fixes person and site of a circuit when it opens, and ends it when its owner may no longer have it. A circuit
/// outlives the request it began with, so nothing in it may be read from a request later.
/// </summary>
internal sealed class PortalCircuitHandler(
    PageOrigin page, NavigationManager navigation, RightsStore rights, OpenCircuits circuits, SessionLife life, TimeProvider clock, ILogger<PortalCircuitHandler> log) : CircuitHandler
{
    /// <summary>How long a page has to go away by itself before its circuit is torn down.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private OpenCircuit? _circuit;
    private CircuitSeat? _seat;
    private SynchronizationContext? _dispatcher;

    /// <summary>Before every other handler: they may send requests.</summary>
    public override int Order => int.MinValue;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (CircuitConnection.Current is not { Seat: { } seat } connection) throw new CircuitEndedException();
        _dispatcher = SynchronizationContext.Current;
        page.FixForCircuit(connection.Origin);
        var held = await rights.Get(connection.Origin, cancellationToken);
        if (held.UserId is null) throw new CircuitEndedException();
        _circuit = new OpenCircuit(circuit.Id, connection.Origin, held, End) { Connection = connection };
        (_seat, seat.Circuit) = (seat, _circuit);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_circuit is null || CircuitConnection.Current is not { } connection) throw new CircuitEndedException();
        if (!CircuitConnection.IsSame(_circuit.Owner, connection.Origin)) _circuit.End(CircuitEnd.Stranger);
        if (_circuit.HasEnded) throw new CircuitEndedException();
        _circuit.Connection = connection;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_circuit is not null) _circuit.Connection = null;
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_seat is not null) circuits.Free(_seat);
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        // Until the page's first components arrive there is nothing to protect, and the call that opens the circuit is one itself.
        if (_circuit is { } circuit)
        {
            if (circuit.HasEnded || (CircuitConnection.Current is { } connection && !CircuitConnection.IsSame(circuit.Owner, connection.Origin))) return;
            await life.Seen(circuit.Owner.SessionId!.Value, CancellationToken.None);
        }

        await next(context);
    };

    private void End(CircuitEnd why)
    {
        // From here on whatever still runs in the circuit asks as a visitor.
        page.FixForCircuit(_circuit!.Owner with { UserId = null, SessionId = null });
        log.LogInformation("Circuit of user {User} ends: {Why}", _circuit.Owner.UserId, why);
        _ = TearDown(why);
    }

    private async Task TearDown(CircuitEnd why)
    {
        // The owner's page opens anew, and shows what is allowed then; a stranger's connection is told nothing at all.
        if (why != CircuitEnd.Stranger) _dispatcher?.Post(_ => navigation.NavigateTo(why == CircuitEnd.SessionOver ? SignIn() : navigation.Uri, forceLoad: true), null);
        await Task.Delay(why == CircuitEnd.Stranger ? TimeSpan.Zero : Grace, clock);
        var connection = _circuit!.Connection;
        // An exception in the circuit's own context is the one public way to dispose it.
        if (circuits.Has(_seat!)) _dispatcher?.Post(_ => throw new CircuitEndedException(), null);
        connection?.Abort();
    }

    private string SignIn() => "account/sign-in?ended=true&returnUrl=" + Uri.EscapeDataString(new Uri(navigation.Uri).PathAndQuery);
}
