using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Appointments;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Webhooks;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Api;

/// <summary>
/// What the portal publishes for programs, as it comes out of a running portal, and what judges that are not ours say of
/// it (tests/validators). Each kind of document is also handed over with one thing broken, so that a judge that lets
/// everything pass is seen.
/// </summary>
public sealed class JudgedDocuments : HostedPortal
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Systems of employers listen on this machine here.</summary>
    public JudgedDocuments() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Outbound:AllowLoopback"] = "true" }));

    private readonly List<(string Name, string Kind, string Text)> _documents = [];
    private Dictionary<string, string[]> _faults = [];

    /// <summary>What the judge says of a document.</summary>
    public IReadOnlyList<string> FaultsOf(string name) => _faults.TryGetValue(name, out var faults) ? faults : throw new KeyNotFoundException($"Nobody judged “{name}”; judged were {string.Join(", ", _faults.Keys)}");

    public IReadOnlyCollection<string> Judged => _faults.Keys;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var http = await Http();
        await Postings(http);
        await Keep("site map of positions, zh", "site-map", "/fujian/zh/sitemap-jobs-1.xml", http, text => text.Replace("<lastmod>2", "<lastmod>MM", StringComparison.Ordinal));
        await Keep("site map of positions, en", "site-map", "/fujian/en/sitemap-jobs-1.xml", http, text => text.Replace(" hreflang=\"en\"", "", StringComparison.Ordinal));
        await Keep("site map of employers", "site-map", "/fujian/en/sitemap-employers-1.xml", http);
        await Keep("site map of pages", "site-map", "/zh/sitemap-pages-1.xml", http);
        await Keep("index of site maps", "xml", "/sitemap.xml", http);
        await Keep("feed of positions, en", "atom", "/fujian/en/jobs/feed.atom", http, text => text.Replace("<entry><id>", "<entry><nid>", StringComparison.Ordinal).Replace("</id><title>", "</nid><title>", StringComparison.Ordinal));
        await Keep("feed of positions, all services, zh", "atom", "/zh/jobs/feed.atom", http);
        await Keep("positions for job boards, zh", "xml", "/fujian/zh/jobs/indeed.xml", http, text => text.Replace("]]></title>", "</title>", StringComparison.Ordinal));
        await Keep("positions for job boards, en", "xml", "/fujian/en/jobs/indeed.xml", http);
        await Keep("description of the interface", "openapi", "/openapi/v1.json", http, text => text.Replace("\"operationId\": \"getJob\"", "\"operationId\": \"listJobs\"", StringComparison.Ordinal));
        await Keep("description of the interface of one service", "openapi", "/fujian/openapi/v1.json", http);
        await Webhooks();
        await Calendars();
        await Judge();
    }

    private async Task Postings(HttpClient http)
    {
        (string Name, Workplace Workplace, bool HasPay)[] kinds =
            [("on site, with pay", Workplace.OnSite, true), ("on site, without pay", Workplace.OnSite, false), ("remote, with pay", Workplace.Remote, true), ("remote, without pay", Workplace.Remote, false)];
        foreach (var (name, workplace, hasPay) in kinds)
        {
            var id = await this.Live(fields =>
            {
                (fields.TitleEn, fields.Workplace, fields.ClosingDate) = ($"Chip ]]> designer & <{name}>", workplace, "2026-12-31");
                fields.DescriptionEn = JobScene.Hostile + " ]]> &nbsp;";
                if (!hasPay) (fields.PayMin, fields.PayMax, fields.PayNegotiable) = (null, null, true);
            });
            foreach (var language in (string[])["zh", "en"])
                await Keep($"position {name}, {language}", "job-posting", $"/fujian/{language}/jobs/{id}", http, text => text.Replace("\"datePosted\":", "\"dateMissing\":", StringComparison.Ordinal));
        }
    }

    /// <summary>What a system that listens got, and the sample of the standard under our signature.</summary>
    private async Task Webhooks()
    {
        await using var listening = await this.Listens();
        await this.Live(fields => fields.Reference = "R-7 \u9f8d \U0001F409");
        await this.Tell();
        Keep("webhook: posting published", Json(listening.Receiver.All[^1], listening.Secret), message => message with { Body = message.Body.Replace("live", "dead", StringComparison.Ordinal) });
        await this.Applied();
        await this.Tell();
        Keep("webhook: application received", Json(listening.Receiver.All[^1], listening.Secret), message => message with { Secret = WebhookSecret.New().Text });
        var next = WebhookSecret.New().Text;
        await listening.Owner.Get(new RotateWebhookSecret(listening.Id, next));
        await listening.Test();
        Keep("webhook: secret changed, receiver has the former", Json(listening.Receiver.All[^1], listening.Secret), message => message with { Headers = [] });
        // Rightly signed, an hour ago.
        Keep("webhook: secret changed, receiver has the new one", Json(listening.Receiver.All[^1], next), message => message.SignedAt(Clock.GetUtcNow().AddHours(-1)));
        var (sample, at) = (WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!, DateTimeOffset.FromUnixTimeSeconds(1614265330));
        const string Body = "{\"test\": 2432232314}";
        var vector = JsonSerializer.Serialize(new { secret = sample.Text, id = "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp = at.ToUnixTimeSeconds(), body = Body, signature = sample.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, Encoding.UTF8.GetBytes(Body)) });
        Keep("webhook: sample of the standard", "webhook-signature", vector, text => text.Replace("2432232314", "2432232315", StringComparison.Ordinal));
    }

    private static JudgedMessage Json(Received message, string secret) => new(secret, message.Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.Ordinal)).ToDictionary(), message.Body);

    private void Keep(string name, JudgedMessage message, Func<JudgedMessage, JudgedMessage> broken) =>
        Keep(name, "webhook", JsonSerializer.Serialize(message, JsonSerializerOptions.Web), _ => JsonSerializer.Serialize(broken(message), JsonSerializerOptions.Web));

    /// <summary>A message with the secret that its receiver has.</summary>
    private sealed record JudgedMessage(string Secret, Dictionary<string, string> Headers, string Body)
    {
        public JudgedMessage SignedAt(DateTimeOffset at) => this with
        {
            Headers = new(Headers)
            {
                ["webhook-timestamp"] = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["webhook-signature"] = WebhookSecret.Read(Secret)!.Sign(Headers["webhook-id"], at, Encoding.UTF8.GetBytes(Body)),
            },
        };
    }

    /// <summary>What the mails about an appointment hold for the recipient's calendar.</summary>
    private async Task Calendars()
    {
        var of = await this.Bookable();
        var (id, _) = await this.Booked(of);
        await Keep("calendar: asked for", of.Consultant.Email);
        await this.Answer(id, of.Consultant);
        await Keep("calendar: confirmed", of.Case.Talent.Email, text => text.Replace("DTSTART:2", "DTSTART:soon", StringComparison.Ordinal));
        await this.Answer(id, of.Consultant, confirms: false);
        await Keep("calendar: called off", of.Case.Talent.Email, text => text.Replace("STATUS:CANCELLED", "STATUS:CONFIRMED", StringComparison.Ordinal));
    }

    private async Task Keep(string name, string address, Func<string, string>? broken = null)
    {
        var folder = Services.GetRequiredService<MailFolder>();
        foreach (var mail in await this.Mails(address))
        {
            var text = await File.ReadAllTextAsync(folder.FileOf(mail.Id));
            if (text.IndexOf("text/calendar; method=", StringComparison.Ordinal) is not (> 0 and var at)) continue;
            var part = text[at..];
            part = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            Keep(name, "calendar", Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)])), broken);
            return;
        }

        throw new InvalidOperationException($"No mail to {address} has a part for the calendar.");
    }

    private async Task Keep(string name, string kind, string address, HttpClient http, Func<string, string>? broken = null)
    {
        using var answer = await Open(http, address);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
        Keep(name, kind, await answer.Content.ReadAsStringAsync(), broken);
    }

    private void Keep(string name, string kind, string text, Func<string, string>? broken)
    {
        _documents.Add((name, kind, text));
        if (broken is null) return;
        if (broken(text) == text) throw new InvalidOperationException($"“{name}” has nothing to break.");
        _documents.Add((name + ", broken", kind, broken(text)));
    }

    private async Task Judge()
    {
        var judges = Path.Combine(Repository.Root, "tests", "validators");
        if (!Directory.Exists(Path.Combine(judges, "node_modules"))) throw new InvalidOperationException("The validators are not installed: run eng/test.sh, or npm ci in tests/validators.");
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "judged")).FullName;
        var checks = new List<object>();
        foreach (var (name, kind, text) in _documents)
        {
            var file = $"{checks.Count}.{(kind == "openapi" ? "json" : kind)}";
            await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            checks.Add(new { name, kind, file });
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "checks.json"), JsonSerializer.Serialize(checks));
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(judges, "check.mjs"), folder]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = judges })!;
        using var tooLong = new CancellationTokenSource(Longest);
        var (said, cried) = (node.StandardOutput.ReadToEndAsync(tooLong.Token), node.StandardError.ReadToEndAsync(tooLong.Token));
        try
        {
            await node.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw new TimeoutException("The validators did not come to an end.");
        }

        if (node.ExitCode != 0) throw new InvalidOperationException($"The validators failed: {await cried}");
        _faults = JsonSerializer.Deserialize<Dictionary<string, string[]>>(await said)!;
    }
}
