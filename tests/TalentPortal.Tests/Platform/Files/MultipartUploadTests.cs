using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>Uploads over a real web server and real sockets.</summary>
public sealed class MultipartUploadTests(MultipartUploadTests.Server server) : IClassFixture<MultipartUploadTests.Server>
{
    private const int Limit = 10 * 1024 * 1024;

    [Fact]
    public async Task A_good_file_is_stored_clean_with_the_forms_other_fields()
    {
        using var client = await server.Client();
        var file = PictureBuilder.Jpeg(PictureBuilder.Exif(1));

        var answer = await client.Send(Form(client.Token, ("purpose", "申请 CV"), File("李伟 \"photo\".jpg", file, "image/jpeg")));

        Assert.Equal((200, "Stored"), (answer.Status, answer.Reason));
        Assert.Equal("申请 CV", answer.Fields["purpose"]);
        Assert.Equal("李伟 _photo_.jpg", answer.Name);
        Assert.Equal("Removed", answer.Metadata);
        Assert.Equal(PictureBuilder.Jpeg(), await server.Stored(answer.StorageName!));
        Assert.Empty(server.Temporary());
    }

    [Fact]
    public async Task A_form_without_the_token_or_with_anothers_is_refused_and_stores_nothing()
    {
        using var client = await server.Client();
        using var other = await server.Client();
        var count = server.Count();

        foreach (var form in new[]
        {
            Form(null, File("cv.pdf", PdfBuilder.Plain())),
            Form("", File("cv.pdf", PdfBuilder.Plain())),
            Form(other.Token, File("cv.pdf", PdfBuilder.Plain())),
            Form(client.Token[..^3], File("cv.pdf", PdfBuilder.Plain())),
            Form(null, File("cv.pdf", PdfBuilder.Plain()), ("__RequestVerificationToken", client.Token)),
            Form(null, ("purpose", "x")),
        })
        {
            var answer = await client.Send(form);
            Assert.Equal((400, "Files_FormExpired"), (answer.Status, answer.Reason));
        }

        Assert.Equal(count, server.Count());
        Assert.Empty(server.Temporary());
    }

    [Fact]
    public async Task A_refused_file_leaves_the_other_fields_and_nothing_on_disk()
    {
        using var client = await server.Client();
        var count = server.Count();

        foreach (var (form, reason, status) in new[]
        {
            (Form(client.Token, ("purpose", "kept"), File("cv.pdf", [.. "MZ"u8, .. new byte[50]])), "Files_Mismatch", 422),
            (Form(client.Token, ("purpose", "kept"), File("cv.exe", new byte[100_000])), "Files_KindNotTaken", 422),
            (Form(client.Token, ("purpose", "kept"), File("cv.pdf", [])), "Files_Empty", 422),
            (Form(client.Token, ("purpose", "kept"), File("", [])), "Files_NoneChosen", 422),
            (Form(client.Token, ("purpose", "kept")), "Files_NoneChosen", 422),
            (Form(client.Token, ("purpose", "kept"), File("cv.pdf", PdfBuilder.Plain()), File("two.pdf", PdfBuilder.Plain())), "Files_OneOnly", 422),
            (Form(client.Token, ("purpose", "kept"), File("cv.exe", [1]), File("two.pdf", PdfBuilder.Plain())), "Files_OneOnly", 422),
        })
        {
            var answer = await client.Send(form);
            Assert.Equal((status, reason), (answer.Status, answer.Reason));
            Assert.Equal("kept", answer.Fields["purpose"]);
        }

        Assert.Equal(count, server.Count());
        Assert.Empty(server.Temporary());
    }

    [Fact]
    public async Task Fields_behind_the_file_are_read_too()
    {
        using var client = await server.Client();

        var answer = await client.Send(Form(client.Token, File("cv.pdf", PdfBuilder.Plain()), ("note", "behind")));

        Assert.Equal("behind", answer.Fields["note"]);
        Assert.Equal("Stored", answer.Reason);
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_read_whole_and_one_byte_more_is_stopped()
    {
        using var client = await server.Client();

        var atLimit = await client.Send(Form(client.Token, File("cv.pdf", Padded(Limit))));
        var over = await client.Send(Form(client.Token, File("cv.pdf", Padded(Limit + 1))));

        Assert.Equal("Stored", atLimit.Reason);
        Assert.Equal((413, "Files_TooLarge"), (over.Status, over.Reason));
        Assert.Empty(server.Temporary());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_endless_upload_is_stopped_within_64_kilobytes_of_the_limit(bool declaresLength)
    {
        using var client = await server.Client();
        var head = Head(client.Token, "cv.pdf");
        using var socket = await server.Connect();
        await socket.SendAsync(RequestHead(client, declaresLength ? $"Content-Length: {head.Length + Limit + 100_000}" : "Transfer-Encoding: chunked"));
        await Send(socket, head, !declaresLength);
        var block = new byte[32 * 1024];
        var sending = Task.Run(async () =>
        {
            try
            {
                for (var sent = 0; sent < 3 * Limit; sent += block.Length) await Send(socket, block, !declaresLength);
            }
            catch (SocketException)
            {
                // The server closed: that is what stops an endless sender.
            }
        });

        var answer = await ReadStatus(socket);
        await sending;

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        // Of chunks without a declared length the web server itself stops the last ones.
        Assert.InRange(server.LastRead, declaresLength ? Limit : Limit / 2, Limit + 64 * 1024);
        Assert.Empty(server.Temporary());
    }

    [Fact]
    public async Task A_declared_length_beyond_the_limit_is_refused_before_anything_is_read()
    {
        using var client = await server.Client();
        using var socket = await server.Connect();

        await socket.SendAsync(RequestHead(client, $"Content-Length: {Limit * 5L}"));

        Assert.StartsWith("HTTP/1.1 413", await ReadStatus(socket), StringComparison.Ordinal);
        Assert.Equal(0, server.LastRead);
    }

    [Fact]
    public async Task A_sender_that_goes_away_in_the_middle_leaves_nothing()
    {
        using var client = await server.Client();
        var count = server.Count();
        for (var i = 0; i < 5; i++)
        {
            using var socket = await server.Connect();
            // It says more than it sends, and closes.
            await socket.SendAsync(RequestHead(client, "Content-Length: 5000000"));
            await Send(socket, Head(client.Token, "cv.pdf"), chunked: false);
            await Send(socket, new byte[200_000 * i], chunked: false);
            await server.Until(() => server.Temporary().Count > 0);
            socket.Close(0);
        }

        await server.Until(() => server.Temporary().Count == 0);
        Assert.Equal(count, server.Count());
    }

    [Fact]
    public async Task A_length_that_says_less_than_is_sent_stores_nothing()
    {
        using var client = await server.Client();
        var count = server.Count();
        using var socket = await server.Connect();
        var body = TestFiles.Join(Head(client.Token, "cv.pdf"), PdfBuilder.Plain(), "\r\n--x--\r\n"u8.ToArray());

        await socket.SendAsync(RequestHead(client, $"Content-Length: {body.Length - 100}"));
        await Send(socket, body, chunked: false);

        Assert.StartsWith("HTTP/1.1 400", await ReadStatus(socket), StringComparison.Ordinal);
        Assert.Equal(count, server.Count());
        Assert.Empty(server.Temporary());
    }

    [Theory]
    [InlineData("text/plain", "x")]
    [InlineData("application/x-www-form-urlencoded", "a=b")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\n\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u00ff\u00fe\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x", "b")]
    public async Task A_broken_form_is_answered_as_one(string type, string body)
    {
        using var client = await server.Client();
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await client.Send(content);

        Assert.Equal((400, "Files_FormBroken"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task Too_many_or_too_long_fields_are_refused()
    {
        using var client = await server.Client();
        var many = Enumerable.Range(0, 60).Select(i => new Part($"f{i}", "x"u8.ToArray())).ToArray();

        foreach (var parts in new[] { many, [("long", new string('x', 17_000))], [.. Enumerable.Range(0, 6).Select(i => new Part($"f{i}", new byte[15_000]))], [(new string('n', 200), "x")] })
            Assert.Equal((400, "Files_FormBroken"), await client.Outcome(Form(client.Token, parts)));
    }

    [Theory]
    [InlineData(@"..\..\evil.pdf", "Files_NameUnsafe")]
    [InlineData("../../evil.pdf", "Files_NameUnsafe")]
    [InlineData("cv\u202efdp.pdf", "Files_NameUnsafe")]
    [InlineData("cv.exe.pdf", "Files_NameDouble")]
    public async Task Names_arrive_as_browsers_send_them(string name, string reason)
    {
        using var client = await server.Client();

        Assert.Equal((422, reason), await client.Outcome(Form(client.Token, File(name, PdfBuilder.Plain()))));
    }

    [Fact]
    public async Task An_erased_owner_can_store_nothing() =>
        await Assert.ThrowsAsync<KeyDestroyedException>(async () => await server.SaveForErased());

    internal static byte[] Padded(int length)
    {
        // The length is made up inside a comment; its offsets have ten digits whatever the length.
        byte[] Build(int comment) => new PdfBuilder { Header = $"%PDF-1.7\n%{new string('x', comment)}\n" }.Page("Li Wei, process engineer").Build();
        var file = Build(length - 2000);
        return Build(length - 2000 + length - file.Length);
    }

    private static Part File(string name, byte[] content, string type = "application/octet-stream") => new("file", content, name, type);

    private static ByteArrayContent Form(string? token, params Part[] parts)
    {
        var body = new MemoryStream();
        foreach (var part in token is null ? parts : [new Part("__RequestVerificationToken", Encoding.UTF8.GetBytes(token)), .. parts])
        {
            var file = part.FileName is null ? "" : $"; filename=\"{part.FileName.Replace("\"", "%22", StringComparison.Ordinal)}\"\r\nContent-Type: {part.Type}";
            body.Write(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"{part.Name}\"{file}\r\n\r\n"));
            body.Write(part.Content);
            body.Write("\r\n"u8);
        }

        body.Write("--x--\r\n"u8);
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return content;
    }

    internal static byte[] Head(string token, string name) => Encoding.UTF8.GetBytes(
        $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");

    internal static byte[] RequestHead(Visitor client, string length) => Encoding.ASCII.GetBytes(
        $"POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {client.Cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n");

    private static async Task Send(Socket socket, byte[] bytes, bool chunked)
    {
        if (bytes.Length == 0) return;
        if (chunked) await socket.SendAsync(Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"));
        await socket.SendAsync(bytes);
        if (chunked) await socket.SendAsync("\r\n"u8.ToArray());
    }

    internal static async Task<string> ReadStatus(Socket socket)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var got = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
        return Encoding.ASCII.GetString(buffer, 0, got);
    }

    internal sealed record Part(string Name, byte[] Content, string? FileName = null, string? Type = null)
    {
        public static implicit operator Part((string Name, string Value) field) => new(field.Name, Encoding.UTF8.GetBytes(field.Value));
    }

    internal sealed record Answer(int Status, string Reason, Dictionary<string, string> Fields, string? StorageName, string? Name, string? Metadata);

    internal sealed class Visitor(HttpClient http, string token, string cookie) : IDisposable
    {
        public string Token => token;

        public string Cookie => cookie;

        public async Task<Answer> Send(HttpContent content)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/upload") { Content = content };
            request.Headers.Add("Cookie", cookie);
            using var response = await http.SendAsync(request);
            var answer = (await response.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web))!;
            Assert.Equal(answer.Status, (int)response.StatusCode);
            return answer;
        }

        public async Task<(int Status, string Reason)> Outcome(HttpContent content)
        {
            var answer = await Send(content);
            return (answer.Status, answer.Reason);
        }

        public void Dispose() => http.Dispose();
    }

    public sealed class Server : IAsyncLifetime
    {
        private readonly ScratchFolder _folder = new();
        private readonly KeyOwner _owner = KeyOwner.Person(Guid.NewGuid());
        private WebApplication _app = null!;

        /// <summary>Bytes that the last upload's endpoint read from its body.</summary>
        public long LastRead { get; private set; }

        public async Task InitializeAsync()
        {
            MasterKeys.CreateFile(_folder.File("keys"));
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
            builder.Services.AddAntiforgery();
            builder.Services.AddSingleton(MasterKeys.Load(_folder.File("keys")));
            builder.Services.AddSingleton<IDataKeyStore, MemoryDataKeyStore>();
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton<PortalVault>();
            builder.Services.AddSingleton(p => new SealedFileStore(p.GetRequiredService<PortalVault>(), new FilesOptions { Directory = _folder.File("files") }, TimeProvider.System, null));
            builder.Services.AddSingleton<MultipartUpload>();
            _app = builder.Build();
            _app.MapGet("/token", (IAntiforgery antiforgery, HttpContext http) => Results.Text(antiforgery.GetAndStoreTokens(http).RequestToken));
            _app.MapPost("/upload", Upload);
            _app.Services.GetRequiredService<SealedFileStore>();
            await _app.StartAsync();
        }

        public async Task DisposeAsync()
        {
            await _app.DisposeAsync();
            _folder.Dispose();
        }

        internal async Task<Visitor> Client()
        {
            var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()) };
            using var response = await http.GetAsync(new Uri("/token", UriKind.Relative));
            return new(http, await response.Content.ReadAsStringAsync(), response.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        }

        internal async Task<Socket> Connect()
        {
            LastRead = 0;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, new Uri(_app.Urls.First()).Port));
            return socket;
        }

        internal async Task<byte[]> Stored(string name)
        {
            await using var stream = (await _app.Services.GetRequiredService<SealedFileStore>().Open(_owner, name))!;
            var content = new MemoryStream();
            await stream.CopyToAsync(content);
            return content.ToArray();
        }

        internal async Task SaveForErased()
        {
            var erased = KeyOwner.Person(Guid.NewGuid());
            await _app.Services.GetRequiredService<PortalVault>().Destroy(erased);
            await _app.Services.GetRequiredService<SealedFileStore>().Save(erased, new MemoryStream([1]), 10);
        }

        internal List<FileInfo> Temporary() => [.. new DirectoryInfo(Path.Combine(_folder.File("files"), "tmp")).EnumerateFiles()];

        internal int Count() => Directory.EnumerateFiles(_folder.File("files"), "*", SearchOption.AllDirectories).Count();

        internal async Task Until(Func<bool> reached)
        {
            for (var i = 0; i < 6000 && !reached(); i++) await Task.Delay(10);
            Assert.True(reached());
        }

        private async Task Upload(HttpContext http, MultipartUpload upload)
        {
            var body = new CountingStream(http.Request.Body, count => LastRead = count);
            http.Request.Body = body;
            var outcome = await upload.Receive(http, _owner, UploadRules.PapersAndPictures, http.RequestAborted);
            var answer = outcome switch
            {
                UploadOutcome.Stored s => new Answer(200, "Stored", new(s.Fields), s.Receipt.StorageName, s.Receipt.CleanName, s.Receipt.Metadata.ToString()),
                UploadOutcome.Refused r => new Answer(r.Status, r.Reason.Name, new(r.Fields), null, null, null),
                _ => throw new InvalidOperationException(),
            };
            http.Response.StatusCode = answer.Status;
            await http.Response.WriteAsJsonAsync(answer);
        }

        private sealed class CountingStream(Stream inner, Action<long> onRead) : Stream
        {
            private long _count;

            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var got = await inner.ReadAsync(buffer, cancellationToken);
                onRead(_count += got);
                return got;
            }

            public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
