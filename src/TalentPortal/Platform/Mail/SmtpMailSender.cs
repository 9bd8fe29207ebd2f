using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Outbox;

namespace TalentPortal.Platform.Mail;

/// <summary>
/// Hands a mail to a mail server (RFC 5321), one connection each. Of the server's refusals only those of the recipient
/// and of the content are final; all others are the operator's to mend, and the mail waits.
/// </summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    /// <summary>For the whole conversation; a handler of the outbox must end within it.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(9);

    /// <summary>Decides on certificates in tests; null leaves it to the system's trust.</summary>
    internal RemoteCertificateValidationCallback? CertificateCheck { get; init; }

    internal TimeSpan TimeoutAfter { get; set; } = Timeout;

    public async Task Send(OutgoingMail mail, CancellationToken ct)
    {
        var settings = options.Value;
        if (settings.Host.Length == 0) throw new InvalidOperationException("Portal:Mail:Host is not set: mails wait in the outbox.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeoutAfter);
        try
        {
            await using var connection = await SmtpConnection.Open(settings, CertificateCheck, limit.Token);
            await connection.Send(MailAddressRules.ToWire(settings.From), WireAddress(mail.To), MimeMessage.Write(mail, settings.From), limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }

    private static string WireAddress(string address)
    {
        try
        {
            return MailAddressRules.ToWire(address);
        }
        catch (FormatException error)
        {
            throw new OutboxRefusedException("The address cannot be written to.", error);
        }
    }
}

/// <summary>What a mail server answered when it would not go on.</summary>
internal sealed class SmtpException(string step, int code) : IOException($"The mail server answered {code} to {step}.")
{
    public int Code => code;
}

/// <summary>One conversation with a mail server.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int LongestReply = 64 * 1024;

    private readonly TcpClient _client;
    private readonly HashSet<string> _extensions = new(StringComparer.OrdinalIgnoreCase);
    private Stream _stream;
    private StreamReader _reader;

    private SmtpConnection(TcpClient client, Stream stream) => (_client, _stream, _reader) = (client, stream, ReaderOf(stream));

    public static async Task<SmtpConnection> Open(MailOptions options, RemoteCertificateValidationCallback? certificates, CancellationToken ct)
    {
        var client = new TcpClient { NoDelay = true };
        SmtpConnection? connection = null;
        try
        {
            await client.ConnectAsync(options.Host, options.Port, ct);
            connection = new SmtpConnection(client, client.GetStream());
            if (options.Security == MailSecurity.Tls) await connection.StartTls(options.Host, certificates, ct);
            await connection.Expect("greeting", 220, ct);
            await connection.Hello(ct);
            if (options.Security == MailSecurity.StartTls)
            {
                await connection.Say("STARTTLS", "STARTTLS", 220, ct);
                await connection.StartTls(options.Host, certificates, ct);
                await connection.Hello(ct);
            }

            if (options.User.Length > 0) await connection.SignIn(options, ct);
            return connection;
        }
        catch
        {
            if (connection is not null) await connection.DisposeAsync();
            else client.Dispose();
            throw;
        }
    }

    public async Task Send(string from, string to, string message, CancellationToken ct)
    {
        var needsUtf8 = !Ascii.IsValid(to);
        if (needsUtf8 && !_extensions.Contains("SMTPUTF8")) throw new OutboxRefusedException("The mail server takes no addresses outside ASCII.");
        await Say("MAIL", $"MAIL FROM:<{from}>{(needsUtf8 ? " SMTPUTF8" : "")}", 250, ct);
        await Finally("RCPT", () => Say("RCPT", $"RCPT TO:<{to}>", 250, ct));
        await Say("DATA", "DATA", 354, ct);
        // A line that begins with a dot would end the message.
        var body = message.StartsWith('.') ? "." + message : message;
        body = body.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await Finally("message", () => Say("message", body + (body.EndsWith("\r\n", StringComparison.Ordinal) ? "." : "\r\n."), 250, ct));
        try
        {
            await Write("QUIT", ct);
        }
        catch (IOException)
        {
            // The mail is taken over; that the server hung up first changes nothing.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>Turns a permanent refusal of this recipient or content into one that is not tried again.</summary>
    private static async Task Finally(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (SmtpException error) when (error.Code is >= 500 and < 600)
        {
            throw new OutboxRefusedException($"The mail server refused the {step} for good.", error);
        }
    }

    private async Task Hello(CancellationToken ct)
    {
        _extensions.Clear();
        var lines = await Say("EHLO", "EHLO " + Environment.MachineName.ToLowerInvariant().Replace(' ', '-'), 250, ct);
        foreach (var line in lines.Skip(1)) _extensions.Add(line.Split(' ')[0]);
        foreach (var line in lines.Where(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase)))
            foreach (var mechanism in line.Split(' ')[1..]) _extensions.Add("AUTH " + mechanism);
    }

    private async Task SignIn(MailOptions options, CancellationToken ct)
    {
        if (_stream is not SslStream) throw new InvalidOperationException("Portal:Mail has a user but no TLS: the password would travel in the clear.");
        var password = options.Password.Length > 0 ? options.Password : (await File.ReadAllTextAsync(options.PasswordFile, ct)).TrimEnd('\r', '\n');
        if (_extensions.Contains("AUTH PLAIN") || !_extensions.Contains("AUTH LOGIN"))
        {
            await Say("AUTH", "AUTH PLAIN " + Base64($"\0{options.User}\0{password}"), 235, ct);
            return;
        }

        await Say("AUTH", "AUTH LOGIN", 334, ct);
        await Say("AUTH", Base64(options.User), 334, ct);
        await Say("AUTH", Base64(password), 235, ct);
    }

    private async Task StartTls(string host, RemoteCertificateValidationCallback? certificates, CancellationToken ct)
    {
        // A new reader: what somebody slipped in before the handshake must not count as said within it.
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = certificates }, ct);
        (_stream, _reader) = (secure, ReaderOf(secure));
    }

    private async Task<List<string>> Say(string step, string line, int expected, CancellationToken ct)
    {
        await Write(line, ct);
        return await Expect(step, expected, ct);
    }

    private async Task Write(string line, CancellationToken ct)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
        await _stream.FlushAsync(ct);
    }

    private async Task<List<string>> Expect(string step, int expected, CancellationToken ct)
    {
        var lines = new List<string>();
        for (var length = 0; length < LongestReply;)
        {
            var line = await _reader.ReadLineAsync(ct) ?? throw new IOException($"The mail server hung up at {step}.");
            length += line.Length;
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code)) throw new IOException($"The mail server's answer to {step} is none.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            // 251 "will forward" stands for 250.
            return code == expected || (expected == 250 && code == 251) ? lines : throw new SmtpException(step, code);
        }

        throw new IOException($"The mail server's answer to {step} has no end.");
    }

    private static StreamReader ReaderOf(Stream stream) => new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1024, leaveOpen: true);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
