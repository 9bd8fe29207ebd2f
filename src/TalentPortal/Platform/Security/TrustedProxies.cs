using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace TalentPortal.Platform.Security;

/// <summary>
/// Takes the visitor's address and scheme from X-Forwarded-For and X-Forwarded-Proto, but only as the operator's own
/// proxies say them. Without it all visitors would share the proxy's address, and one who guesses passwords would use up
/// the attempts of everybody.
/// </summary>
public static class TrustedProxies
{
    /// <summary>Configuration key: addresses or networks of the proxies in front, for instance <c>10.0.0.5, 10.1.0.0/16</c>.</summary>
    public const string Setting = "Portal:Proxies";

    /// <summary>Configuration key: true where a proxy in front terminates TLS.</summary>
    public const string BehindTls = "Portal:BehindTlsProxy";

    private const string TrustsEveryone = "ForwardedHeaders_Enabled";

    public static IServiceCollection AddTrustedProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            var proxies = Read(configuration);
            options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) options.KnownIPNetworks.Add(proxy);
            // Through as many proxies as are named; the first address that is none of them is the visitor's.
            options.ForwardLimit = null;
        });
        return services;
    }

    /// <summary>Start-up calls this before it serves.</summary>
    /// <exception cref="InvalidOperationException">A proxy terminates TLS and is not named, a name is no address, or everybody would be believed.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration.GetValue(TrustsEveryone, false))
            throw new InvalidOperationException("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every sender's X-Forwarded-For: take it away, and name the proxies in Portal__Proxies.");
        if (Read(configuration).Count == 0 && configuration.GetValue(BehindTls, false))
            throw new InvalidOperationException("Portal__BehindTlsProxy=true also needs Portal__Proxies, the proxies' addresses (10.0.0.5, 10.1.0.0/16): without them all visitors would seem to come from one address.");
    }

    /// <summary>Before everything that looks at the visitor's address or scheme.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app)
    {
        app.UseForwardedHeaders();
        if (!app.ApplicationServices.GetRequiredService<IConfiguration>().GetValue(BehindTls, false)) return app;
        // The operator's word: proxies need not repeat it with each request, and without it no form could set its cookie.
        return app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    private static List<IPNetwork> Read(IConfiguration configuration) =>
        [.. (configuration[Setting] ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new InvalidOperationException($"Portal__Proxies names '{text}', which is neither an address nor a network such as 10.1.0.0/16.");
    }
}
