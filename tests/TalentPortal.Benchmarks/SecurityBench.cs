using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// What the door tells a stranger of what is behind it: status, words and time of each answer, for a case that must not be
/// told and its opposite, each visitor at a place in the network of their own, so that no limit is met.
/// </summary>
internal sealed class SecurityBench
{
    private const int WarmUp = 12;
    private const string Password = "the right words of everybody";

    /// <summary>The case that must not be told, its opposite, and the opposite once more: what differs between these two is the machine's noise.</summary>
    private const int Secret = 0, Plain = 1, Control = 2;

    private readonly Random _random = new(20261122);
    private readonly Dictionary<string, (AccountUser User, byte[]? Key)> _people = [];
    private readonly IServiceProvider _services;
    private readonly Uri _address;

    private SecurityBench(IServiceProvider services, Uri address) => (_services, _address) = (services, address);

    /// <summary>What is asked in one round: each visitor who asks, and with what.</summary>
    private delegate Task<Sample> Asking(int round, int which);

    public static async Task<int> Run(int samples, string? only)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var server = cluster;
        await using var app = BenchPortal.Build(connections, null, new KeyValuePair<string, string?>("Portal:Mail:From", "portal@example.org"));
        await app.StartAsync();
        return await new SecurityBench(app.Services, new Uri(app.Urls.First())).Measure(samples, only);
    }

    private async Task<int> Measure(int samples, string? only)
    {
        await AddPeople(samples + WarmUp);
        using var member = new BenchVisitor(_address);
        var signedIn = await member.Ask("account/sign-in", ("Email", Mail("member", 0)), ("Password", Password));
        if (!signedIn.Answer.Contains("/me ", StringComparison.Ordinal)) throw new InvalidOperationException("Nobody is signed in: " + signedIn.Answer);
        await MakeCheap(_people[Mail("member", 0)].User.Id);

        // Each with a part of the one answer that it must have: else something quite different was measured.
        var ways = new (string Name, string Expected, Asking Ask)[]
        {
            ("sign in: account or none", "200 ", (i, which) => Visit("account/sign-in", Typed("wrong", i, which), ("Password", Guid.NewGuid().ToString()))),
            ("sign in: second factor or no account", "200 ", (i, which) => Visit("account/sign-in", Typed("wrong-factor", i, which), ("Password", Guid.NewGuid().ToString()))),
            ("code: right but used, or wrong", "200 ", AskForCode),
            ("register: account or none", "account/register?sent=true", (i, which) => Visit("account/register", Typed("register", i, which), ("Password", "new words " + Guid.NewGuid()))),
            ("forgot: account or none", "account/forgot?sent=true", (i, which) => Visit("account/forgot", Typed("forgot", i, which))),
            ("resend: account or none", "account/confirm/resend?sent=true", (i, which) => Visit("account/confirm/resend", Typed("resend", i, which))),
            ("resend: registered or not", "account/confirm/resend?sent=true", (i, which) => Visit("account/confirm/resend", Typed("waiting", i, which))),
            ("change address: account or none", "account/email?sent=true", (i, which) => member.Ask("account/email", Typed("change", i, which), ("Password", Password))),
        };
        Console.WriteLine(FormattableString.Invariant($"{samples} rounds, in each the case that must not be told, its opposite, and that once more as control, in any order; limits: same answers, gap {Telling.GapMax:0} ms, AUC {Telling.AucMax:0.00}"));
        var worst = 0;
        foreach (var (name, expected, ask) in ways)
        {
            if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)) worst = Math.Max(worst, await Judge(name, expected, ask, samples));
        }

        return worst;
    }

    /// <returns>0 when it holds, 1 when it does not, 2 when the machine was too busy to tell.</returns>
    private async Task<int> Judge(string name, string expected, Asking ask, int samples)
    {
        List<Sample>[] groups = [[], [], []];
        for (var round = 0; round < samples + WarmUp; round++)
        {
            // In any order: what one answer leaves behind to be cleared away must not always meet the same other one.
            int[] order = [Secret, Plain, Control];
            _random.Shuffle(order);
            foreach (var which in order)
            {
                var sample = await ask(round, which);
                if (round >= WarmUp) groups[which].Add(sample);
            }
        }

        var times = groups.Select(group => group.Select(sample => sample.Ms).ToList()).ToList();
        var (told, noise) = (Telling.Of(times[Secret], times[Plain]), Telling.Of(times[Control], times[Plain]));
        var answers = groups.SelectMany(group => group).Select(sample => sample.Answer).Distinct().ToList();
        var same = answers.Count == 1 && answers[0].Contains(expected, StringComparison.Ordinal);
        var verdict = same && told.Holds ? 0 : same && !noise.Holds ? 2 : 1;
        Console.WriteLine(FormattableString.Invariant($"{name,-37} answers {answers.Count}   p50 {Telling.Median(times[Secret]),6:0.0} | {Telling.Median(times[Plain]),6:0.0} ms   {told}   control: {noise}   {(verdict switch { 0 => "holds", 1 => "MISSES", _ => "TOO NOISY" })}"));
        if (!same) foreach (var answer in answers) Console.WriteLine($"  {answer[..Math.Min(300, answer.Length)]}   expected {expected}");
        return verdict;
    }

    private async Task<Sample> Visit(string path, params (string, string)[] fields)
    {
        using var visitor = new BenchVisitor(_address);
        return await visitor.Ask(path, fields);
    }

    /// <summary>The second step, for one who has the password: whether a code seen over a shoulder was right must not show.</summary>
    private async Task<Sample> AskForCode(int round, int which)
    {
        var (user, key) = _people[Mail("code", round)];
        var now = TimeProvider.System.GetUtcNow();
        var near = Enumerable.Range(-2, 5).Select(later => Totp.Code(key, Totp.StepAt(now) + later)).ToList();
        var code = near[2];
        while (which != Secret && near.Contains(code)) code = $"{_random.Next(1_000_000):000000}";
        var first = new DefaultHttpContext();
        _services.GetRequiredService<PortalCookies>().Await(first, new PendingSignIn(user.Id, user.SecurityStamp!, false, now + PortalCookies.PendingLifetime));
        using var visitor = new BenchVisitor(_address);
        visitor.Take(first.Response.Headers.SetCookie.Single()!);
        return await visitor.Ask("account/sign-in/code", ("Code", code));
    }

    /// <summary>What a signed-in member asks is preceded by a check of their own password, the same in all cases: it would only hide what follows.</summary>
    private async Task MakeCheap(Guid user)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        var hash = PasswordHash.Create(Password, 1);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<AccountUser>().Where(u => u.Id == user).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash));
    }

    private static (string, string) Typed(string kind, int round, int which) => ("Email", which == Secret ? Mail(kind, round) : $"{kind}{round:0000}-{which}@example.com");

    private static string Mail(string kind, int round) => $"{kind}{round:0000}@example.org";

    private async Task AddPeople(int count)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var hash = PasswordHash.Create(Password);
        await Add("member", 0);
        foreach (var kind in new[] { "wrong", "wrong-factor", "code", "register", "forgot", "resend", "change" })
        {
            for (var i = 0; i < count; i++) await Add(kind, i);
        }

        var (links, addresses) = (scope.ServiceProvider.GetRequiredService<AccountLinks>(), scope.ServiceProvider.GetRequiredService<AccountAddresses>());
        for (var i = 0; i < count; i++)
        {
            var email = EmailAddress.Read(Mail("waiting", i))!;
            await links.Add(LinkKind.Registration, null, email, await addresses.TokenOf(email, CancellationToken.None), hash, Language.English, null, CancellationToken.None);
        }

        await db.SaveChangesAsync();

        async Task Add(string kind, int number)
        {
            var key = kind is "wrong-factor" or "code" ? Totp.NewKey() : null;
            var user = new AccountUser { Id = Guid.CreateVersion7(), SecurityStamp = Guid.NewGuid().ToString("N"), ConcurrencyStamp = "x", CreatedAt = TimeProvider.System.GetUtcNow(), PasswordHash = hash };
            await scope.ServiceProvider.GetRequiredService<AccountAddresses>().Put(user, EmailAddress.Read(Mail(kind, number))!, CancellationToken.None);
            db.Add(user);
            if (key is not null) await scope.ServiceProvider.GetRequiredService<SecondFactors>().SetKey(user, key, CancellationToken.None);
            // Every code of this day was used already.
            if (kind == "code") user.FactorLastStep = Totp.StepAt(user.CreatedAt.AddDays(1));
            _people[Mail(kind, number)] = (user, key);
        }
    }
}
