using Microsoft.AspNetCore.SignalR;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>
/// Stands before every call of the circuits' hub: says whose connection it is, lets nobody into another's circuit,
/// limits circuits per person, and refuses to pause circuits, because a paused state is bound to no user.
/// </summary>
internal sealed class CircuitHubFilter(OpenCircuits circuits, ILogger<CircuitHubFilter> log) : IHubFilter
{
    private const string Key = "portal.connection";

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var http = context.Context.GetHttpContext() ?? throw new HubException("No request is behind this connection.");
        var origin = PageOrigin.FromRequest(http);
        if (origin.UserId is null || origin.SessionId is null)
        {
            context.Context.Abort();
            return;
        }

        context.Context.Items[Key] = new CircuitConnection(context.Context.ConnectionId, origin, context.Context.Abort);
        await next(context);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.Context.Items.TryGetValue(Key, out var item) && item is CircuitConnection connection)
        {
            CircuitConnection.Current = connection;
            return invocationContext.HubMethodName switch
            {
                "StartCircuit" => await Start(invocationContext, connection, next),
                "ConnectCircuit" => await Connect(invocationContext, connection, next),
                "ResumeCircuit" or "PauseCircuit" => null,
                _ => await next(invocationContext),
            };
        }

        invocationContext.Context.Abort();
        return null;
    }

    private async ValueTask<object?> Start(HubInvocationContext context, CircuitConnection connection, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (connection.Seat is not null) return null;
        if (circuits.TryTake(connection.Origin) is not { } seat)
        {
            log.LogWarning("User {User} has {Count} circuits open and gets no more", connection.Origin.UserId, OpenCircuits.MostPerUser);
            // Makes the page show its own text for a circuit that failed.
            await context.Hub.Clients.Caller.SendAsync("JS.Error", "");
            return null;
        }

        connection.Seat = seat;
        var result = await next(context);
        if (result is string secret) seat.SecretHash = OpenCircuits.HashOf(secret);
        else circuits.Free(seat);
        return result;
    }

    private async ValueTask<object?> Connect(HubInvocationContext context, CircuitConnection connection, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (context.HubMethodArguments is not [string secret, ..] || circuits.OfSecret(secret) is not { } seat || seat.Circuit?.HasEnded == true) return false;
        if (CircuitConnection.IsSame(seat.Owner, connection.Origin)) return await next(context);
        log.LogWarning("A connection of user {User} asked for a circuit of user {Owner}; it is ended", connection.Origin.UserId, seat.Owner.UserId);
        seat.Circuit?.End(CircuitEnd.Stranger);
        return false;
    }
}
