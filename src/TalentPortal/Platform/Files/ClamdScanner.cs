using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Asks the ClamAV daemon over TCP or a Unix socket, with the command INSTREAM: chunks with their length in front, an
/// empty one at the end, one line as the answer. Anything but a plain "OK" or "FOUND" counts as no answer.
/// </summary>
/// <remarks>Source: manual page clamd(8).</remarks>
public sealed class ClamdScanner : IFileScanner
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestAnswer = 1024;
    private readonly EndPoint _address;
    private readonly TimeSpan _connectTimeout;
    private readonly TimeSpan _timeout;

    /// <param name="address"><c>tcp://host:port</c> or <c>unix:///path</c>.</param>
    /// <exception cref="ArgumentException">The address is neither.</exception>
    public ClamdScanner(string address) : this(address, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(60))
    {
    }

    internal ClamdScanner(string address, TimeSpan connectTimeout, TimeSpan timeout)
    {
        (_address, _connectTimeout, _timeout) = (Parse(address), connectTimeout, timeout);
    }

    public async Task<ScanVerdict> Scan(Stream content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_timeout);
        try
        {
            using var socket = _address is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            using (var connecting = CancellationTokenSource.CreateLinkedTokenSource(limit.Token))
            {
                connecting.CancelAfter(_connectTimeout);
                await socket.ConnectAsync(_address, connecting.Token);
            }

            await using var stream = new NetworkStream(socket, ownsSocket: false);
            return await Ask(stream, content, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(ScanResult.Unavailable, "The scanner did not answer in time.");
        }
        catch (Exception e) when (e is SocketException or IOException or SealBrokenException)
        {
            return new(ScanResult.Unavailable, e.Message);
        }
    }

    private static async Task<ScanVerdict> Ask(NetworkStream stream, Stream content, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(sizeof(int) + ChunkBytes);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            int got;
            do
            {
                got = await content.ReadAtLeastAsync(buffer.AsMemory(sizeof(int), ChunkBytes), ChunkBytes, throwOnEndOfStream: false, ct);
                BinaryPrimitives.WriteInt32BigEndian(buffer, got);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + got), ct);
            }
            while (got > 0);

            var length = 0;
            while (length < LongestAnswer && await stream.ReadAsync(buffer.AsMemory(length, LongestAnswer - length), ct) is var more and > 0) length += more;
            return Judge(Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0', '\r', '\n'));
        }
        finally
        {
            buffer.AsSpan().Clear();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ScanVerdict Judge(string answer)
    {
        if (answer == "stream: OK") return new(ScanResult.Clean, "");
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) && answer.Length > "stream:  FOUND".Length)
            return new(ScanResult.Infected, answer["stream: ".Length..^" FOUND".Length]);
        return new(ScanResult.Unavailable, answer.Length == 0 ? "The scanner closed the connection." : answer);
    }

    private static EndPoint Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) throw Wrong();
        if (uri.Scheme == "unix" && uri.Host.Length == 0 && uri.AbsolutePath.Length > 1) return new UnixDomainSocketEndPoint(uri.AbsolutePath);
        if (uri.Scheme != "tcp" || uri.Port <= 0 || uri.Host.Length == 0) throw Wrong();
        return IPAddress.TryParse(uri.DnsSafeHost, out var ip) ? new IPEndPoint(ip, uri.Port) : new DnsEndPoint(uri.DnsSafeHost, uri.Port);

        ArgumentException Wrong() => new($"The scanner's address is neither tcp://host:port nor unix:///path: {address}", nameof(address));
    }
}
