using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Housing;

public sealed class StoreListingPhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_picture_without_its_words_in_both_languages_is_refused_and_leaves_nothing_behind()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        var receipt = await portal.Picture();
        foreach (var (zh, en) in new (string?, string?)[] { (null, null), ("客厅", null), (null, "Living room"), (" ", "Living room") })
            Assert.Equal("StoreListingPhoto_AltMissing", (await portal.As(HousingScene.Operator).Send(new StoreListingPhoto(id, receipt, zh, en))).Errors[0].Text.Name);

        var files = portal.FileCount();
        var page = $"/fujian/en/employer/housing/{id}";
        using var client = await portal.SignedInClient(HousingScene.Operator);
        using var refused = await client.Upload(PictureBuilder.Jpeg(), "room.jpg", page, "image/jpeg");
        Assert.EndsWith("refused=StoreListingPhoto_AltMissing", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((files, 0L), (portal.FileCount(), await portal.Scalar<long>("select count(*) from housing_photos where listing_id = $1", id)));
        Assert.Contains("both languages", (await client.Page(page + "?refused=StoreListingPhoto_AltMissing")).QuerySelector("main .error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_comes_by_the_form_without_its_place_and_everybody_sees_it_with_its_words()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        using var client = await portal.SignedInClient(HousingScene.Operator);
        var document = await client.Page($"/fujian/en/employer/housing/{id}");
        var form = document.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form[enctype='multipart/form-data']")!;
        var fields = PageForms.Fields(form).Where(field => field.Key is not ("altZh" or "altEn")).Concat([new("altZh", "客厅朝南"), new("altEn", "Living room, facing south")]);
        using var sent = await client.Upload(new Uri(new Uri(client.BaseAddress!, document.QuerySelector("base")!.GetAttribute("href")!), form.GetAttribute("action")!), fields, PictureBuilder.Jpeg(PictureBuilder.Exif()), "room.jpg", "image/jpeg");
        Assert.EndsWith($"employer/housing/{id}?done=photo", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var visitor = await portal.Http();
        var image = (await visitor.Page($"/fujian/zh/housing/{id}")).QuerySelector("main article img")!;
        Assert.Equal("客厅朝南", image.GetAttribute("alt"));
        using var shown = await visitor.GetAsync($"/fujian/zh/{image.GetAttribute("src")}");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        Assert.True(TestFiles.IndexOf(await shown.Content.ReadAsByteArrayAsync(), "CANARY-GPS") < 0);
    }

    [Fact]
    public async Task Only_pictures_only_so_many_and_only_by_its_keepers()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        var receipt = await portal.Picture();
        foreach (var bad in new[] { null!, receipt with { Kind = FileKind.Pdf } }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(HousingScene.Operator).Send(new StoreListingPhoto(id, bad, "图", "Picture"))).Kind);
        foreach (var who in new[] { portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.Talent), portal.As(Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await who.Send(new StoreListingPhoto(id, receipt, "图", "Picture"))).Kind);
        for (var at = 0; at < HousingListing.PhotosMost; at++) await portal.Pictured(id);
        Assert.Equal("StoreListingPhoto_Enough", (await portal.As(HousingScene.Operator).Send(new StoreListingPhoto(id, receipt, "图", "Picture"))).Reason!.Name);
        Assert.Equal("StoreListingPhoto_Enough", (await portal.As(HousingScene.Operator).Send(new CheckListingPhotoUpload(id))).Reason!.Name);
    }
}

public sealed class CheckListingPhotoUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_asks_who_sends_before_a_file_is_taken()
    {
        var id = await portal.Draft(by: HousingScene.Operator);
        Assert.True((await portal.As(HousingScene.Operator).Send(new CheckListingPhotoUpload(id))).IsOk);
        Assert.True((await portal.As(HousingScene.Curator).Send(new CheckListingPhotoUpload(id))).IsOk);
        foreach (var who in new[] { portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.Talent), portal.As(Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await who.Send(new CheckListingPhotoUpload(id))).Kind);
    }
}

public sealed class OpenListingPhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_while_and_where_its_flat_does()
    {
        var (shown, draft) = (await portal.Offered(), await portal.Draft());
        var (photo, hidden) = (await portal.Pictured(shown), await portal.Pictured(draft));
        Assert.True((await portal.As(null).Send(new OpenListingPhoto(photo))).IsOk);
        Assert.True((await portal.As(null, "").Send(new OpenListingPhoto(photo))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(new OpenListingPhoto(photo))).Kind);
        foreach (var gone in new[] { hidden, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new OpenListingPhoto(gone))).Kind);
        await portal.Check(draft, portal.Today());
        Assert.True((await portal.As(null).Send(new OpenListingPhoto(hidden))).IsOk);
    }
}

public sealed class RemoveListingPhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_leaves_the_page_and_the_disk_and_others_cannot_take_it_away()
    {
        var id = await portal.Offered(by: HousingScene.Operator);
        var photo = await portal.Pictured(id);
        var name = (await portal.Scalar<string>("select file_name from housing_photos where id = $1", photo))!;
        foreach (var who in new[] { portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.Talent), portal.As(Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await who.Send(new RemoveListingPhoto(photo))).Kind);
        // A public picture of staff's own can be seen by the operator, and not be taken away.
        var theirs = await portal.Pictured(await portal.Offered());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Operator).Send(new RemoveListingPhoto(theirs))).Kind);
        await portal.As(HousingScene.Operator).Get(new RemoveListingPhoto(photo));
        await portal.Drain();
        Assert.Empty((await portal.As(null).Get(new ViewListing(id))).Photos);
        Assert.False(portal.FileExists(name));
    }
}

public sealed class RecordListingPhotoScanTests(RecordPhotoScanTests.Scanned portal) : IClassFixture<RecordPhotoScanTests.Scanned>
{
    [Fact]
    public async Task Nobody_sees_a_picture_before_the_scanner_has_looked_at_it()
    {
        var id = await portal.Offered();
        var photo = await portal.Pictured(id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new OpenListingPhoto(photo))).Kind);
        Assert.Empty((await portal.As(null).Get(new ViewListing(id))).Photos);
        await portal.Drain();
        Assert.True((await portal.As(null).Send(new OpenListingPhoto(photo))).IsOk);

        var bad = await portal.Pictured(id);
        await portal.AsSystem().Get(new RecordListingPhotoScan(bad, FileRelease.Infected));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from housing_photos where id = $1", bad));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(HousingScene.Curator).Send(new RecordListingPhotoScan(photo, FileRelease.Released))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new RecordListingPhotoScan(photo, FileRelease.Quarantined))).Kind);
    }
}
