using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Mail;

public partial class MailComposerTests
{
    private static readonly MailComposer Composer = new(Options.Create(new SiteOptions { Origin = "https://portal.example/" }));

    public static TheoryData<string, Language> All
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (var template in MailTemplates.Values.Keys)
                foreach (var language in Languages.All) all.Add(template, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_mail_is_whole_in_both_languages(string template, Language language)
    {
        var mail = Compose(template, language, PortalFixture.TenantOf("fujian"));
        foreach (var text in (string[])[mail.Subject, mail.Text, mail.Html.Split("</head>")[1]])
        {
            Assert.DoesNotMatch("[{}]", Style().Replace(text, ""));
            Assert.Equal(language == Language.Chinese, Han().IsMatch(text));
        }

        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Contains("\nhttps://portal.example/fujian/" + language.Segment() + "/a/page?token=x&y=1\n", mail.Text);
        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.Equal(language.Tag(), page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelectorAll("a"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Equal("https://portal.example/fujian/" + language.Segment() + "/a/page?token=x&y=1", link.GetAttribute("href")));
        Assert.Equal(mail.Subject, page.Title);
        Assert.Empty(page.QuerySelectorAll("img, script, link, iframe"));
    }

    [Fact]
    public void Chinese_mails_use_full_width_punctuation()
    {
        foreach (var template in MailTemplates.Values.Keys)
        {
            var mail = Compose(template, Language.Chinese, PortalFixture.TenantOf("fujian"));
            Assert.DoesNotMatch(@"[\u4e00-\u9fff][,.:;!?()]|[,:;!?()][\u4e00-\u9fff]", mail.Text.Replace("https://", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_value_cannot_break_out_of_its_place()
    {
        var message = new MailMessage(MailTemplates.EmployerInvitation, null, "a@b.example", Language.English,
            new Dictionary<string, string> { ["path"] = "a", ["organisation"] = "<script>x</script> {site}\r\nBcc: everybody@example.net" });
        var mail = Composer.Compose(Guid.NewGuid(), message, "a@b.example", Language.English, null, default);
        Assert.Contains("&lt;script&gt;x&lt;/script&gt; {site} Bcc:", mail.Html);
        Assert.DoesNotContain("\nBcc", MimeMessage.Write(mail, "portal@example.org"));
    }

    [Fact]
    public void Links_lead_to_the_tenants_own_host_where_it_has_one_and_to_the_national_site_without_a_tenant()
    {
        var tenant = PortalFixture.TenantOf("fujian") with { Host = "talent.example.cn" };
        Assert.Equal("https://talent.example.cn/zh/me", MailComposer.LinkTo("https://portal.example", tenant, Language.Chinese, "me"));
        Assert.Equal("https://portal.example/en/me", MailComposer.LinkTo("https://portal.example", null, Language.English, "me"));
    }

    [Fact]
    public void A_mail_from_the_national_site_carries_its_name()
    {
        Assert.Equal("海外人才服务门户", Compose(MailTemplates.ConfirmEmail, Language.Chinese, null).SenderName);
    }

    private static OutgoingMail Compose(string template, Language language, TenantRef? tenant) => Composer.Compose(
        Guid.NewGuid(),
        new MailMessage(template, null, "someone@example.net", language, MailTemplates.Values[template].ToDictionary(name => name, name => name == MailTemplates.Path ? "a/page?token=x&y=1" : language == Language.Chinese ? "演示单位" : "Example Ltd")),
        "someone@example.net", language, tenant, new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));

    [GeneratedRegex("style=\"[^\"]*\"")]
    private static partial Regex Style();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
