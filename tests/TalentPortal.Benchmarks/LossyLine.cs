using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TalentPortal.Benchmarks;

/// <summary>A line between browser and portal that can be cut: everything on it breaks at once, and nothing new comes through until it is mended.</summary>
internal sealed class LossyLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly IPEndPoint _portal;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public LossyLine(Uri portal)
    {
        _portal = new(IPAddress.Loopback, portal.Port);
        _listener.Start();
        _accepting = Accept();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _isCut = true;
        // A reset, as a connection ends whose other side is gone.
        foreach (var socket in _open.Keys) socket.Close(0);
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept()
    {
        while (true)
        {
            var browser = await _listener.AcceptSocketAsync();
            if (_isCut) browser.Close(0);
            else _ = Carry(browser);
        }
    }

    private async Task Carry(Socket browser)
    {
        using var portal = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        using (browser)
        {
            (_open[browser], _open[portal]) = (true, true);
            try
            {
                await portal.ConnectAsync(_portal);
                await Task.WhenAny(Pump(browser, portal), Pump(portal, browser));
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Cut.
            }

            _open.TryRemove(browser, out _);
            _open.TryRemove(portal, out _);
        }
    }

    private static async Task Pump(Socket from, Socket to)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
