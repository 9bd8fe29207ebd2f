using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Api;

/// <summary>How much of the interface one caller may use.</summary>
public sealed class ApiLimitOptions
{
    public const string Section = "Portal:Api";

    /// <summary>Requests a minute from one network address, without a key.</summary>
    public int PerAddress { get; set; } = 120;

    /// <summary>Requests a minute with one key.</summary>
    public int PerKey { get; set; } = 300;
}

/// <summary>What is left to a caller.</summary>
/// <param name="Limit">Requests a minute.</param>
/// <param name="Remaining">How many may follow at once.</param>
/// <param name="Reset">Until all of them may again.</param>
/// <param name="Wait">Until the next one may; nothing when this one was let through.</param>
public sealed record ApiAllowance(int Limit, int Remaining, TimeSpan Reset, TimeSpan? Wait);

/// <summary>
/// Counts requests of each caller: a minute's worth may come at once, after that they trickle in evenly (GCRA), so that
/// nobody waits for a whole minute and none doubles its share at the edge of two. Kept in this process alone: behind a
/// balancer each process grants the limit.
/// </summary>
public sealed class ApiLimits(TimeProvider clock)
{
    /// <summary>Callers that are remembered. Whoever is beyond that shares one allowance.</summary>
    internal const int CallersMax = 50_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>When a caller will have its whole allowance again, in ticks.</summary>
    private readonly ConcurrentDictionary<string, long> _full = new(StringComparer.Ordinal);
    private long _sweptAt;

    /// <summary>Takes one request out of the allowance of <paramref name="caller"/>.</summary>
    public ApiAllowance Take(string caller, int limit)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (_full.Count >= CallersMax && !_full.ContainsKey(caller) && !Swept(now)) caller = "others";
        var each = Window.Ticks / limit;
        while (true)
        {
            var known = _full.GetOrAdd(caller, now);
            var full = Math.Max(known, now);
            var next = full + each;
            if (next - now > Window.Ticks) return new(limit, 0, TimeSpan.FromTicks(full - now), TimeSpan.FromTicks(next - now - Window.Ticks));
            if (_full.TryUpdate(caller, next, known)) return new(limit, (int)((Window.Ticks - (next - now)) / each), TimeSpan.FromTicks(next - now), null);
        }
    }

    /// <summary>What a caller has to wait for who has nothing left; null for everybody else. Takes nothing.</summary>
    public ApiAllowance? IsUsedUp(string caller, int limit)
    {
        var (now, each) = (clock.GetUtcNow().UtcTicks, Window.Ticks / limit);
        return _full.TryGetValue(caller, out var full) && full + each - now > Window.Ticks ? new(limit, 0, TimeSpan.FromTicks(full - now), TimeSpan.FromTicks(full + each - now - Window.Ticks)) : null;
    }

    /// <summary>Forgets who has its whole allowance anyway, at most once a second.</summary>
    /// <returns>Whether there is room again.</returns>
    private bool Swept(long now)
    {
        var before = Interlocked.Read(ref _sweptAt);
        if (now - before >= TimeSpan.TicksPerSecond && Interlocked.CompareExchange(ref _sweptAt, now, before) == before)
            foreach (var one in _full.Where(one => one.Value <= now)) _full.TryRemove(one);
        return _full.Count < CallersMax;
    }

    /// <summary>One IPv4 address, or the /64 of an IPv6 address, which one household or office has.</summary>
    internal static string CallerAt(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? "6:" + Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : "4:" + address;
    }

    /// <summary>Says what is left (draft-ietf-httpapi-ratelimit-headers) and, to whoever has to wait, how long.</summary>
    /// <param name="policy">Name of the limit.</param>
    internal static void Tell(HttpContext http, string policy, ApiAllowance allowance)
    {
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={allowance.Limit};w={(int)Window.TotalSeconds}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={allowance.Remaining};t={Seconds(allowance.Reset)}");
        if (allowance.Wait is { } wait) http.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}

/// <summary>
/// What holds for every request of a program: any web page may read public data, and nobody takes more than its share.
/// Stands before routing, so that it holds for addresses that are wrong, too.
/// </summary>
internal sealed class ApiGate(RequestDelegate next, ApiLimits limits, IOptions<ApiLimitOptions> options)
{
    /// <summary>Below it everything needs a key, which no web page may hold.</summary>
    internal const string Keyed = "/api/v1/employer";

    public async Task InvokeAsync(HttpContext context)
    {
        var isKeyed = context.Request.Path.StartsWithSegments(Keyed);
        if (!isKeyed)
        {
            var headers = context.Response.Headers;
            context.Response.OnStarting(() =>
            {
                // No credentials: whoever is signed in here is a visitor to this interface like everybody else.
                headers.AccessControlAllowOrigin = "*";
                headers.AccessControlExposeHeaders = "ETag, Link, Retry-After, RateLimit, RateLimit-Policy";
                return Task.CompletedTask;
            });
            if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod.Count > 0)
            {
                headers.AccessControlAllowMethods = "GET, HEAD";
                headers.AccessControlAllowHeaders = "Accept, If-None-Match";
                headers.AccessControlMaxAge = "7200";
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            var allowance = limits.Take(ApiLimits.CallerAt(context.Connection.RemoteIpAddress), options.Value.PerAddress);
            ApiLimits.Tell(context, "address", allowance);
            if (allowance.Wait is not null)
            {
                await ApiProblem.Write(context, StatusCodes.Status429TooManyRequests);
                return;
            }
        }

        await next(context);
    }
}
