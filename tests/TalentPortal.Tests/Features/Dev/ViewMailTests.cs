using TalentPortal.Features.Dev;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Tests.Features.Dev;

public class ViewMailTests(MailboxFixture portal) : IClassFixture<MailboxFixture>
{
    [Fact]
    public async Task A_mail_shows_what_its_recipient_reads()
    {
        await portal.Deliver("reader@example.net");
        var entry = (await portal.As(null).Get(new BrowseMail())).Mails[0];
        var mail = await portal.As(null).Get(new ViewMail(entry.Id));
        Assert.Equal(("reader@example.net", "请确认您的邮箱地址"), (mail.To, mail.Subject));
        Assert.Contains("您好！", mail.Text);
    }

    [Fact]
    public async Task A_mail_that_is_not_there_is_not_found()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewMail(Guid.NewGuid()))).Kind);
    }
}
