using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Mail;

/// <summary>The mail server is down, refuses, falls silent, hangs up (sec-R09).</summary>
public sealed class MailOutageTests(MailOutageTests.SinkFixture portal) : IClassFixture<MailOutageTests.SinkFixture>
{
    private const int Mails = 40;

    [Fact]
    public async Task Through_every_kind_of_outage_each_mail_arrives_once_and_a_poisonous_one_is_parked()
    {
        var sink = portal.Sink;
        portal.Options.Port = 1;
        await Queue();
        await Dispatch();
        Assert.Empty(sink.Taken);

        portal.Options.Port = sink.Port;
        sink.Answer = (step, _) => step == "connect" ? "421 closing" : null;
        await Dispatch();
        sink.Answer = (step, _) => step == "RCPT" ? "451 greylisted" : null;
        await Dispatch();
        sink.HangsAt = "message";
        portal.Sender.TimeoutAfter = TimeSpan.FromMilliseconds(400);
        await Dispatch();
        // From here on every mail has all the time it needs, or a busy machine would send one again.
        portal.Sender.TimeoutAfter = SmtpMailSender.Timeout;
        Assert.Empty(sink.Taken);
        Assert.Equal((long)Mails, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is null and parked_at is null and last_error is not null"));

        // The server takes these over, but the portal never hears of it: they are sent again, under the same Message-ID.
        sink.HangsAt = null;
        sink.Answer = (_, _) => null;
        sink.DropsAfterMessage = true;
        await Dispatch();
        sink.DropsAfterMessage = false;
        sink.Answer = (step, line) => step == "RCPT" && line.Contains("reader-7@", StringComparison.Ordinal) ? "550 no such user" : null;
        sink.Delay = TimeSpan.FromMilliseconds(25);
        await Dispatch();

        Assert.Equal(Mails, sink.Taken.Select(mail => mail.Id).Distinct().Count());
        Assert.All(sink.Taken.GroupBy(mail => mail.Id), copies => Assert.InRange(copies.Count(), 1, 2));
        Assert.Equal(Mails, sink.Taken.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(Mails - 1L, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is not null"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where parked_at is not null"));
        Assert.True(sink.MostAtOnce >= 4, "Mails leave side by side.");
    }

    private async Task Dispatch()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(30));
        await portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);
    }

    private async Task Queue()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
        var queue = scope.ServiceProvider.GetRequiredService<MailQueue>();
        for (var i = 0; i < Mails; i++)
            await queue.ToAddress($"reader-{i}@example.net", MailTemplates.ConfirmEmail, Language.Chinese, new Dictionary<string, string> { ["path"] = "account/confirm?token=" + i });
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    public sealed class SinkFixture : PortalFixture
    {
        public SinkFixture()
        {
            Sender = new SmtpMailSender(Microsoft.Extensions.Options.Options.Create(Options));
            Change(builder => builder.Services.AddSingleton<IMailSender>(Sender));
        }

        public MailOptions Options { get; } = new() { From = "portal@example.org", Host = "127.0.0.1", Security = MailSecurity.None };

        internal SmtpMailSender Sender { get; }

        internal SmtpSink Sink { get; } = new();

        public override async Task DisposeAsync()
        {
            await Sink.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
