using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using TalentPortal.Platform.Files;
using TalentPortal.Tests.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Files;

public sealed class QuarantinePolicyTests
{
    [Theory]
    [InlineData("Development", "", false, FileRelease.ReleasedUnscanned)]
    [InlineData("Development", "tcp://127.0.0.1:3310", false, FileRelease.Quarantined)]
    [InlineData("Development", "tcp://127.0.0.1:3310", true, FileRelease.Quarantined)]
    [InlineData("Production", "", false, FileRelease.Quarantined)]
    [InlineData("Production", "", true, FileRelease.ReleasedUnscanned)]
    [InlineData("Production", "tcp://127.0.0.1:3310", false, FileRelease.Quarantined)]
    [InlineData("Production", "tcp://127.0.0.1:3310", true, FileRelease.Quarantined)]
    [InlineData("Staging", "", false, FileRelease.Quarantined)]
    public void A_new_file_waits_unless_there_is_no_scanner_and_somebody_answers_for_it(string environment, string clamd, bool release, FileRelease expected)
    {
        var policy = new QuarantinePolicy(new HostEnvironment(environment), new FilesOptions { Clamd = clamd, ReleaseWithoutScanner = release });

        Assert.Equal(expected, policy.OnArrival);
        Assert.Equal(clamd.Length > 0, policy.ScansFiles);
    }

    [Theory]
    [InlineData(ScanResult.Clean, FileRelease.Released, true)]
    [InlineData(ScanResult.Infected, FileRelease.Infected, false)]
    [InlineData(ScanResult.Unavailable, FileRelease.Quarantined, false)]
    public void Only_a_clean_answer_releases(ScanResult result, FileRelease expected, bool opens)
    {
        Assert.Equal(expected, QuarantinePolicy.After(new(result, "")));
        Assert.Equal(opens, QuarantinePolicy.MayOpen(expected));
    }

    [Fact]
    public void Every_state_but_a_clean_one_carries_a_label() => Assert.All(
        Enum.GetValues<FileRelease>(), state => Assert.Equal(state == FileRelease.Released, QuarantinePolicy.Label(state) is null));

    private sealed class HostEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

public sealed class ClamdScannerTests
{
    [Theory]
    [InlineData("stream: OK\0", ScanResult.Clean, "")]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", ScanResult.Infected, "Eicar-Test-Signature")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanResult.Unavailable, "INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: OK\nstream: OK\0", ScanResult.Unavailable, "stream: OK\nstream: OK")]
    [InlineData("stream:  FOUND", ScanResult.Unavailable, "stream:  FOUND")]
    [InlineData("OK", ScanResult.Unavailable, "OK")]
    [InlineData("", ScanResult.Unavailable, "The scanner closed the connection.")]
    public async Task Only_a_plain_answer_counts(string answer, ScanResult result, string detail)
    {
        await using var clamd = Clamd.OverTcp(answer);

        var verdict = await new ClamdScanner(clamd.Address).Scan(new MemoryStream([1, 2, 3]), default);

        Assert.Equal(new ScanVerdict(result, detail), verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(64 * 1024)]
    [InlineData(300_000)]
    public async Task The_whole_content_reaches_the_scanner(int length)
    {
        var content = System.Security.Cryptography.RandomNumberGenerator.GetBytes(length);
        using var folder = new ScratchFolder();
        await using var clamd = Clamd.OverUnixSocket(folder.File("clamd.ctl"), "stream: OK\0");

        var verdict = await new ClamdScanner(clamd.Address).Scan(new MemoryStream(content), default);

        Assert.Equal(ScanResult.Clean, verdict.Result);
        Assert.Equal(content, await clamd.Received);
    }

    [Fact]
    public async Task A_scanner_that_is_down_gives_no_answer()
    {
        string address;
        await using (var gone = Clamd.OverTcp("")) address = gone.Address;

        Assert.Equal(ScanResult.Unavailable, (await new ClamdScanner(address).Scan(new MemoryStream([1]), default)).Result);
        Assert.Equal(ScanResult.Unavailable, (await new ClamdScanner("unix:///nowhere/clamd.ctl").Scan(new MemoryStream([1]), default)).Result);
    }

    [Fact]
    public async Task A_scanner_that_is_silent_is_given_up()
    {
        await using var clamd = Clamd.OverTcp(null);

        var verdict = await new ClamdScanner(clamd.Address, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1)).Scan(new MemoryStream([1]), default);

        Assert.Equal(new ScanVerdict(ScanResult.Unavailable, "The scanner did not answer in time."), verdict);
    }

    [Fact]
    public async Task Who_stops_waiting_is_not_told_a_verdict()
    {
        await using var clamd = Clamd.OverTcp(null);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ClamdScanner(clamd.Address).Scan(new MemoryStream([1]), leaving.Token));
    }

    [Theory]
    [InlineData("127.0.0.1:3310")]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("unix://")]
    [InlineData("")]
    public void An_address_that_is_none_stops_the_start(string address) => Assert.Throws<ArgumentException>(() => new ClamdScanner(address));

    /// <summary>Speaks the daemon's side of INSTREAM once; a null answer is silence.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly Socket _listener;
        private readonly CancellationTokenSource _stop = new();

        private Clamd(Socket listener, string address, string? answer)
        {
            (_listener, Address) = (listener, address);
            listener.Listen();
            Received = Serve(answer);
        }

        public string Address { get; }

        public Task<byte[]> Received { get; }

        public static Clamd OverTcp(string? answer)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return new(socket, $"tcp://{socket.LocalEndPoint}", answer);
        }

        public static Clamd OverUnixSocket(string path, string answer)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            return new(socket, $"unix://{path}", answer);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Dispose();
            try
            {
                await Received;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
            {
                // Nobody came, or the silence was ended.
            }

            _stop.Dispose();
        }

        private async Task<byte[]> Serve(string? answer)
        {
            using var socket = await _listener.AcceptAsync(_stop.Token);
            await using var stream = new NetworkStream(socket);
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, _stop.Token);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            var received = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length, _stop.Token);
                var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (chunk.Length == 0) break;
                await stream.ReadExactlyAsync(chunk, _stop.Token);
                received.Write(chunk);
            }

            if (answer is null) await Task.Delay(Timeout.Infinite, _stop.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer!), _stop.Token);
            return received.ToArray();
        }
    }
}
