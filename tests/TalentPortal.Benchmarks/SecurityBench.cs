using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Benchmarks;

/// <summary>
/// What the door tells a stranger of who has an account: status, words and time of each answer, for addresses with and
/// without an account in turn, each from a place in the network and with a password of its own, so that no limit is met.
/// </summary>
internal static partial class SecurityBench
{
    private const double GapMax = 5;
    private const double AucMax = 0.60;
    private const int Known = 0, Unknown = 1, Control = 2;

    private static int _source;

    public static async Task<int> Run(int samples)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var server = cluster;
        await using var app = BenchPortal.Build(connections, null, new KeyValuePair<string, string?>("Portal:Mail:From", "portal@example.org"));
        await app.StartAsync();
        await AddPeople(app.Services, samples + 20);
        var address = new Uri(app.Urls.First());
        var ways = new (string Name, string Path, Func<int, bool, (string, string)[]> Fields)[]
        {
            ("sign in", "account/sign-in", (i, known) => [("Email", Email("known", i, known)), ("Password", "wrong words " + Guid.NewGuid())]),
            ("sign in, second factor", "account/sign-in", (i, known) => [("Email", Email("factor", i, known)), ("Password", "wrong words " + Guid.NewGuid())]),
            ("register", "account/register", (i, known) => [("Email", Email("known", i, known)), ("Password", "new words " + Guid.NewGuid())]),
            ("forgot", "account/forgot", (i, known) => [("Email", Email(known ? "known" : "nobody", i, known))]),
            ("resend", "account/confirm/resend", (i, known) => [("Email", Email(known ? "known" : "nobody", i, known))]),
        };
        var isGood = true;
        Console.WriteLine($"{samples} samples each with an account, without one, and once more without one as control, in turn; limits: same answers, medians {GapMax:0} ms apart, AUC {AucMax:0.00}");
        foreach (var (name, path, fields) in ways)
        {
            for (var i = samples; i < samples + 10; i++) await Ask(address, path, fields(i, i % 2 == 0));
            // The control is as much without an account as the second group: what differs between these two is the machine's noise.
            List<(double Ms, string Answer)>[] groups = [[], [], []];
            for (var i = 0; i < samples; i++)
            {
                for (var turn = 0; turn < groups.Length; turn++)
                {
                    var group = (i + turn) % groups.Length;
                    groups[group].Add(await Ask(address, path, fields(group == Control ? i + samples + 20 : i, group == Known)));
                }
            }

            var answers = groups.SelectMany(group => group).Select(sample => sample.Answer).Distinct().ToList();
            var (gap, auc) = Between(groups[Known], groups[Unknown]);
            var (noise, chance) = Between(groups[Control], groups[Unknown]);
            var holds = answers.Count == 1 && gap <= GapMax && auc <= AucMax;
            isGood &= holds;
            Console.WriteLine($"{name,-24} answers {answers.Count}   with an account p50 {Median(groups[Known]):0.0} ms, without {Median(groups[Unknown]):0.0} ms, gap {gap:0.00} ms, AUC {auc:0.000}   control gap {noise:0.00} ms, AUC {chance:0.000}   {(holds ? "holds" : "MISSES")}");
            if (answers.Count > 1) foreach (var answer in answers) Console.WriteLine("  " + answer[..Math.Min(300, answer.Length)]);
        }

        return isGood ? 0 : 1;
    }

    private static string Email(string kind, int i, bool hasAccount) => hasAccount ? $"{kind}{i:0000}@example.org" : $"{kind}{i:0000}@example.com";

    /// <summary>Opens the page, then sends its form and measures that alone.</summary>
    private static async Task<(double Ms, string Answer)> Ask(Uri address, string path, (string Name, string Value)[] fields)
    {
        var number = Interlocked.Increment(ref _source);
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(new IPAddress([127, 1, (byte)(number / 250), (byte)(number % 250 + 1)]), 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = address };
        var page = await client.GetStringAsync("/en/" + path);
        var form = PostedForm().Match(page).Value;
        var sent = Hidden().Matches(form).Select(input => KeyValuePair.Create(Name().Match(input.Value).Groups[1].Value, Value().Match(input.Value).Groups[1].Value))
            .Concat(fields.Select(field => KeyValuePair.Create("Form." + field.Name, field.Value))).ToList();
        using var content = new FormUrlEncodedContent(sent);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync("/en/" + path, content);
        var body = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        // What differs between any two answers: tokens, ids, and the typed address in its field.
        foreach (var (_, value) in fields) body = body.Replace(value, "", StringComparison.Ordinal);
        body = Value().Replace(body, "");
        return (took, $"{(int)answer.StatusCode} {answer.Headers.Location} {(body.Length > 0 ? Content().Match(body).Value.GetHashCode(StringComparison.Ordinal) : 0)}");
    }

    private static async Task AddPeople(IServiceProvider services, int count)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var addresses = scope.ServiceProvider.GetRequiredService<AccountAddresses>();
        var factors = scope.ServiceProvider.GetRequiredService<SecondFactors>();
        var hash = PasswordHash.Create("the right words of everybody");
        foreach (var kind in new[] { "known", "factor" })
        {
            for (var i = 0; i < count; i++)
            {
                var user = new AccountUser { Id = Guid.CreateVersion7(), SecurityStamp = Guid.NewGuid().ToString("N"), ConcurrencyStamp = "x", CreatedAt = TimeProvider.System.GetUtcNow(), PasswordHash = hash };
                await addresses.Put(user, EmailAddress.Read(Email(kind, i, hasAccount: true))!, CancellationToken.None);
                db.Add(user);
                if (kind == "factor") await factors.SetKey(user, Totp.NewKey(), CancellationToken.None);
            }
        }

        await db.SaveChangesAsync();
    }

    private static (double Gap, double Auc) Between(List<(double Ms, string)> a, List<(double Ms, string)> b) => (Math.Abs(Median(a) - Median(b)), Auc(a, b));

    private static double Median(IEnumerable<(double Ms, string)> samples)
    {
        double[] sorted = [.. samples.Select(sample => sample.Ms).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>How often a guess by time alone would be right: 0.5 is chance. Whichever of the two is slower.</summary>
    private static double Auc(List<(double Ms, string)> a, List<(double Ms, string)> b)
    {
        var above = a.Sum(x => b.Sum(y => x.Item1 > y.Item1 ? 1.0 : x.Item1 < y.Item1 ? 0 : 0.5)) / ((double)a.Count * b.Count);
        return Math.Max(above, 1 - above);
    }

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
