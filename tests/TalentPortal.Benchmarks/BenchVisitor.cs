using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TalentPortal.Benchmarks;

/// <summary>One answer to a form.</summary>
/// <param name="Ms">From sending the form to the last byte of the answer.</param>
/// <param name="Answer">Status, where it leads and what the page says, without what differs between any two answers.</param>
internal sealed record Sample(double Ms, string Answer);

/// <summary>A browser without scripts, at a place in the network that no other visitor has, so that it meets no limit of others.</summary>
internal sealed partial class BenchVisitor : IDisposable
{
    private static int _last;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _address;

    public BenchVisitor(Uri address)
    {
        var number = Interlocked.Increment(ref _last);
        _address = address;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = _cookies,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(new IPAddress([127, 1, (byte)(number / 250), (byte)(number % 250 + 1)]), 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Takes over a cookie as an answer would have set it.</summary>
    public void Take(string setCookie) => _cookies.SetCookies(_address, setCookie);

    /// <summary>Opens the page, then sends its form and measures that alone.</summary>
    public async Task<Sample> Ask(string path, params (string Name, string Value)[] fields)
    {
        var page = await _client.GetStringAsync("/en/" + path);
        // Not the one for signing out, which has no fields.
        var form = PostedForm().Matches(page).Select(match => match.Value).Single(found => found.Contains("name=\"Form.", StringComparison.Ordinal));
        var sent = Hidden().Matches(form).Select(input => KeyValuePair.Create(Name().Match(input.Value).Groups[1].Value, Value().Match(input.Value).Groups[1].Value))
            .Concat(fields.Select(field => KeyValuePair.Create("Form." + field.Name, field.Value))).ToList();
        using var content = new FormUrlEncodedContent(sent);
        var started = Stopwatch.GetTimestamp();
        using var answer = await _client.PostAsync("/en/" + path, content);
        var body = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        // What differs between any two answers: tokens, ids, and the typed address in its field.
        foreach (var (_, value) in fields) body = body.Replace(value, "", StringComparison.Ordinal);
        body = Value().Replace(body, "");
        return new Sample(took, $"{(int)answer.StatusCode} {answer.Headers.Location} {(body.Length > 0 ? Content().Match(body).Value.GetHashCode(StringComparison.Ordinal) : 0)}");
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<form(?=[^>]*method=\"post\").*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostedForm();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();
}
