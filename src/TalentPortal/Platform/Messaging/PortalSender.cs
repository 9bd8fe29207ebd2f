using System.Diagnostics;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Sends each request in a DI scope of its own, with user and tenant copied into it. Pages, the HTTP API, scheduled
/// work, the command line and tests all take this road, so that none of them shares a context or forgets a check.
/// </summary>
public sealed class PortalDispatcher(IServiceScopeFactory scopes, RightsStore rightsStore)
{
    /// <summary>Sends <paramref name="request"/> on behalf of <paramref name="origin"/>.</summary>
    public async Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request, CallOrigin origin, CancellationToken ct = default)
    {
        var rights = origin.SystemActor is not null ? Rights.None : origin.Key is { } key ? Rights.OfKey(key) : await rightsStore.Get(origin, ct);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(origin, rights);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}

/// <summary>What a page knows of the application: it sends requests and shows outcomes.</summary>
public sealed class PortalSender(PortalDispatcher dispatcher, PageOrigin page)
{
    /// <summary>Sends a request as the person and on the site that the page belongs to.</summary>
    /// <param name="commandId">
    /// The id that makes a repeated command take effect once. Left out, the one of the posted form is used; a query has
    /// none, and does not read the form, which may be an upload on its way.
    /// </param>
    public Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request, CancellationToken ct = default, Guid? commandId = null) =>
        dispatcher.Send(request, page.Get() with { CommandId = commandId ?? (request is ICommand<T> ? page.PostedCommandId() : null) }, ct);
}
