using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Documents that some of the demonstration's talents keep; each file says of itself that it is a demonstration. Who keeps some already is left alone.</summary>
internal static class DemoDocuments
{
    /// <param name="Number">Invented, and marked as such.</param>
    /// <param name="EndsIn">Days until it ends; null where it does not.</param>
    /// <param name="Lines">What the file says; null where there is none yet.</param>
    private sealed record Paper(string Person, Language Language, string Kind, string Country, string? Number, DateOnly? Issued, int? EndsIn, PaperStep Legalisation, string[]? Lines);

    private static readonly IReadOnlyList<Paper> Papers =
    [
        new("lin-yue", Language.Chinese, "degree", "GB", "DEMO-2016-081", new(2016, 7, 15), null, PaperStep.Have, ["Doctor of Philosophy", "Electronic Engineering", "15 July 2016"]),
        new("lin-yue", Language.Chinese, "passport", "CN", "DEMO0047", new(2017, 2, 1), 70, PaperStep.NotNeeded, null),
        new("priya-nair", Language.English, "degree", "IN", "DEMO-1187", new(2014, 5, 30), null, PaperStep.Have, ["Master of Technology", "Power Electronics", "30 May 2014"]),
        new("priya-nair", Language.English, "passport", "IN", "DEMO5521", new(2021, 3, 4), 1500, PaperStep.NotNeeded, ["Passport, page with picture"]),
        new("priya-nair", Language.English, "police", "IN", null, new(2026, 10, 1), null, PaperStep.Needed, null),
        new("tom-okafor", Language.English, "passport", "GB", "DEMO3310", new(2022, 6, 1), 2000, PaperStep.NotNeeded, ["Passport, page with picture"]),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var site = await DemoTalents.At(services, "fujian", ct);
        foreach (var mine in Papers.GroupBy(paper => (paper.Person, paper.Language)))
        {
            var person = DemoPeople.Person(mine.Key.Person);
            if (await HasDocuments(services, person, ct)) continue;
            var talent = await DemoSessions.SignIn(services, site, person, mine.Key.Language, ct);
            await DemoSessions.Send(services, new AgreeToPapers(ConsentKind.PaperScans, true, DemoTalents.Words<DocumentsText>(services, mine.Key.Language, "AgreeToPapers_Words_PaperScans")), talent, ct);
            List<Guid> kept = [];
            foreach (var paper in mine) if (await Keep(services, person, talent, paper, ct) is { } document) kept.Add(document);
            if (await CaseOf(services, site, person, ct) is { } one) await Open(services, site, one, talent, mine.Key.Language, kept, ct);
        }

        await DemoSessions.End(services, ct);
    }

    /// <summary>What has a file is open to whoever answers for the case; at home the first is checked, and another asked for.</summary>
    private static async Task Open(IServiceProvider services, TenantRef site, (Guid Id, CaseTier Tier) one, CallOrigin talent, Language language, IReadOnlyList<Guid> documents, CancellationToken ct)
    {
        var words = DemoTalents.Words<DocumentsText>(services, language, "ShareDocuments_Words", site.Name.In(language));
        var until = site.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(ShareDocuments.DaysUsual);
        await DemoSessions.Send(services, new ShareDocuments(one.Id, documents, until, words), talent, ct);
        if (one.Tier != CaseTier.Domestic) return;
        var consultant = await DemoSessions.SignIn(services, site, DemoPeople.People.Single(person => person.Tenant == site.Slug && person.Role == one.Tier.Role()), Language.Chinese, ct);
        var seen = await DemoSessions.Send(services, new ViewCaseDocuments(one.Id), consultant, ct);
        await DemoSessions.Send(services, new CheckDocument(one.Id, seen.Documents[0].Id, seen.Documents[0].File!.Id, DocumentVerdict.Valid, null), consultant, ct);
        await DemoSessions.Send(services, new AskForDocument(one.Id, "police", Bearer.Self, "For the work permit; it must not be older than six months when we file."), consultant, ct);
    }

    private static async Task<(Guid Id, CaseTier Tier)?> CaseOf(IServiceProvider services, TenantRef site, DemoPerson person, CancellationToken ct)
    {
        (Guid, CaseTier)? found = null;
        await DemoSessions.InScope(services, site, async db =>
        {
            if (await db.Cases.FirstOrDefaultAsync(c => c.TenantId == site.Id && c.TalentUserId == person.UserId && c.ClosedAt == null, ct) is { } one) found = (one.Id, one.Tier);
        }, ct);
        return found;
    }

    private static async Task<Guid?> Keep(IServiceProvider services, DemoPerson person, CallOrigin talent, Paper paper, CancellationToken ct)
    {
        DateOnly? ends = paper.EndsIn is { } days ? DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(days) : null;
        var document = await DemoSessions.Send(
            services, new SaveDocument(null, paper.Kind, Bearer.Self, paper.Country, paper.Number, paper.Issued, ends, paper.Country == "CN" || paper.Kind == "passport" ? PaperStep.NotNeeded : PaperStep.Needed, paper.Legalisation, null), talent, ct);
        if (paper.Lines is null) return null;
        var receipt = await services.GetRequiredService<MultipartUpload>().Receive(
            KeyOwner.Person(person.UserId), UploadRules.Scans, $"demo-{paper.Kind}.pdf", DemoCv.Write(DocumentKinds.Find(paper.Kind)!.Name.En!, paper.Lines), ct);
        await DemoSessions.Send(services, new StoreDocumentFile(document.Id, receipt), talent, ct);
        return document.Id;
    }

    private static async Task<bool> HasDocuments(IServiceProvider services, DemoPerson person, CancellationToken ct)
    {
        var found = false;
        await DemoSessions.InScope(services, null, async db => found = await db.Documents.AnyAsync(d => d.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
        return found;
    }
}
