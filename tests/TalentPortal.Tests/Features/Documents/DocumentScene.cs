using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Documents;

/// <summary>What the tests about documents start from: people who keep some, with and without files.</summary>
internal static class DocumentScene
{
    public const string Number = "E-CANARY-4711";

    public static SaveDocument Document(string kind = "degree", Bearer bearer = Bearer.Self, Guid? id = null, uint? version = null, DateOnly? expires = null) =>
        new(id, kind, bearer, "GB", Number, new DateOnly(2020, 6, 30), expires, PaperStep.Needed, PaperStep.Have, version);

    public static async Task<Guid> AddDocument(this PortalFixture portal, DemoPerson person, string kind = "degree", Bearer bearer = Bearer.Self, DateOnly? expires = null) =>
        (await portal.As(person).Get(Document(kind, bearer, expires: expires))).Id;

    public static Task<Done> Agree(this PortalFixture portal, DemoPerson person, ConsentKind kind = ConsentKind.PaperScans) => portal.As(person).Get(new AgreeToPapers(kind, true, "I agree to " + kind));

    /// <summary>A document with a file, and the consents that it needs.</summary>
    public static async Task<Guid> KeptDocument(this PortalFixture portal, DemoPerson person, string kind = "degree", Bearer bearer = Bearer.Self, DateOnly? expires = null)
    {
        var id = await portal.AddDocument(person, kind, bearer, expires);
        foreach (var consent in TalentDocument.ConsentsOf(kind, bearer)) await portal.Agree(person, consent);
        await portal.AddFile(person, id);
        return id;
    }

    public static async Task<Guid> AddFile(this PortalFixture portal, DemoPerson person, Guid document, string name = "scan.pdf") =>
        (await portal.As(person).Get(new StoreDocumentFile(document, await portal.Receipt(person, "Scan of " + name, name)))).Id;

    public static async Task<FileReceipt> PictureReceipt(this PortalFixture portal, DemoPerson person, byte[] picture, FileKind kind)
    {
        using var content = new MemoryStream(picture);
        var stored = await portal.Files().Save(KeyOwner.Person(person.UserId), content, UploadRules.LargestBytes);
        return new(stored.StorageName, kind, stored.Length, stored.Sha256, "scan." + kind.Extension(), MetadataState.Removed);
    }

    public static async Task<BrowseDocumentsResult.Document> Document(this PortalFixture portal, DemoPerson person, Guid id) => (await portal.As(person).Get(new BrowseDocuments())).Documents.Single(one => one.Id == id);

    public static async Task<string> FileNameOnDisk(this PortalFixture portal, Guid file) => (await portal.Scalar<string>("select storage_name from document_files where id = $1", file))!;

    /// <summary>What falls due of a person's data, as the daily work does it.</summary>
    public static async Task PurgeOf(this PortalFixture portal, DemoPerson person) =>
        Assert.True((await portal.Dispatcher.Send(new TalentPortal.Platform.Retention.PurgePersonal(), CallOrigin.System("test", null, onBehalfOf: person.UserId))).IsOk);
}
