using System.Net;
using AngleSharp.Html.Parser;
using TalentPortal.Features.Dev;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Dev;

public class BrowseMailTests(MailboxFixture portal) : IClassFixture<MailboxFixture>
{
    [Fact]
    public async Task The_newest_mail_comes_first()
    {
        await portal.Deliver("first@example.net");
        await portal.Deliver("second@example.net");
        var mails = (await portal.As(null).Get(new BrowseMail())).Mails;
        Assert.Equal(["second@example.net", "first@example.net"], mails.Take(2).Select(mail => mail.To));
    }

    [Theory]
    [InlineData("/dev/mail", "zh-Hans")]
    [InlineData("/en/dev/mail", "en")]
    [InlineData("/zh/dev/mail", "zh-Hans")]
    public async Task The_page_lists_mails_and_leads_to_their_links(string address, string language)
    {
        await portal.Deliver("reader@example.net");
        using var http = await portal.Http();
        var list = new HtmlParser().ParseDocument(await http.GetStringAsync(address));
        Assert.Equal(language, list.DocumentElement.GetAttribute("lang"));
        var entry = list.QuerySelector(".mailbox a")!;
        Assert.Contains("reader@example.net", entry.TextContent);

        var mail = new HtmlParser().ParseDocument(await http.GetStringAsync(list.QuerySelector("base")!.GetAttribute("href") + entry.GetAttribute("href")));
        Assert.Equal("http://localhost:5080/fujian/zh/account/confirm?token=1", mail.QuerySelector("a[data-mail-link]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Others_on_the_machine_can_neither_list_nor_read_them()
    {
        await portal.Deliver("private@example.net");
        var folder = Path.Combine(portal.Folder, "mail");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.NotEmpty(Directory.GetFiles(folder));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_name_that_is_no_mail_of_the_folder_is_not_found()
    {
        using var http = await portal.Http();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/en/dev/mail/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/en/dev/mail/..%2fmaster-keys")).StatusCode);
    }

    [Fact]
    public async Task Outside_development_there_is_no_such_page()
    {
        var production = new MailboxFixture(isDevelopment: false);
        await production.InitializeAsync();
        try
        {
            Assert.Equal(OutcomeKind.NotFound, (await production.As(null).Send(new BrowseMail())).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await production.As(Personas.PlatformAdministrator).Send(new BrowseMail())).Kind);
        }
        finally
        {
            await production.DisposeAsync();
        }
    }
}
