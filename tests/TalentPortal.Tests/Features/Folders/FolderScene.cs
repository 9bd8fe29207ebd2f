using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Folders;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Keeping;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Folders;

/// <summary>What the tests about folders start from: something public of each kind that matters.</summary>
internal static class FolderScene
{
    public const string Guide = "kept-guide";

    /// <summary>A guide in force, which the desk shows on every site.</summary>
    public static async Task WithGuide(this PortalFixture portal)
    {
        if (await portal.Scalar<long>("select count(*) from guides where key = $1", Guide) == 0) await portal.Release(GuideScene.Text(Guide, portal.Day(-30)));
    }

    public static string KeyOf(Guid id) => id.ToString("N");

    public static Task<Guid> Position(this PortalFixture portal) => portal.Live(fields => fields.ClosingDate = portal.Day(20).Day());

    public static Task<Guid> Flat(this PortalFixture portal) => portal.Offered();

    public static async Task Keeps(this PortalFixture portal, DemoPerson person, KeptKind kind, string key, string tenant = "fujian") => await portal.As(person, tenant).Get(new KeepThing(kind, key));

    public static async Task<ViewMyFolderResult> Folder(this PortalFixture portal, DemoPerson person, string tenant = "fujian") => await portal.As(person, tenant).Get(new ViewMyFolder());

    /// <summary>Sends the button of a page as a browser does, which names the origin; gives where it leads.</summary>
    public static async Task<string> Press(this HttpClient client, string path, IHtmlDocument page, string selector = "#keep-this")
    {
        var form = page.QuerySelector<IHtmlFormElement>(selector)!;
        using var request = new HttpRequestMessage(HttpMethod.Post, PageForms.Target(client, page, form, path)) { Content = PageForms.Encode(PageForms.Fields(form)) };
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<string> Press(this HttpClient client, string path, string selector = "#keep-this") => await client.Press(path, await client.Page(path), selector);

    /// <summary>A guide of the desk, as a cookie or a folder names it.</summary>
    public static KeptThing GuideThing { get; } = new(KeptKind.Guide, Guide, ContentDesk.Id);
}
