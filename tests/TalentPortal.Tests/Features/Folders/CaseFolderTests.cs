using System.Net;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Folders;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Appointments;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.ReturnPlans;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Folders;

public sealed class ShareFolderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_in_ones_own_open_case_and_only_where_there_is_something_to_show()
    {
        await portal.WithGuide();
        var (mine, other) = (await portal.Opened(), await portal.Opened());
        Assert.Equal("ShareFolder_Empty", (await portal.As(mine.Talent).Send(new ShareFolder(mine.Id))).Reason?.Name);
        await portal.Keeps(mine.Talent, KeptKind.Guide, FolderScene.Guide);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(mine.Talent).Send(new ShareFolder(other.Id))).Kind);
        Assert.Null((await portal.Folder(mine.Talent)).SharedCaseId);
        await portal.As(mine.Talent, "zhongguancun").Get(new ShareFolder(mine.Id));
        Assert.Equal(mine.Id, (await portal.Folder(mine.Talent)).SharedCaseId);
    }
}

public sealed class CloseFolderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_taken_back_is_gone_at_once_for_who_read_it()
    {
        await portal.WithGuide();
        var of = await portal.Bookable();
        await portal.Keeps(of.Case.Talent, KeptKind.Guide, FolderScene.Guide);
        await portal.As(of.Case.Talent).Get(new ShareFolder(of.Case.Id));
        Assert.Single((await portal.As(of.Consultant).Get(new ViewCaseFolder(of.Case.Id))).Items);
        await portal.As(of.Case.Talent).Get(new CloseFolder());
        await portal.As(of.Case.Talent).Get(new CloseFolder());
        var after = await portal.As(of.Consultant).Get(new ViewCaseFolder(of.Case.Id));
        Assert.Equal((0, null), (after.Items.Count, after.SharedAt));
    }
}

public sealed class ViewCaseFolderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_reads_the_list_without_notes_and_the_person_sees_that_they_did()
    {
        await portal.WithGuide();
        var (of, other) = (await portal.Bookable(), await portal.Bookable());
        var person = of.Case.Talent;
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        await portal.As(person).Get(new NoteThing((await portal.Folder(person)).Things[0].Id, "for my eyes"));
        Assert.Null((await portal.As(of.Consultant).Get(new ViewCaseFolder(of.Case.Id))).SharedAt);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'kept'", person.UserId));

        await portal.As(person).Get(new ShareFolder(of.Case.Id));
        var seen = await portal.As(of.Consultant).Get(new ViewCaseFolder(of.Case.Id));
        Assert.Equal(FolderScene.Guide, Assert.Single(seen.Items).Shown.Thing.Key);
        Assert.DoesNotContain("for my eyes", System.Text.Json.JsonSerializer.Serialize(seen), StringComparison.Ordinal);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'kept'", person.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other.Consultant).Send(new ViewCaseFolder(of.Case.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.CampusConsultant)).Send(new ViewCaseFolder(of.Case.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ViewCaseFolder(of.Case.Id))).Kind);
    }
}

public sealed class ReadCaseFolderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_system_opens_it_for_the_case_that_the_person_named_alone()
    {
        await portal.WithGuide();
        var (one, other) = (await portal.Opened(), await portal.Opened());
        await portal.Keeps(one.Talent, KeptKind.Guide, FolderScene.Guide);
        await portal.As(one.Talent).Get(new ShareFolder(one.Id));
        Task<Outcome<ReadCaseFolderResult>> Read(Guid of, Guid person) => portal.Dispatcher.Send(new ReadCaseFolder(of), CallOrigin.System("test", PortalFixture.TenantOf("fujian"), person));
        Assert.True((await Read(one.Id, one.Talent.UserId)).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await Read(other.Id, one.Talent.UserId)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Read(one.Id, other.Talent.UserId)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(one.Talent).Send(new ReadCaseFolder(one.Id))).Kind);
    }
}

public sealed class FolderFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "Policy guides", "Near the sea")]
    [InlineData("zh", "\u653f\u7b56\u6307\u5357", "Near the sea")]
    public async Task Everything_of_the_folder_is_in_one_file_with_whole_addresses_and_nothing_that_was_typed_becomes_markup(string language, string group, string plan)
    {
        await portal.WithGuide();
        var of = await portal.Bookable();
        var person = of.Case.Talent;
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        await portal.As(person).Get(new NoteThing((await portal.Folder(person)).Things[0].Id, "<script>alert(1)</script>\nsecond line"));
        await portal.KeptPlan(person);
        await portal.Booked(of);
        using var client = await portal.SignedInClient(person);
        using var answer = await client.GetAsync(new Uri($"/fujian/{language}/me/folders/file", UriKind.Relative));
        Assert.Equal(("text/html", "attachment"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = await answer.Page();
        Assert.Equal(language == "zh" ? "zh-Hans" : "en", page.DocumentElement.GetAttribute("lang"));
        foreach (var part in new[] { group, plan, "<script>alert(1)</script>", "second line" }) Assert.Contains(part, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.True(Uri.IsWellFormedUriString(link.GetAttribute("href"), UriKind.Absolute)));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith($"/me/appointments/{of.Case.Id}", StringComparison.Ordinal));

        using var visitor = await portal.Http();
        using var refused = await visitor.GetAsync(new Uri($"/fujian/{language}/me/folders/file", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }
}
