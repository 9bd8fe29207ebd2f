using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace TalentPortal.Tests.Platform.Mail;

/// <summary>A mail server on the loopback address that misbehaves on demand.</summary>
internal sealed partial class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _now;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>What the server answers to a step: null answers as it should. Steps: connect, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, message.</summary>
    public Func<string, string, string?> Answer { get; set; } = (_, _) => null;

    /// <summary>The step at which the server falls silent.</summary>
    public string? HangsAt { get; set; }

    /// <summary>Takes a message over, then hangs up before it says so.</summary>
    public bool DropsAfterMessage { get; set; }

    public X509Certificate2? Certificate { get; init; }

    public string Extensions { get; set; } = "";

    public TimeSpan Delay { get; set; }

    public int MostAtOnce { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<(string From, string To, string Id, string Message)> Taken { get; } = new();

    public ConcurrentQueue<string> Said { get; } = new();

    public static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Serve(client).ContinueWith(_ => client.Dispose(), TaskScheduler.Default);
        }
    }

    private async Task Serve(TcpClient client)
    {
        lock (_stop) MostAtOnce = Math.Max(MostAtOnce, ++_now);
        try
        {
            await Talk(client.GetStream());
        }
        finally
        {
            lock (_stop) _now--;
        }
    }

    private async Task Talk(Stream stream)
    {
        var (from, to) = ("", "");
        var reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true);
        if (!await Reply(stream, "connect", "", "220 sink")) return;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Said.Enqueue(line);
            var step = line.Split(' ', ':')[0].ToUpperInvariant();
            var expected = step switch
            {
                "EHLO" => $"250{(Extensions.Length > 0 ? "-" : " ")}sink{string.Concat(Extensions.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((e, i) => $"\r\n250{(i == Extensions.Count(c => c == '|') ? ' ' : '-')}{e}"))}",
                "STARTTLS" => "220 go",
                "AUTH" => "235 welcome",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (step == "MAIL") from = Address().Match(line).Value;
            if (step == "RCPT") to = Address().Match(line).Value;
            if (!await Reply(stream, step, line, expected)) return;
            if (step == "STARTTLS")
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(Certificate!);
                (stream, reader) = (secure, new StreamReader(secure, Encoding.UTF8, false, 1024, leaveOpen: true));
            }
            else if (step == "DATA" && Answer(step, line) is null)
            {
                var message = await Read(reader);
                await Task.Delay(Delay);
                if (Answer("message", to) is null && HangsAt != "message") Taken.Enqueue((from, to, MessageId().Match(message).Value, message));
                if (DropsAfterMessage || !await Reply(stream, "message", to, "250 taken")) return;
            }
        }
    }

    private async Task<bool> Reply(Stream stream, string step, string line, string expected)
    {
        if (HangsAt == step)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
            return false;
        }

        var answer = Answer(step, line) ?? expected;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"));
        return true;
    }

    private static async Task<string> Read(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return message.ToString();
    }

    [GeneratedRegex("(?<=<)[^>]+")]
    private static partial Regex Address();

    [GeneratedRegex("(?<=Message-ID: <)[^>]+")]
    private static partial Regex MessageId();
}
