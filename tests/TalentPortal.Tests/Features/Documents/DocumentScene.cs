using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
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

    public const string Words = "I agree that whoever answers for my case opens what I tick.";

    /// <summary>A case that the domestic consultant answers for.</summary>
    public static async Task<Opened> DocumentsAtHome(this PortalFixture portal) => await portal.Passed(await portal.Opened(), CaseTier.Domestic);

    /// <summary>Passes a case that is at home on to the campus.</summary>
    public static async Task<Opened> Passed(this PortalFixture portal, Opened one, CaseTier to, CaseTier from)
    {
        Assert.Equal((CaseTier.Domestic, CaseTier.Campus), (from, to));
        await portal.Moved(one, CaseScene.Domestic, "D9");
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Domestic)));
        return one;
    }

    public static Task<Outcome<Done>> ShareDocs(this PortalFixture portal, Opened one, params Guid[] documents) => portal.ShareDocs(one, 60, documents);

    public static Task<Outcome<Done>> ShareDocs(this PortalFixture portal, Opened one, int days, params Guid[] documents) =>
        portal.As(one.Talent).Send(new ShareDocuments(one.Id, documents, portal.InDays(days), Words));

    /// <summary>The documents that somebody sees in a case.</summary>
    public static async Task<IReadOnlyList<Guid>> Sees(this PortalFixture portal, DemoPerson who, Opened one) =>
        await portal.As(who).Send(new ViewCaseDocuments(one.Id)) is { IsOk: true } seen ? [.. seen.Value.Documents.Select(document => document.Id)] : [];

    /// <summary>Documents that the database itself shows to a member of staff of Fujian, whatever the product asks: with rows and files alike.</summary>
    public static async Task<IReadOnlyList<Guid>> DatabaseShows(this PortalFixture portal, DemoPerson staff, DemoPerson talent)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, staff.UserId, side: CallSide.Staff);
        List<Guid> rows = await Ids("select id from talent_documents where user_id = $1 order by 1"), files = await Ids("select distinct document_id from document_files where user_id = $1 order by 1");
        Assert.Equal(rows, files);
        return rows;

        async Task<List<Guid>> Ids(string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection) { Parameters = { new() { Value = talent.UserId } } };
            await using var reader = await command.ExecuteReaderAsync();
            List<Guid> ids = [];
            while (await reader.ReadAsync()) ids.Add(reader.GetGuid(0));
            return ids;
        }
    }

    /// <summary>Something was asked and said about documents in a case, wherever it is: put there as the requests would.</summary>
    public static Task Discussed(this PortalFixture portal, Opened one, Guid document) => portal.Change(one.Tenant, db =>
    {
        using var scope = portal.Services.CreateScope();
        var (words, talent, now, tenant) = (scope.ServiceProvider.GetRequiredService<SealedDocuments>(), one.Talent.UserId, portal.Clock.GetUtcNow(), PortalFixture.TenantOf(one.Tenant).Id);
        var (request, check) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        db.Add(DocumentRequest.Ask(request, tenant, one.Id, talent, "degree", Bearer.Self, words.SealReason(talent, request, "For the visa.", default).AsTask().Result, "Chen", now));
        db.Add(DocumentCheck.Say(check, tenant, one.Id, talent, document, Guid.CreateVersion7(now), DocumentVerdict.NotValid, words.SealVerdict(talent, check, "A page is missing.", default).AsTask().Result, "Chen", now));
    });
}
