using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Security.Circuits;

/// <summary>A browser reduced to the hub's protocol: what an attacker writes in an afternoon.</summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;

    /// <summary>
    /// How long a test waits for what must come. Far more than it takes: how soon a circuit ends is said by
    /// <c>CircuitTests.The_pace_leaves_time_to_end_a_circuit_within_five_seconds</c>, and a busy machine is no fault of the portal.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly List<byte> _received = [];
    private readonly List<object?[]> _messages = [];
    private readonly CancellationTokenSource _closed = new();
    private readonly Uri _base;
    private int _next;
    private Task _pump = Task.CompletedTask;

    private CircuitClient(Uri baseUri) => _base = baseUri;

    public string? Secret { get; private set; }

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Names of what the server called: JS.RenderBatch, JS.BeginInvokeJS, JS.Error …</summary>
    public IReadOnlyList<string> Calls
    {
        get { lock (_messages) return [.. _messages.Where(m => m[0] is (long)Invocation).Select(m => (string)m[3]!)]; }
    }

    /// <summary>All arguments of calls of one name, as text.</summary>
    public string ArgumentsOf(string call)
    {
        lock (_messages) return string.Join('\n', _messages.Where(m => m[0] is (long)Invocation && (string)m[3]! == call).Select(m => Flat(m[4])));
    }

    /// <summary>Opens the hub's WebSocket.</summary>
    /// <param name="site">Path of tenant and language: /fujian/en.</param>
    /// <param name="origin">Null sends none.</param>
    public static async Task<CircuitClient> Connect(PortalFixture portal, string site, Cookie? cookie, string? origin = "own")
    {
        var address = await portal.Address();
        var client = new CircuitClient(new Uri(address, site + "/"));
        if (origin == "own") origin = address.GetLeftPart(UriPartial.Authority);
        if (origin is not null) client._socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null) client._socket.Options.SetRequestHeader("Cookie", $"{cookie.Name}={cookie.Value}");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, new Uri(client._base, "_blazor/negotiate?negotiateVersion=1"));
        if (cookie is not null) negotiate.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        if (origin is not null) negotiate.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(negotiate);
        if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException("negotiate", null, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var token = json.RootElement.GetProperty("connectionToken").GetString();
        await client.Open($"_blazor?id={token}");
        return client;
    }

    /// <summary>Opens the WebSocket without negotiating first.</summary>
    public static async Task<HttpStatusCode> TryBare(PortalFixture portal, string site, Cookie? cookie, string? origin)
    {
        var address = await portal.Address();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null) socket.Options.SetRequestHeader("Cookie", $"{cookie.Name}={cookie.Value}");
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(address, site + "/_blazor")) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // the status says why
        }

        return socket.HttpStatusCode;
    }

    public async Task<string?> Start(string page = "admin/staff", string components = "[]", string state = "")
    {
        Secret = await Invoke("StartCircuit", _base.OriginalString, new Uri(_base, page).ToString(), components, state) as string;
        // The page's components come in a second call; only then is the circuit open.
        if (Secret is not null) await Invoke("UpdateRootComponents", "{\"batchId\":1,\"operations\":[]}", state);
        return Secret;
    }

    /// <summary>Calls the hub and waits for the answer; null also when the connection is cut.</summary>
    public async Task<object?> Invoke(string method, params object?[] arguments)
    {
        var id = (++_next).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Send(method, id, arguments);
        var began = TimeProvider.System.GetTimestamp();
        while (!_closed.IsCancellationRequested)
        {
            lock (_messages)
            {
                if (_messages.Find(m => m[0] is (long)Completion && id.Equals(m[2])) is { } answer) return answer.Length > 4 && answer[3] is 3L ? answer[4] : null;
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"The hub did not answer {method}.");
            await Task.Delay(25);
        }

        return null;
    }

    /// <summary>Calls the hub without waiting.</summary>
    public async Task Send(string method, string? id, params object?[] arguments)
    {
        var frame = BlazorPack.Frame(Invocation, new Dictionary<string, string>(), id, method, arguments, Array.Empty<object?>());
        if (IsOpen) await _socket.SendAsync(frame, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    /// <summary>Whether the server calls <paramref name="call"/> with a text in its arguments.</summary>
    public async Task<bool> Sees(string call, string text)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            if (ArgumentsOf(call).Contains(text, StringComparison.Ordinal)) return true;
            // Whatever the server said before it cut the connection is here by now.
            if (_closed.IsCancellationRequested) return ArgumentsOf(call).Contains(text, StringComparison.Ordinal);
            await Task.Delay(50);
        }

        return false;
    }

    /// <summary>Whether the server cuts the connection.</summary>
    public async Task<bool> IsCut() => await Task.WhenAny(_pump, Task.Delay(Patience)) == _pump;

    /// <summary>Loses the connection as a browser does in a tunnel: without a word.</summary>
    public void Drop() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _pump;
        _socket.Dispose();
        _closed.Dispose();
    }

    private static string Flat(object? value) => value switch
    {
        object?[] items => string.Join(' ', items.Select(Flat)),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => value?.ToString() ?? "",
    };

    private async Task Open(string path)
    {
        await _socket.ConnectAsync(new UriBuilder(new Uri(_base, path)) { Scheme = "ws" }.Uri, CancellationToken.None);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        _pump = Pump();
    }

    private async Task Pump()
    {
        var buffer = new byte[64 * 1024];
        var greeted = false;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var result = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close) break;
                _received.AddRange(buffer.AsSpan(0, result.Count));
                if (!greeted)
                {
                    var end = _received.IndexOf(0x1e);
                    if (end < 0) continue;
                    _received.RemoveRange(0, end + 1);
                    greeted = true;
                }

                lock (_messages) _messages.AddRange(BlazorPack.Messages(_received));
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // cut
        }

        await _closed.CancelAsync();
    }
}
