using System.IO.Compression;
using System.Net;
using System.Text;
using TalentPortal.Features.Bundles;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Living;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Living;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Bundles;

internal static class BundleScene
{
    public static async Task<ViewBundleResult> Sent(this PortalFixture portal, params (string Name, string Text)[] files)
    {
        var id = (await portal.As(EditScene.Curator()).Get(new UploadBundle("content.zip", BundleReaderTests.Zip(files)))).Id;
        return await portal.As(EditScene.Curator()).Get(new ViewBundle(id));
    }

    public static async Task<ApplyBundleResult> Apply(this PortalFixture portal, ViewBundleResult bundle) => await portal.As(EditScene.Curator()).Get(new ApplyBundle(bundle.Id, bundle.Version));

    public static string Guide(string key, string en = "One.") => GuideFile.Write(GuideScene.Text(key).With(GuideScene.Block("what", "一。", en)) is var text ? text with { Head = text.Head with { Source = null } } : null!);

    public static ContentReading File(this ViewBundleResult bundle, string name) => bundle.Files.Single(file => file.Name == name);
}

public sealed class ExportBundleTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task What_was_taken_out_comes_back_the_same_all_of_it()
    {
        var curator = EditScene.Curator(ContentDesk.Slug);
        var bundle = await portal.As(curator).Get(new ExportBundle());
        using (var archive = new ZipArchive(new MemoryStream(bundle.Content)))
        {
            Assert.True(archive.Entries.Count > 30);
            Assert.Contains(archive.Entries, entry => entry.FullName == "services.csv");
        }

        var id = (await portal.As(curator).Get(new UploadBundle(bundle.Name, bundle.Content))).Id;
        var seen = await portal.As(curator).Get(new ViewBundle(id));
        Assert.Empty(seen.Strange);
        Assert.Equal([], seen.Files.Where(file => file.State != ContentLineState.Same).Select(file => $"{file.Name}: {string.Join(" / ", file.Lines.Where(line => line.State != ContentLineState.Same).Take(3).Select(line => $"{line.Line} {line.State} {line.Words}"))}"));
        Assert.Equal((0, 0), await portal.As(curator).Get(new ApplyBundle(id, seen.Version)) is var applied ? (applied.Taken, applied.Faulty) : default);
    }

    [Fact]
    public async Task Cells_that_look_like_formulas_are_harmless_and_come_back_as_they_were()
    {
        await portal.Service(LivingScene.Form with { NameEn = "=HYPERLINK(\"https://x.example\")", Phone = "+86 591 0000" });
        var bundle = await portal.As(EditScene.Curator()).Get(new ExportBundle());
        using var archive = new ZipArchive(new MemoryStream(bundle.Content));
        using var reader = new StreamReader(archive.GetEntry("services.csv")!.Open());
        var table = await reader.ReadToEndAsync();
        Assert.Contains("'=HYPERLINK", table, StringComparison.Ordinal);
        Assert.Contains("'+86 591", table, StringComparison.Ordinal);
        var id = (await portal.As(EditScene.Curator()).Get(new UploadBundle(bundle.Name, bundle.Content))).Id;
        Assert.All((await portal.As(EditScene.Curator()).Get(new ViewBundle(id))).Files, file => Assert.Equal(ContentLineState.Same, file.State));
    }
}

public sealed class UploadBundleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_cannot_be_read_is_not_kept()
    {
        foreach (var (name, content) in new (string?, byte[]?)[] { (null, [1]), ("x.zip", null), ("x.zip", []), ("", [1]) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(EditScene.Curator()).Send(new UploadBundle(name, content))).Kind);
        Assert.Equal("Bundle_Broken", (await portal.As(EditScene.Curator()).Send(new UploadBundle("x.zip", "no archive"u8.ToArray()))).Reason!.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from content_bundles"));
    }

    [Fact]
    public async Task A_form_leads_to_what_the_file_would_change()
    {
        using var http = await portal.SignedInClient(EditScene.Curator());
        var answer = await http.Upload(BundleReaderTests.Zip(("guides/sent.md", BundleScene.Guide("sent"))), "content.zip", "/fujian/zh/admin/bundles", "application/zip");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Matches("/fujian/zh/admin/bundles/[0-9a-f-]{36}$", answer.Headers.Location!.ToString());
        var report = await http.GetStringAsync(answer.Headers.Location + "/report");
        Assert.Contains("guides/sent.md,1,sent,新增", report, StringComparison.Ordinal);
    }
}

public sealed class ViewBundleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_guide_and_each_line_says_what_it_comes_to_and_nothing_is_written()
    {
        await portal.Begin("known");
        var known = await portal.Scalar<string>("select v.text from guide_versions v join guides g on g.id = v.guide_id where g.key = 'known'");
        await portal.Service(LivingScene.Form with { NameZh = "甲医院" });
        var code = await portal.Scalar<string>("select code from local_services where name_zh = '甲医院'");
        const string Head = "code,kind,place,name_zh,name_en,text_zh,text_en,phone,hours,languages,url,owner_zh,owner_en,checked_on\n";
        var bundle = await portal.Sent(
            ("guides/known.md", known!.Replace("One.", "Two.", StringComparison.Ordinal)), ("guides/new.md", BundleScene.Guide("new")), ("guides/bad.md", BundleScene.Guide("bad").Replace("kind: policy", "kind: rumour", StringComparison.Ordinal)),
            ("guides/misnamed.md", BundleScene.Guide("other")), ("guides/unknown.md", BundleScene.Guide("unknown", "{v:no.claim}")),
            ("services.csv", Head + $"{code},Hospital,350102,甲医院,Example Hospital,门诊,Outpatients,120,Mo-Fr 09:00-17:00,\"zh,en\",,,,\n,Bank,350102,乙银行,Bank B,银行,Bank,,25:00,,,,,\nnobody,Bank,350102,丙,C,银行,Bank,,,,,,,\n"));
        Assert.Equal((ContentLineState.Changed, "- One.\n+ Two."), (bundle.File("guides/known.md").State, bundle.File("guides/known.md").Lines[0].Words));
        Assert.Equal(ContentLineState.New, bundle.File("guides/new.md").State);
        Assert.Equal((ContentLineState.Faulty, 3), (bundle.File("guides/bad.md").State, bundle.File("guides/bad.md").Lines[0].Line));
        Assert.Equal((ContentLineState.Faulty, 2), (bundle.File("guides/misnamed.md").State, bundle.File("guides/misnamed.md").Lines[0].Line));
        Assert.Contains("no.claim", bundle.File("guides/unknown.md").Lines[0].Words, StringComparison.Ordinal);
        Assert.Equal([(2, ContentLineState.Changed), (3, ContentLineState.Faulty), (4, ContentLineState.Faulty)], bundle.File("services.csv").Lines.Select(line => (line.Line, line.State)));
        Assert.Equal("- phone: \n+ phone: 120", bundle.File("services.csv").Lines[0].Words);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from guides where key in ('known', 'new', 'bad', 'other', 'unknown')"));

        var chinese = await portal.As(EditScene.Curator(), language: Language.Chinese).Get(new ViewBundle(bundle.Id));
        Assert.NotEqual(bundle.File("guides/bad.md").Lines[0].Words, chinese.File("guides/bad.md").Lines[0].Words);
        foreach (var stranger in new[] { EditScene.Curator("greater-bay"), Personas.Staff(PortalRole.Reviewer), Personas.Talent })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ViewBundle(bundle.Id))).Kind);
    }

    [Fact]
    public async Task What_comes_with_the_release_is_told_and_not_changed()
    {
        var bundle = await portal.Sent(("terms.csv", "key,zh,en,means_zh,means_en\naccelerator,加速,accelerator,别的,Another\n"), ("sources.csv", "code,kind\nS1,Law\n"));
        Assert.Equal([ContentLineState.Faulty, ContentLineState.Faulty], bundle.Files.Select(file => file.State));
        Assert.Equal((0, 2), await portal.Apply(bundle) is var applied ? (applied.Taken, applied.Faulty) : default);
    }
}

public sealed class ApplyBundleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Guides_become_drafts_that_somebody_else_reads_and_faulty_files_change_nothing()
    {
        var shown = await portal.Publish(await portal.Begin("shown"));
        var text = (await portal.Scalar<string>("select text from guide_versions where id = $1", shown.VersionId))!;
        var bundle = await portal.Sent(("guides/shown.md", text.Replace("One.", "Two.", StringComparison.Ordinal)), ("guides/fresh.md", BundleScene.Guide("fresh")), ("guides/broken.md", "---\n"));
        Assert.Equal((2, 1), await portal.Apply(bundle) is var applied ? (applied.Taken, applied.Faulty) : default);
        Assert.Equal("Published Draft", await portal.Scalar<string>("select string_agg(v.state, ' ' order by v.number) from guide_versions v join guides g on g.id = v.guide_id where g.key = 'shown'"));
        Assert.False(await portal.Scalar<bool>("select is_public from guides where key = 'fresh'"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from guides where key = 'broken'"));
        var draft = (await portal.Own(shown.GuideId, 2)).Chosen;
        await portal.As(EditScene.Curator()).Get(new TalentPortal.Features.Guides.SubmitGuide(draft.Id, draft.Version));
        draft = (await portal.Own(shown.GuideId, 2)).Chosen;
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new TalentPortal.Features.Guides.ReviewGuide(draft.Id, true, null, draft.Version))).Kind);
        Assert.Equal(OutcomeKind.Refused, (await portal.As(EditScene.Curator()).Send(new ApplyBundle(bundle.Id, (await portal.As(EditScene.Curator()).Get(new ViewBundle(bundle.Id))).Version))).Kind);
        Assert.Equal(ContentLineState.Changed, (await portal.As(EditScene.Curator()).Get(new ViewBundle(bundle.Id))).File("guides/shown.md").State);
    }

    [Fact]
    public async Task A_table_is_taken_in_whole_and_new_services_are_hidden()
    {
        const string Head = "code,kind,place,name_zh,name_en,text_zh,text_en,phone,hours,languages,url,owner_zh,owner_en,checked_on\n";
        const string Good = ",Bank,350102,丁银行,Bank D,银行,Bank,,,,,,,\n";
        Assert.Equal((0, 1), await portal.Apply(await portal.Sent(("services.csv", Head + Good + ",Nonsense,350102,戊,E,银行,Bank,,,,,,,\n"))) is var bad ? (bad.Taken, bad.Faulty) : default);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from local_services where name_zh = '丁银行'"));
        Assert.Equal((1, 0), await portal.Apply(await portal.Sent(("services.csv", Head + Good))) is var good ? (good.Taken, good.Faulty) : default);
        Assert.False(await portal.Scalar<bool>("select is_public from local_services where name_zh = '丁银行'"));
        // The same table again: nothing doubles.
        Assert.Equal(ContentLineState.Same, (await portal.Sent(("services.csv", Head + Good))).Files.Single().State);
    }

    [Fact]
    public async Task Who_looked_at_another_state_and_strangers_take_nothing_in()
    {
        var bundle = await portal.Sent(("guides/mine.md", BundleScene.Guide("mine")));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(EditScene.Curator()).Send(new ApplyBundle(bundle.Id, bundle.Version + 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(EditScene.Curator("greater-bay")).Send(new ApplyBundle(bundle.Id, bundle.Version))).Kind);
    }
}

public sealed class BrowseBundlesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ones_own_are_listed_for_a_while()
    {
        var bundle = await portal.Sent(("guides/listed.md", BundleScene.Guide("listed")));
        Assert.Equal([bundle.Id], (await portal.As(EditScene.Second()).Get(new BrowseBundles())).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(EditScene.Curator("greater-bay")).Get(new BrowseBundles())).Items);
        portal.Clock.Advance(TimeSpan.FromDays(ContentBundle.KeptDays + 1));
        Assert.Empty((await portal.As(EditScene.Second()).Get(new BrowseBundles())).Items);
    }
}
