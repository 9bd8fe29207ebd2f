using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Dom;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.Tests.Fixture;

/// <summary>A signed-in sender that writes its requests byte by byte, as no well-behaved client would.</summary>
internal sealed class RawClient
{
    private readonly Uri _address;
    private readonly string _cookies;

    private RawClient(Uri address, string cookies, IReadOnlyList<KeyValuePair<string, string>> fields) => (_address, _cookies, Fields) = (address, cookies, fields);

    /// <summary>Hidden fields of the form at hand, its token among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Opens a page as a person and takes over cookies and hidden fields of the form that <paramref name="selector"/> finds.</summary>
    public static async Task<RawClient> Open(PortalFixture portal, DemoPerson person, string page, string selector)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = await portal.Address() };
        var session = portal.SessionCookie(person, Personas.SessionOf(person));
        http.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");
        using var answer = await http.GetAsync(page);
        var document = await answer.Page();
        var form = document.QuerySelectorAll(selector).OfType<IHtmlFormElement>().First();
        var given = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];
        return new(http.BaseAddress!, string.Join("; ", given.Prepend($"{session.Name}={session.Value}")), PageForms.Fields(form));
    }

    /// <summary>The beginning of an upload form: its fields, and the head of the file's part.</summary>
    public byte[] Head(byte[] fileName) =>
    [
        .. Encoding.UTF8.GetBytes(string.Concat(Fields.Where(field => field.Key != "_command").Append(new("_command", Guid.CreateVersion7().ToString()))
            .Select(field => $"--x\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\n\r\n{field.Value}\r\n"))),
        .. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""u8, .. fileName, .. "\"\r\nContent-Type: application/octet-stream\r\n\r\n"u8,
    ];

    public async Task<Socket> Begin(string path, string length)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_address.Host, _address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {_address.Authority}\r\nCookie: {_cookies}\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=x\r\n{length}\r\nConnection: close\r\n\r\n"));
        return socket;
    }

    /// <summary>Sends a whole upload and gives status line and headers of the answer.</summary>
    public async Task<string> Upload(string path, byte[] fileName, byte[] file, int lie = 0)
    {
        byte[] body = [.. Head(fileName), .. file, .. "\r\n--x--\r\n"u8];
        using var socket = await Begin(path, $"Content-Length: {body.Length + lie}");
        try
        {
            await socket.SendAsync(body);
            if (lie > 0) socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Refused before all of it was sent; the answer says why.
        }

        return await Answer(socket);
    }

    public static async Task<string> Answer(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (length < buffer.Length && await socket.ReceiveAsync(buffer.AsMemory(length)) is var got and > 0) length += got;
        }
        catch (SocketException)
        {
            // The connection was cut behind the answer.
        }

        return Encoding.Latin1.GetString(buffer, 0, length);
    }
}
