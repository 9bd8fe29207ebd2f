using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Mail;

public class MailQueueTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Dictionary<string, string> Path = new() { [MailTemplates.Path] = "account/confirm?token=canary-token-77" };

    [Fact]
    public async Task A_mail_to_a_user_reaches_their_address_in_their_language()
    {
        await Queue("fujian", queue => queue.ToUser(Personas.Talent.UserId, MailTemplates.ApplicationStateChanged, null, new Dictionary<string, string> { ["path"] = "me/applications" }));
        var mail = Assert.Single(await portal.Mails(Personas.Talent.Email));
        Assert.Equal("您的申请有新进展", mail.Subject);
        Assert.Equal("http://localhost:5080/fujian/zh/me/applications", mail.Link);
        Assert.StartsWith("福建海外人才 <", mail.From);
    }

    [Fact]
    public async Task A_mail_from_the_national_site_links_to_it()
    {
        await Queue("", queue => queue.ToAddress("somebody@example.net", MailTemplates.ConfirmEmail, Language.English, Path));
        var mail = Assert.Single(await portal.Mails("somebody@example.net"));
        Assert.Equal("Confirm your email address", mail.Subject);
        Assert.Equal("http://localhost:5080/en/account/confirm?token=canary-token-77", mail.Link);
    }

    [Fact]
    public async Task Address_and_link_lie_sealed_in_the_outbox_and_are_gone_after_delivery()
    {
        await Queue("fujian", queue => queue.ToAddress("canary-address@example.net", MailTemplates.StaffInvitation, Language.Chinese, Path));
        var id = await portal.Scalar<Guid>("select id from outbox_messages where done_at is null");
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages m where m::text ~ 'canary' or encode(coalesce(sealed_payload, ''), 'escape') ~ 'canary'"));
        await portal.Mails("");
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where id = $1 and done_at is not null and sealed_payload is null and payload is null", id));
    }

    [Fact]
    public async Task A_command_that_fails_sends_no_mail()
    {
        await using var scope = Scope("fujian");
        await scope.ServiceProvider.GetRequiredService<MailQueue>().ToAddress("nobody-at-all@example.net", MailTemplates.ConfirmEmail, Language.English, Path);
        await scope.DisposeAsync();
        Assert.Empty(await portal.Mails("nobody-at-all@example.net"));
    }

    [Fact]
    public async Task A_closed_account_gets_no_mail()
    {
        await portal.Scalar<int>("update accounts.users set closed_at = now() where id = $1", Personas.OtherTalent.UserId);
        await Queue("fujian", queue => queue.ToUser(Personas.OtherTalent.UserId, MailTemplates.PasswordChanged, Language.English, Path));
        Assert.Empty(await portal.Mails(Personas.OtherTalent.Email));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is null"));
    }

    [Theory]
    [InlineData("NoSuchMail", "me")]
    [InlineData(MailTemplates.ConfirmEmail, "//evil.example/x")]
    [InlineData(MailTemplates.ConfirmEmail, "/absolute")]
    [InlineData(MailTemplates.ConfirmEmail, "https://evil.example")]
    [InlineData(MailTemplates.ConfirmEmail, "javascript:alert(1)")]
    [InlineData(MailTemplates.ConfirmEmail, "a b")]
    public async Task A_mail_that_cannot_be_right_is_refused_when_it_is_queued(string template, string path)
    {
        await using var scope = Scope("fujian");
        await Assert.ThrowsAsync<ArgumentException>(() => scope.ServiceProvider.GetRequiredService<MailQueue>()
            .ToUser(Personas.Talent.UserId, template, null, new Dictionary<string, string> { ["path"] = path }));
    }

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("李@例子.公司", true)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("<a@b.example>", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("@b.example", false)]
    [InlineData("a@", false)]
    [InlineData("a@b..example", false)]
    [InlineData("a@b.example\u202e", false)]
    public void An_address_is_one_address_and_nothing_else(string address, bool isAddress) => Assert.Equal(isAddress, MailAddressRules.IsAddress(address));

    private async Task Queue(string tenant, Func<MailQueue, Task> add)
    {
        await using var scope = Scope(tenant);
        await add(scope.ServiceProvider.GetRequiredService<MailQueue>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    private AsyncServiceScope Scope(string tenant)
    {
        var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", tenant.Length == 0 ? null : PortalFixture.TenantOf(tenant)), Rights.None);
        return scope;
    }
}
