using Microsoft.AspNetCore.Http;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Shell;

public sealed class LanguageLinksTests
{
    [Theory]
    [InlineData("/fujian/en", "/jobs/1", "?q=%E8%8A%AF", "/fujian/zh/jobs/1?q=%E8%8A%AF", "/fujian/en/jobs/1?q=%E8%8A%AF")]
    [InlineData("/zh", "/", "", "/zh/", "/en/")]
    [InlineData("/zh", "", "", "/zh/", "/en/")]
    public void The_visitor_stays_on_the_page(string pathBase, string path, string query, string chinese, string english)
    {
        var links = LanguageLinks.For(new PathString(pathBase), new PathString(path), new QueryString(query), ["zh", "en"]);
        Assert.Equal([chinese, english], links.Select(link => link.Href));
        Assert.Equal([pathBase.EndsWith("zh"), pathBase.EndsWith("en")], links.Select(link => link.Current));
    }

    [Fact]
    public void Languages_name_themselves_in_their_own_script()
    {
        var links = LanguageLinks.For("/zh", "/", default, ["zh", "en"]);
        Assert.Equal([("zh-Hans", "中文", "中文"), ("en", "English", "EN")], links.Select(link => (link.Tag, link.Name, link.Short)));
    }
}
