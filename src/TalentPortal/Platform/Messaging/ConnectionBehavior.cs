using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Holds one connection for the whole of a query, so that the caller's settings are sent once and not before each
/// statement. Commands hold theirs through the transaction.
/// </summary>
internal sealed class ConnectionBehavior<TRequest, TResponse>(AppDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool IsQuery = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))
        && !typeof(TRequest).IsDefined(typeof(PersonalAttribute), false);

    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        if (!IsQuery) return await next();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await next();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
