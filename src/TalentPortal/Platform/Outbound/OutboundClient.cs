using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Outbound;

/// <summary>An address to which the portal does not connect in somebody else's name.</summary>
public sealed class AddressRefusedException(string host) : Exception($"{host} is not, or not only, at addresses of the public internet.");

/// <summary>Settings of connections to addresses that users of the portal gave.</summary>
public sealed class OutboundOptions
{
    public const string Section = "Portal:Outbound";

    /// <summary>Whether this machine itself may be the receiver, also without TLS: for development and tests. Production refuses to start with it.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>How long connecting, sending and the head of the answer may take together.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);
}

/// <summary>
/// Connects to addresses that users of the portal gave. The name is looked up here and the connection goes to the very
/// address that was checked, so that an answer of the name server that changes meanwhile leads nowhere else. No proxy, no
/// redirect, no cookies, no connection is used twice; of an answer it reads the head alone.
/// </summary>
public sealed class OutboundClient : IDisposable
{
    /// <summary>Addresses of one name that are tried.</summary>
    private const int TriedMax = 4;

    /// <summary>KiB of the head of an answer.</summary>
    private const int HeadMax = 16;

    private readonly INameLookup _names;
    private readonly IOptions<OutboundOptions> _options;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;

    public OutboundClient(INameLookup names, IOptions<OutboundOptions> options)
    {
        (_names, _options) = (names, options);
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = HeadMax,
            // What is not read is not drained either: the connection is cut.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = Connect,
        };
        _http = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether the portal sends to this address at all, as far as it can be told without asking the network.</summary>
    /// <param name="plain">Whether it may be http without TLS: for reading public pages, to which nothing of ours is told.</param>
    public static bool MaySend(Uri url, OutboundOptions options, bool plain = false)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || url.Fragment.Length > 0 || url.Host.Length == 0) return false;
        if (options.AllowLoopback && url.IsLoopback) return url.Scheme is "http" or "https";
        if (!(url.Scheme == Uri.UriSchemeHttps || (plain && url.Scheme == Uri.UriSchemeHttp)) || (url.Port is not (443 or >= 1024) && !(plain && url.Port == 80))) return false;
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? PublicAddress.Is(address) : url.IdnHost.TrimEnd('.').Contains('.') && !url.IsLoopback;
    }

    /// <summary>Sends, and gives the head of the answer. The caller disposes it, and sets its own limits of size and time where it reads further.</summary>
    /// <param name="plain">Whether the address may be one without TLS.</param>
    /// <exception cref="AddressRefusedException">The address is none that may be asked.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="OutboundOptions.Timeout"/>.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct, bool plain = false)
    {
        if (request.RequestUri is not { } url || !MaySend(url, _options.Value, plain)) throw new AddressRefusedException(request.RequestUri?.Host ?? "");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_options.Value.Timeout);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The receiver took too long.");
        }
        catch (HttpRequestException error) when (error.InnerException is AddressRefusedException refused)
        {
            throw refused;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _names.Find(host, ct);
        // One that is not public among others that are is no accident.
        if (addresses.Count == 0 || !addresses.All(MayConnect)) throw new AddressRefusedException(host);
        for (var tried = 0; ; tried++)
        {
            var socket = new Socket(addresses[tried].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[tried], port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (tried + 1 < Math.Min(addresses.Count, TriedMax))
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private bool MayConnect(IPAddress address) => PublicAddress.Is(address) || (_options.Value.AllowLoopback && IPAddress.IsLoopback(address));
}
