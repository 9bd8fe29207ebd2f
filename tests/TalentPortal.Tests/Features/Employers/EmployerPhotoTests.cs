using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Employers;

/// <summary>What the tests about photos start from.</summary>
internal static class PhotoScene
{
    public const string Page = "/fujian/en/employer/employers";

    public static string PublicPhoto(string employer, string tenant = "fujian") => $"/{tenant}/en/employers/{DemoPeople.Employer(employer).Id}/photo";

    /// <summary>The owner says what the photo shows.</summary>
    public static async Task<Outcome<Done>> SayPhoto(this PortalFixture portal, string employer, string? zh = "江边的实验楼", string? en = "Our laboratory by the river")
    {
        var owner = portal.As(Personas.OwnerOf(employer));
        var own = await owner.Get(new ViewOwnEmployer());
        return await owner.Send(new EditEmployer(own.Fields with { PhotoAltZh = zh, PhotoAltEn = en }, own.Version));
    }

    public static async Task<FileReceipt> PhotoReceipt(this PortalFixture portal, FileKind kind = FileKind.Jpeg)
    {
        using var content = new MemoryStream(kind == FileKind.Png ? PictureBuilder.Png() : PictureBuilder.Jpeg());
        var stored = await portal.Files().Save(KeyOwner.Platform, content, UploadRules.LargestBytes);
        return new(stored.StorageName, kind, stored.Length, stored.Sha256, "photo.jpg", MetadataState.Removed);
    }

    /// <summary>An employer with a photo on its page.</summary>
    public static async Task WithPhoto(this PortalFixture portal, string employer)
    {
        Assert.True((await portal.SayPhoto(employer)).IsOk);
        await portal.As(Personas.OwnerOf(employer)).Get(new StorePhoto(await portal.PhotoReceipt()));
    }
}

public sealed class StorePhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_photo_comes_by_the_form_without_its_place_and_everybody_sees_it_with_its_words()
    {
        Assert.True((await portal.SayPhoto("rongxin")).IsOk);
        using var owner = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        using var sent = await owner.Upload(PictureBuilder.Jpeg(PictureBuilder.Exif()), "yard.jpg", PhotoScene.Page, "image/jpeg");
        Assert.EndsWith("employer/employers?done=photo", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var visitor = await portal.Http();
        foreach (var (language, words) in new[] { ("en", "Our laboratory by the river"), ("zh", "江边的实验楼") })
        {
            var image = (await visitor.Page($"/fujian/{language}/employers/{DemoPeople.Employer("rongxin").Id}")).QuerySelector("main article img")!;
            Assert.Equal(words, image.GetAttribute("alt"));
            using var shown = await visitor.GetAsync($"/fujian/{language}/{image.GetAttribute("src")}");
            Assert.Equal((HttpStatusCode.OK, "image/jpeg", "public, max-age=600"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType, shown.Headers.CacheControl!.ToString()));
            Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(TestFiles.IndexOf(await shown.Content.ReadAsByteArrayAsync(), "CANARY-GPS") < 0);
            // Search engines read the same, with whole addresses.
            var schema = System.Text.Json.Nodes.JsonNode.Parse((await visitor.Page($"/fujian/{language}/employers/{DemoPeople.Employer("rongxin").Id}")).QuerySelector("script[type='application/ld+json']")!.TextContent)!;
            Assert.Equal(("Organization", DemoPeople.Employer("rongxin").Name.In(language == "en" ? TalentPortal.Platform.Tenancy.Language.English : TalentPortal.Platform.Tenancy.Language.Chinese)), ((string)schema["@type"]!, (string)schema["name"]!));
            Assert.EndsWith($"/fujian/{language}/{image.GetAttribute("src")}", new Uri((string)schema["image"]!).AbsoluteUri, StringComparison.Ordinal);
            Assert.EndsWith($"/fujian/{language}/employers/{DemoPeople.Employer("rongxin").Id}", new Uri((string)schema["url"]!).AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_photo_takes_its_place_and_the_last_files_leave_the_disk()
    {
        await portal.WithPhoto("haiyun");
        var (before, files) = (await Name("haiyun"), portal.FileCount());
        await portal.As(Personas.OwnerOf("haiyun")).Get(new StorePhoto(await portal.PhotoReceipt(FileKind.Png)));
        await portal.Drain();
        Assert.NotEqual(before, await Name("haiyun"));
        Assert.Equal((false, files), (portal.FileExists(before!), portal.FileCount()));
    }

    [Fact]
    public async Task Only_the_owner_and_only_a_picture_and_only_with_its_words()
    {
        var receipt = await portal.PhotoReceipt();
        Assert.Equal("StorePhoto_AltFirst", (await portal.As(Personas.OwnerOf("pengwan"), "greater-bay").Send(new StorePhoto(receipt))).Reason!.Name);
        foreach (var bad in new[] { null!, receipt with { Kind = FileKind.Pdf } }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.OwnerOf("pengwan"), "greater-bay").Send(new StorePhoto(bad))).Kind);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("pengwan"), "greater-bay"), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new StorePhoto(receipt))).Kind);
        // One language alone is refused, and words cannot be taken from a photo that is there.
        Assert.Equal("Fields_PhotoAltBoth", (await portal.SayPhoto("weiliang", zh: null)).Errors.Single().Text.Name);
        await portal.WithPhoto("weiliang");
        Assert.Equal("Fields_PhotoAltBoth", (await portal.SayPhoto("weiliang", null, null)).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task What_is_no_small_picture_is_refused_in_words()
    {
        Assert.True((await portal.SayPhoto("rongjiang")).IsOk);
        using var owner = await portal.SignedInClient(Personas.OwnerOf("rongjiang"));
        foreach (var (file, name, why) in new[] { (PdfBuilder.Plain(), "cv.pdf", "Files_KindNotTaken"), (new byte[UploadRules.PagePictures.MaxBytes + 1], "large.jpg", "Files_TooLarge") })
        {
            using var refused = await owner.Upload(file, name, PhotoScene.Page, "image/jpeg");
            Assert.EndsWith("refused=" + why, refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        Assert.Contains("1 MB", (await owner.Page(PhotoScene.Page + "?refused=Files_TooLarge")).QuerySelector("main .error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await Name("rongjiang"));
    }

    private Task<string?> Name(string employer) => portal.Scalar<string>("select photo_name from employers where id = $1", DemoPeople.Employer(employer).Id);
}

public sealed class CheckPhotoUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_asks_for_the_words_before_a_file_is_sent()
    {
        var owner = portal.As(Personas.OwnerOf("rongxin"));
        Assert.Equal("StorePhoto_AltFirst", (await owner.Send(new CheckPhotoUpload())).Reason!.Name);
        using var client = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        Assert.Empty((await client.Page(PhotoScene.Page)).QuerySelectorAll("main form[enctype='multipart/form-data']"));
        await portal.SayPhoto("rongxin");
        Assert.True((await owner.Send(new CheckPhotoUpload())).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new CheckPhotoUpload())).Kind);
    }
}

public sealed class OpenPhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_while_and_where_the_employer_is_admitted()
    {
        await portal.WithPhoto("haiyun");
        using var visitor = await portal.Http();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(PhotoScene.PublicPhoto("haiyun"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("haiyun", "greater-bay"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("rongxin"))).StatusCode);
        await portal.Decide("haiyun", AdmissionDecision.End);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("haiyun"))).StatusCode);
    }
}

public sealed class RemovePhotoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_leaves_the_page_and_the_disk()
    {
        await portal.WithPhoto("rongxin");
        var name = (await portal.Scalar<string>("select photo_name from employers where id = $1", DemoPeople.Employer("rongxin").Id))!;
        using var visitor = await portal.Http();
        var page = $"/fujian/en/employers/{DemoPeople.Employer("rongxin").Id}";
        Assert.NotNull((await visitor.Page(page)).QuerySelector("main article img"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new RemovePhoto())).Kind);
        await portal.As(Personas.OwnerOf("rongxin")).Get(new RemovePhoto());
        await portal.As(Personas.OwnerOf("rongxin")).Get(new RemovePhoto());
        await portal.Drain();
        Assert.Null((await visitor.Page(page)).QuerySelector("main article img"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("rongxin"))).StatusCode);
        Assert.False(portal.FileExists(name));
    }
}

public sealed class RecordPhotoScanTests(RecordPhotoScanTests.Scanned portal) : IClassFixture<RecordPhotoScanTests.Scanned>
{
    [Fact]
    public async Task Nobody_sees_a_photo_before_the_scanner_has_looked_at_it()
    {
        await portal.WithPhoto("rongxin");
        using var visitor = await portal.Http();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("rongxin"))).StatusCode);
        await portal.Drain();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(PhotoScene.PublicPhoto("rongxin"))).StatusCode);

        portal.Scanner.Says = ScanResult.Infected;
        await portal.WithPhoto("haiyun");
        await portal.Drain();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PhotoScene.PublicPhoto("haiyun"))).StatusCode);
        Assert.Null(await portal.Scalar<string>("select photo_name from employers where id = $1", DemoPeople.Employer("haiyun").Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin")).Send(new RecordPhotoScan(DemoPeople.Employer("rongxin").Id, "x", FileRelease.Released))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new RecordPhotoScan(DemoPeople.Employer("rongxin").Id, "x", FileRelease.Quarantined))).Kind);
    }

    /// <summary>The portal with a scanner: the policy is told there is one, and a stand-in answers in its place.</summary>
    public sealed class Scanned : PortalFixture
    {
        public Scanned() => Change(builder =>
        {
            builder.Services.AddSingleton<IFileScanner>(Scanner);
            builder.Services.AddSingleton(provider => new QuarantinePolicy(provider.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), new FilesOptions { Clamd = "tcp://127.0.0.1:1" }));
        });

        /// <summary>One for each portal: others that are scanned meanwhile keep their own verdict.</summary>
        internal StandIn Scanner { get; } = new();
    }

    /// <summary>Stands outside the portal, as clamd does.</summary>
    internal sealed class StandIn : IFileScanner
    {
        public ScanResult Says { get; set; } = ScanResult.Clean;

        public Task<ScanVerdict> Scan(Stream content, CancellationToken ct) => Task.FromResult(new ScanVerdict(Says, ""));
    }
}
