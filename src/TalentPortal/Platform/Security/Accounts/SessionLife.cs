using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>Writes down that a session is in use, at most once a minute for each.</summary>
public sealed class SessionLife(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How far the time of the last sign of life may lag behind.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, long> _written = new();

    /// <summary>The person behind the session did something.</summary>
    public async ValueTask Seen(Guid sessionId, CancellationToken ct)
    {
        var now = clock.GetTimestamp();
        if (_written.TryGetValue(sessionId, out var last) && clock.GetElapsedTime(last, now) < Grain) return;
        if (_written.Count > 50_000) _written.Clear();
        _written[sessionId] = now;
        await SafeRepeat.Run(() => Write(sessionId, ct), clock, ct, times: 2);
    }

    private async Task<int> Write(Guid sessionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("update accounts.sessions set seen_at = $2 where id = $1 and ended_at is null and seen_at < $2");
        command.Parameters.Add(new() { Value = sessionId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Checks with each request that the session which the cookie names still lives, and drops the cookie of a dead one.</summary>
internal sealed class SessionCookieEvents(RightsStore rights, SessionLife life) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var origin = new CallOrigin(null, Tenancy.Language.English, PageOrigin.UserId(context.Principal!), PageOrigin.SessionId(context.Principal!));
        var held = await rights.Get(origin, context.HttpContext.RequestAborted);
        if (held.UserId is null)
        {
            context.RejectPrincipal();
            if (!context.HttpContext.Response.HasStarted) await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        await life.Seen(origin.SessionId!.Value, context.HttpContext.RequestAborted);
    }

    // What a page does with a visitor who may not see it is decided in one place, the RefusalHandler.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
