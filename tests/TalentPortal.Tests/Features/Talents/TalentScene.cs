using System.Net.Http.Headers;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>What the tests about talents start from: people nobody else uses, with profile and CVs where asked for.</summary>
internal static class TalentScene
{
    public const string Password = "five plain words for tests";

    /// <summary>A signed-in person without anything.</summary>
    public static async Task<DemoPerson> NewPerson(this PortalFixture portal, bool withPassword = false)
    {
        var person = new DemoPerson("p" + Guid.NewGuid().ToString("N")[..16], new("新人", "New person"), null);
        var now = portal.Clock.GetUtcNow();
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var user = new AccountUser { Id = person.UserId, SecurityStamp = "stamp-" + person.Key, ConcurrencyStamp = person.Key, CreatedAt = now, PasswordHash = withPassword ? PasswordHash.Create(Password) : null };
        await scope.ServiceProvider.GetRequiredService<AccountAddresses>().Put(user, EmailAddress.Read(person.Email)!, default);
        db.Add(user);
        db.Add(new AccountSession
        {
            Id = Personas.SessionOf(person), UserId = person.UserId, SecurityStamp = user.SecurityStamp, StartedAt = now.AddYears(10), SeenAt = now.AddYears(10), IdleMinutes = 30, ExpiresAt = now.AddYears(10), Device = "Tests",
        });
        await db.SaveChangesAsync();
        return person;
    }

    public static SaveProfile Profile(string? name = "Wei Ling", uint? version = null, bool agreed = true) => new(
        name, "wei.ling@example.org", "+44 20 7946 0000", "Fifteen years in optics.", "GB", "doctor", "Imperial College London", "chip-design", 15, new DateOnly(2027, 3, 1), version, agreed, "I agree to be kept.");

    /// <summary>A person with a profile.</summary>
    public static async Task<DemoPerson> NewTalent(this PortalFixture portal, string? name = "Wei Ling", bool withPassword = false)
    {
        var person = await portal.NewPerson(withPassword);
        await portal.As(person).Get(Profile(name));
        return person;
    }

    /// <summary>Seals a file in the store and puts it on record as the person's CV.</summary>
    public static async Task<Guid> AddCv(this PortalFixture portal, DemoPerson person, string text = "Li Wei, process engineer", string name = "cv.pdf") =>
        (await portal.As(person).Get(new StoreCv(await portal.Receipt(person, text, name)))).Id;

    public static async Task<FileReceipt> Receipt(this PortalFixture portal, DemoPerson person, string text = "Li Wei, process engineer", string name = "cv.pdf")
    {
        using var content = new MemoryStream(PdfBuilder.Plain(text));
        var stored = await portal.Files().Save(KeyOwner.Person(person.UserId), content, UploadRules.LargestBytes);
        return new(stored.StorageName, FileKind.Pdf, stored.Length, stored.Sha256, name, MetadataState.Removed);
    }

    public static SealedFileStore Files(this PortalFixture portal) => portal.Services.GetRequiredService<SealedFileStore>();

    /// <summary>Whether the file of a storage name lies on disk.</summary>
    public static bool FileExists(this PortalFixture portal, string storageName) => Directory.EnumerateFiles(portal.Folder, storageName, SearchOption.AllDirectories).Any();

    /// <summary>How many sealed files lie on disk.</summary>
    public static int FileCount(this PortalFixture portal) => Directory.EnumerateFiles(portal.Folder, "*", SearchOption.AllDirectories).Count(file => Path.GetFileName(file).Length == 32 && Path.GetFileName(Path.GetDirectoryName(file)) != "tmp");

    public static Task Drain(this PortalFixture portal) => portal.Services.GetRequiredService<OutboxDispatcher>().Drain(default);

    /// <summary>The storage name of a CV.</summary>
    public static async Task<string> StorageNameOf(this PortalFixture portal, Guid cv) => (await portal.Scalar<string>("select storage_name from cv_documents where id = $1", cv))!;

    /// <summary>Sends a file by the form of the CV page, as a browser would: hidden fields first, then the file.</summary>
    public static async Task<HttpResponseMessage> Upload(this HttpClient client, byte[] file, string name, string page = "/fujian/en/me/cv", string? type = "application/pdf", bool browser = true)
    {
        var document = await client.Page(page);
        var form = document.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form[enctype='multipart/form-data']") ?? throw new InvalidOperationException($"{page} has no form for a file.");
        return await client.Upload(new Uri(new Uri(client.BaseAddress!, document.QuerySelector("base")!.GetAttribute("href")!), form.GetAttribute("action")!), PageForms.Fields(form), file, name, type, browser);
    }

    public static async Task<HttpResponseMessage> Upload(this HttpClient client, Uri action, IEnumerable<KeyValuePair<string, string>> fields, byte[] file, string name, string? type = "application/pdf", bool browser = true)
    {
        using var content = new MultipartFormDataContent("----test" + Guid.NewGuid().ToString("N"));
        foreach (var (key, value) in fields) content.Add(new StringContent(value), $"\"{key}\"");
        var part = new ByteArrayContent(file);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"" };
        // As browsers write it: UTF-8 as it is, quotes escaped.
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
        if (type is not null) part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.Remove("Content-Disposition");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
        content.Add(part);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        if (browser) request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        return await client.SendAsync(request);
    }
}
