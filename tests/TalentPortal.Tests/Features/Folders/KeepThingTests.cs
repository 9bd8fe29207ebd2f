using TalentPortal.Features.Folders;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Pathways;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Folders;

public sealed class KeepThingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_kept_twice_stands_there_once_sealed_and_for_its_person_alone()
    {
        await portal.WithGuide();
        var (person, other) = (await portal.NewPerson(), await portal.NewPerson());
        var job = await portal.Position();
        foreach (var site in new[] { "fujian", "zhongguancun", "", "fujian" }) await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide, site);
        await portal.Keeps(person, KeptKind.Position, FolderScene.KeyOf(job));

        var mine = await portal.Folder(person);
        Assert.Equal([FolderScene.Guide, FolderScene.KeyOf(job)], mine.Things.Select(item => item.Shown.Thing.Key));
        Assert.Equal((ContentDesk.Id, PortalFixture.TenantOf("fujian").Id), (mine.Things[0].Shown.Thing.Owner, mine.Things[1].Shown.Thing.Owner));
        Assert.Empty((await portal.Folder(other)).Things);
        var kept = (await portal.Scalar<byte[]>("select written from talent_folders where user_id = $1", person.UserId))!;
        Assert.True(kept.Length > 40 && kept.AsSpan().IndexOf("kept-guide"u8) < 0);
        await using var app = await portal.OpenAsApp(user: other.UserId, side: CallSide.Party);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from talent_folders where user_id = $1", app) { Parameters = { new() { Value = person.UserId } } };
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Only_what_the_site_shows_to_everybody_can_be_kept()
    {
        var person = await portal.NewPerson();
        var (job, draft) = (await portal.Position(), await HousingScene.Draft(portal));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new KeepThing(KeptKind.Guide, "no-such"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new KeepThing(KeptKind.Flat, FolderScene.KeyOf(draft)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new KeepThing(KeptKind.Position, "no-id"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "zhongguancun").Send(new KeepThing(KeptKind.Position, FolderScene.KeyOf(job)))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new KeepThing((KeptKind)77, "x"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new KeepThing(KeptKind.Guide, new string('x', KeptThing.KeyMax + 1)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new KeepThing(KeptKind.Guide, FolderScene.Guide))).Kind);
        Assert.True((await portal.Folder(person)).IsEmpty);
    }

    [Fact]
    public async Task Two_who_keep_at_once_lose_nothing_and_there_is_an_end_to_both_number_and_time()
    {
        await portal.WithGuide();
        await portal.WithWay();
        var person = await portal.NewPerson();
        var flat = await portal.Flat();
        await Task.WhenAll(portal.Keeps(person, KeptKind.Guide, FolderScene.Guide), portal.Keeps(person, KeptKind.Flat, FolderScene.KeyOf(flat)));
        Assert.Equal(2, (await portal.Folder(person)).Things.Count);
        portal.Clock.Advance(TimeSpan.FromDays(740));
        await portal.RunWork("personal-retention");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from talent_folders where user_id = $1", person.UserId));
    }
}

public sealed class ViewMyFolderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_thing_says_how_it_stands_today_and_keeps_its_name_when_it_is_gone()
    {
        var person = await portal.NewPerson();
        await portal.Release(GuideScene.Text("to-come", portal.Day(5)), GuideScene.Text("ends", portal.Day(-30), portal.Day(3)));
        var (job, flat, let) = (await portal.Position(), await portal.Flat(), await portal.Flat());
        foreach (var guide in new[] { "to-come", "ends" }) await portal.Keeps(person, KeptKind.Guide, guide);
        await portal.Keeps(person, KeptKind.Position, FolderScene.KeyOf(job));
        foreach (var one in new[] { flat, let }) await portal.Keeps(person, KeptKind.Flat, FolderScene.KeyOf(one));

        async Task<IReadOnlyList<(ThingState State, DateOnly? Day)>> Now() => [.. (await portal.Folder(person)).Things.Select(item => (item.Shown.State, item.Shown.Day))];
        Assert.Equal([(ThingState.Announced, portal.Day(5)), (ThingState.EndsOn, portal.Day(3)), (ThingState.ClosesOn, portal.Day(20)), (ThingState.Fine, null), (ThingState.Fine, null)], await Now());

        await portal.Employer().Get(new CloseJob(job, JobCloseReason.Filled));
        await portal.As(HousingScene.Curator).Get(new TalentPortal.Features.Housing.LetListing(let, await portal.VersionOf(let)));
        var ended = portal.Day(3);
        portal.Clock.Advance(TimeSpan.FromDays(HousingListing.CheckedDays + 2));
        Assert.Equal([ThingState.Fine, ThingState.Over, ThingState.Closed, ThingState.Stale, ThingState.NotOffered], (await Now()).Select(one => one.State));
        Assert.Equal(ended, (await Now())[1].Day);
        var gone = (await portal.Folder(person)).Things[^1];
        Assert.Equal(("鼓楼两居室", null), (gone.Title.Zh, gone.Shown.Path));
    }

    [Theory]
    [InlineData("en", "Policy guides", "Undo")]
    [InlineData("zh", "\u653f\u7b56\u6307\u5357", "\u64a4\u9500")]
    public async Task The_pages_work_without_scripts_from_the_button_to_the_note_and_back(string language, string group, string undo)
    {
        await portal.WithGuide();
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var guide = $"/fujian/{language}/guides/{FolderScene.Guide}";
        Assert.Equal("false", (await client.Page(guide)).QuerySelector("#keep-this")!.GetAttribute("data-kept"));
        Assert.Equal(guide + "#keep-this", await client.Press(guide));
        Assert.Equal("true", (await client.Page(guide)).QuerySelector("#keep-this")!.GetAttribute("data-kept"));

        var folder = $"/fujian/{language}/me/folders";
        var page = await client.Page(folder);
        Assert.Contains(group, page.QuerySelector("#policy")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll($"[data-group=policy] a[href='guides/{FolderScene.Guide}']"));
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        using (var noted = await client.Submit(folder, new { Note = "Ask about the total" }, "form:has([name=Note])")) Assert.Contains("done=noted", noted.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var wrong = await client.Submit(folder, new { Note = new string('x', TalentFolder.NoteMax + 1) }, "form:has([name=Note])")) Assert.NotNull((await wrong.Page()).QuerySelector(".error-summary a[href$='#f-note']"));
        using (var removed = await client.Submit(folder, new { }, "form:has([name=Item]):not(:has([name=Note]))")) Assert.Contains("done=removed", removed.Headers.Location!.ToString(), StringComparison.Ordinal);
        page = await client.Page(folder);
        Assert.Contains(undo, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var back = await client.Send(folder, page, new { }, ".notice form")) Assert.Contains("done=restored", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ask about the total", (await client.Page(folder)).QuerySelector("[data-group=policy]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(guide + "#keep-this", await client.Press(guide));
        Assert.Empty((await portal.Folder(person)).Things);
    }

    [Fact]
    public async Task A_form_of_somebody_signed_in_that_carries_no_token_changes_nothing()
    {
        await portal.WithGuide();
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        using var content = new FormUrlEncodedContent([new("kind", "Guide"), new("key", FolderScene.Guide)]);
        using var answer = await client.PostAsync(new Uri("/fujian/en/folders/keep", UriKind.Relative), content);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await portal.Folder(person)).Things);
    }
}

public sealed class RemoveThingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_takes_anything_out_of_anothers_folder_and_once_more_takes_nothing()
    {
        await portal.WithGuide();
        var (person, other) = (await portal.NewPerson(), await portal.NewPerson());
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        var entry = (await portal.Folder(person)).Things[0].Id;
        await portal.As(other).Get(new RemoveThing(entry, default, null));
        await portal.As(other).Get(new RemoveThing(null, KeptKind.Guide, FolderScene.Guide));
        Assert.Single((await portal.Folder(person)).Things);
        await portal.As(person).Get(new RemoveThing(entry, default, null));
        await portal.As(person).Get(new RemoveThing(entry, default, null));
        var mine = await portal.Folder(person);
        Assert.Empty(mine.Things);
        Assert.Equal($"Example {FolderScene.Guide}", mine.Removed?.En);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new RemoveThing(null, default, null))).Kind);
    }
}

public sealed class RestoreThingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_taken_out_comes_back_with_its_note_for_an_hour()
    {
        await portal.WithGuide();
        var person = await portal.NewPerson();
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        var entry = (await portal.Folder(person)).Things[0].Id;
        await portal.As(person).Get(new NoteThing(entry, "Mine"));
        await portal.As(person).Get(new RemoveThing(entry, default, null));
        await portal.As(person).Get(new RestoreThing());
        await portal.As(person).Get(new RestoreThing());
        Assert.Equal("Mine", Assert.Single((await portal.Folder(person)).Things).Note);
        await portal.As(person).Get(new RemoveThing(entry, default, null));
        portal.Clock.Advance(TalentFolder.UndoFor);
        Assert.Null((await portal.Folder(person)).Removed);
        await portal.As(person).Get(new RestoreThing());
        Assert.Empty((await portal.Folder(person)).Things);
    }
}

public sealed class NoteThingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_note_is_ones_own_can_be_emptied_and_has_an_end()
    {
        await portal.WithGuide();
        var (person, other) = (await portal.NewPerson(), await portal.NewPerson());
        await portal.Keeps(person, KeptKind.Guide, FolderScene.Guide);
        var entry = (await portal.Folder(person)).Things[0].Id;
        await portal.As(person).Get(new NoteThing(entry, " Ask first "));
        Assert.Equal("Ask first", (await portal.Folder(person)).Things[0].Note);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new NoteThing(entry, "x"))).Kind);
        Assert.Equal("NoteThing_Unfit", (await portal.As(person).Send(new NoteThing(entry, new string('x', TalentFolder.NoteMax + 1)))).Errors.Single().Text.Name);
        await portal.As(person).Get(new NoteThing(entry, " "));
        Assert.Null((await portal.Folder(person)).Things[0].Note);
    }
}
