using System.Text;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Platform.Mail;

public class SmtpMailSenderTests
{
    private static readonly OutgoingMail Mail = new(
        Guid.Parse("019335d2-0000-7000-8000-00000000000a"), "someone@example.net", "福建海外人才服务中心（演示）一个特别特别长的名称用来折行", "您的申请有新进展",
        "您好！\n\n.line that begins with a dot\n", "<p>您好</p>", Language.Chinese, new(2026, 11, 20, 1, 2, 3, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_whole_in_short_ascii_lines()
    {
        await using var sink = new SmtpSink();
        await Sender(sink, MailSecurity.None).Send(Mail, CancellationToken.None);
        var (from, to, id, message) = Assert.Single(sink.Taken);
        Assert.Equal(("portal@example.org", "someone@example.net", "019335d2000070008000" + "00000000000a@example.org"), (from, to, id));
        Assert.True(Ascii.IsValid(message));
        Assert.All(message.Split("\r\n"), line => Assert.InRange(line.Length, 0, 76));
        Assert.Contains("\r\nDate: Fri, 20 Nov 2026 01:02:03 +0000\r\n", message);
        Assert.Contains("\r\nSubject: =?utf-8?B?5oKo55qE55Sz6K+35pyJ5paw6L+b5bGV?=\r\n", message);
        Assert.Contains("\r\nAuto-Submitted: auto-generated\r\n", message);
        var kept = KeptMail.Read(Mail.Id, message);
        Assert.Equal((Mail.Subject, Mail.Text, Mail.Html), (kept.Subject, kept.Text, kept.Html));
        Assert.StartsWith(Mail.SenderName, kept.From);
    }

    [Fact]
    public async Task The_password_is_sent_after_starttls_only()
    {
        await using var sink = new SmtpSink { Certificate = SmtpSink.NewCertificate(), Extensions = "STARTTLS|AUTH PLAIN LOGIN" };
        await Sender(sink, MailSecurity.StartTls, user: "portal", trust: true).Send(Mail, CancellationToken.None);
        Assert.Single(sink.Taken);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH"], sink.Said.Take(4).Select(line => line.Split(' ')[0]));
        Assert.Contains("AUTH PLAIN " + Convert.ToBase64String("\0portal\0secret"u8), sink.Said);
    }

    [Fact]
    public async Task A_server_without_tls_gets_neither_password_nor_mail()
    {
        await using var sink = new SmtpSink { Answer = (step, _) => step == "STARTTLS" ? "502 what" : null };
        await Assert.ThrowsAsync<SmtpException>(() => Sender(sink, MailSecurity.StartTls, user: "portal").Send(Mail, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sender(sink, MailSecurity.None, user: "portal").Send(Mail, CancellationToken.None));
        Assert.Empty(sink.Taken);
        Assert.DoesNotContain(sink.Said, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var sink = new SmtpSink { Certificate = SmtpSink.NewCertificate(), Extensions = "STARTTLS" };
        await Assert.ThrowsAsync<System.Security.Authentication.AuthenticationException>(() => Sender(sink, MailSecurity.StartTls).Send(Mail, CancellationToken.None));
        Assert.Empty(sink.Taken);
    }

    [Theory]
    [InlineData("connect", "421 later", false)]
    [InlineData("connect", "554 not you", false)]
    [InlineData("MAIL", "550 sender unknown", false)]
    [InlineData("RCPT", "450 greylisted", false)]
    [InlineData("RCPT", "550 no such user", true)]
    [InlineData("DATA", "451 later", false)]
    [InlineData("message", "452 full", false)]
    [InlineData("message", "554 refused", true)]
    public async Task Only_a_refusal_of_recipient_or_content_is_final(string step, string answer, bool isFinal)
    {
        await using var sink = new SmtpSink { Answer = (at, _) => at == step ? answer : null };
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Sender(sink, MailSecurity.None).Send(Mail, CancellationToken.None));
        Assert.Equal(isFinal, error is OutboxRefusedException);
        Assert.Empty(sink.Taken);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("EHLO")]
    [InlineData("DATA")]
    [InlineData("message")]
    public async Task A_server_that_falls_silent_is_left(string step)
    {
        await using var sink = new SmtpSink { HangsAt = step };
        await Assert.ThrowsAsync<TimeoutException>(() => Sender(sink, MailSecurity.None, limit: TimeSpan.FromMilliseconds(300)).Send(Mail, CancellationToken.None));
    }

    [Fact]
    public async Task An_address_outside_ascii_needs_a_server_that_takes_it()
    {
        var mail = Mail with { To = "李雷@例子.公司" };
        await using var old = new SmtpSink();
        await Assert.ThrowsAsync<OutboxRefusedException>(() => Sender(old, MailSecurity.None).Send(mail, CancellationToken.None));
        await using var current = new SmtpSink { Extensions = "8BITMIME|SMTPUTF8" };
        await Sender(current, MailSecurity.None).Send(mail, CancellationToken.None);
        Assert.Equal("李雷@xn--fsqu00a.xn--55qx5d", Assert.Single(current.Taken).To);
    }

    private static SmtpMailSender Sender(SmtpSink sink, MailSecurity security, string user = "", bool trust = false, TimeSpan? limit = null) =>
        new(Options.Create(new MailOptions { From = "portal@example.org", Host = "127.0.0.1", Port = sink.Port, Security = security, User = user, Password = "secret" }))
        {
            CertificateCheck = trust ? (_, _, _, _) => true : null,
            TimeoutAfter = limit ?? SmtpMailSender.Timeout,
        };
}
