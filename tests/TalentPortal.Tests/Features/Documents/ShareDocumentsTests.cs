using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Documents;

public sealed class ShareDocumentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_ticked_is_open_and_nothing_else_and_closing_is_the_same_form()
    {
        var one = await portal.DocumentsAtHome();
        var (degree, passport) = (await portal.KeptDocument(one.Talent), await portal.KeptDocument(one.Talent, "passport"));
        Assert.Empty(await portal.Sees(CaseScene.Domestic, one));
        await portal.ShareDocs(one, degree);
        Assert.Equal([degree], await portal.Sees(CaseScene.Domestic, one));
        await portal.ShareDocs(one, passport);
        Assert.Equal([passport], await portal.Sees(CaseScene.Domestic, one));
        Assert.Equal([passport], await portal.DatabaseShows(CaseScene.Domestic, one.Talent));
        await portal.ShareDocs(one);
        Assert.Empty(await portal.Sees(CaseScene.Domestic, one));
        Assert.Empty(await portal.DatabaseShows(CaseScene.Domestic, one.Talent));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from consents where user_id = $1 and kind = 'DocumentsInCase' and withdrawn_at is not null", one.Talent.UserId));
    }

    [Fact]
    public async Task It_ends_with_its_day_with_the_consent_with_the_advice_and_with_the_case()
    {
        var brief = await portal.DocumentsAtHome();
        await portal.ShareDocs(brief, 3, await portal.KeptDocument(brief.Talent));
        Assert.Single(await portal.Sees(CaseScene.Domestic, brief));
        portal.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Empty(await portal.Sees(CaseScene.Domestic, brief));
        var one = await portal.DocumentsAtHome();
        var degree = await portal.KeptDocument(one.Talent);
        foreach (var kind in new[] { ConsentKind.PaperScans, ConsentKind.DocumentsInCase })
        {
            if (kind == ConsentKind.DocumentsInCase) await portal.Agree(one.Talent);
            await portal.ShareDocs(one, degree);
            Assert.Single(await portal.Sees(CaseScene.Domestic, one));
            var consent = (await portal.As(one.Talent).Get(new BrowseConsents())).Items.First(item => item.Kind == kind && item.WithdrawnAt is null);
            await portal.As(one.Talent).Get(new WithdrawConsent(consent.Id));
            Assert.Empty(await portal.Sees(CaseScene.Domestic, one));
            Assert.Empty(await portal.DatabaseShows(CaseScene.Domestic, one.Talent));
        }

        await portal.ShareDocs(one, degree);
        Assert.True((await portal.As(CaseScene.Domestic).Send(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ViewCaseDocuments(one.Id))).Kind);
        Assert.Empty(await portal.DatabaseShows(CaseScene.Domestic, one.Talent));
        Assert.Equal("ShareDocuments_Over", (await portal.ShareDocs(one, degree)).Reason!.Name);
        // What was open is closed for good by the daily work.
        await portal.PurgeOf(one.Talent);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from grants where user_id = $1 and scope = 'Document' and withdrawn_at is null", one.Talent.UserId));
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_nothing_opens()
    {
        var one = await portal.DocumentsAtHome();
        var (degree, theirs) = (await portal.KeptDocument(one.Talent), await portal.KeptDocument(await portal.NewTalent()));
        var (day, talent) = (portal.InDays(10), portal.As(one.Talent));
        Assert.Equal(OutcomeKind.NotFound, (await talent.Send(new ShareDocuments(one.Id, [theirs], day, "words"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new ShareDocuments(one.Id, [degree], day, "words"))).Kind);
        Assert.Equal("ShareDocuments_UntilMissing", (await talent.Send(new ShareDocuments(one.Id, [degree], null, "words"))).Errors.Single().Text.Name);
        foreach (var bad in new[] { portal.InDays(-1), portal.InDays(366) }) Assert.Equal("ShareDocuments_UntilUnfit", (await talent.Send(new ShareDocuments(one.Id, [degree], bad, "words"))).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.Invalid, (await talent.Send(new ShareDocuments(one.Id, [degree], day, null))).Kind);
        await portal.As(one.Talent).Get(new WithdrawConsent((await portal.As(one.Talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.PaperScans).Id));
        Assert.Equal("ShareDocuments_ConsentFirst", (await talent.Send(new ShareDocuments(one.Id, [degree], day, "words"))).Reason!.Name);
        Assert.Empty(await portal.Sees(CaseScene.Domestic, one));
    }
}

public sealed class BrowseDocumentSharingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_case_by_case_who_sees_how_much_and_what_is_asked_for()
    {
        var one = await portal.DocumentsAtHome();
        var (degree, passport) = (await portal.KeptDocument(one.Talent), await portal.AddDocument(one.Talent, "passport"));
        await portal.ShareDocs(one, degree);
        await portal.As(CaseScene.Domestic).Get(new AskForDocument(one.Id, "passport", Bearer.Self, "For the visa"));
        var mine = await portal.As(one.Talent).Get(new BrowseDocumentSharing());
        var seen = Assert.Single(mine.Cases);
        Assert.Equal((DocumentDepth.Whole, CaseTier.Domestic), (seen.Depth, seen.Tier));
        Assert.Equal([degree], seen.Open.Keys);
        Assert.Equal([passport], seen.Asked);
        Assert.Equal([(degree, true, true), (passport, false, true)], mine.Documents.Select(document => (document.Id, document.HasFile, document.MayOpen)));
        Assert.Empty((await portal.As(await portal.NewTalent()).Get(new BrowseDocumentSharing())).Cases);
    }
}

public sealed class ViewCaseDocumentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_whoever_answers_for_the_case_reads_also_by_the_database()
    {
        var one = await portal.DocumentsAtHome();
        await portal.ShareDocs(one, await portal.KeptDocument(one.Talent));
        DemoPerson[] others = [CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead, Personas.Staff(PortalRole.TenantAdministrator), Personas.Staff(PortalRole.DomesticConsultant, "greater-bay")];
        foreach (var other in others) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new ViewCaseDocuments(one.Id))).Kind);
        foreach (var other in others.SkipLast(1)) Assert.Empty(await portal.DatabaseShows(other, one.Talent));
        var seen = Assert.Single((await portal.As(CaseScene.Domestic).Get(new ViewCaseDocuments(one.Id))).Documents);
        Assert.Equal(("••••4711", "GB"), (seen.Number, seen.Facts!.CountryCode));
    }

    [Fact]
    public async Task It_goes_with_the_case_and_the_campus_sees_until_when_things_hold_and_no_more()
    {
        var one = await portal.DocumentsAtHome();
        var passport = await portal.KeptDocument(one.Talent, "passport", expires: new DateOnly(2040, 1, 1));
        await portal.ShareDocs(one, passport);
        await portal.Passed(one, CaseTier.Campus, from: CaseTier.Domestic);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ViewCaseDocuments(one.Id))).Kind);
        Assert.Empty(await portal.DatabaseShows(CaseScene.Domestic, one.Talent));
        var seen = Assert.Single((await portal.As(CaseScene.Campus).Get(new ViewCaseDocuments(one.Id))).Documents);
        Assert.Equal((new DateOnly(2040, 1, 1), null, null, null), (seen.ExpiresOn, seen.Facts, seen.Number, seen.File));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new OpenCaseDocument(one.Id, passport))).Kind);
        Assert.Contains("documents-validity", (await portal.As(one.Talent).Get(new BrowseAccessLog())).Items.Select(item => item.What));
    }

    [Fact]
    public async Task The_case_says_how_many_are_open_without_opening_them()
    {
        var one = await portal.DocumentsAtHome();
        await portal.ShareDocs(one, await portal.KeptDocument(one.Talent), await portal.KeptDocument(one.Talent, "passport"));
        Assert.Equal(2, (await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Documents);
        Assert.Null((await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Documents);
        Assert.DoesNotContain("document", (await portal.Scalar<string>("select string_agg(what, ' ') from access_entries where user_id = $1", one.Talent.UserId))!, StringComparison.Ordinal);
    }
}

public sealed class OpenCaseDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_opening_is_in_the_persons_log_and_carries_who_when_and_which_case()
    {
        var one = await portal.DocumentsAtHome();
        var degree = await portal.KeptDocument(one.Talent);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new OpenCaseDocument(one.Id, degree))).Kind);
        await portal.ShareDocs(one, degree);
        var opened = await portal.As(CaseScene.Domestic).Get(new OpenCaseDocument(one.Id, degree));
        Assert.Contains(PortalFixture.TenantOf("fujian").Name.En!, opened.Mark, StringComparison.Ordinal);
        Assert.Contains(TalentCase.ReferenceOf(one.Id), opened.Mark, StringComparison.Ordinal);
        Assert.Contains(portal.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), opened.Mark, StringComparison.Ordinal);
        var read = (await portal.As(one.Talent).Get(new BrowseAccessLog())).Items[0];
        Assert.Equal(("case", "document-degree", one.Id), (read.Purpose, read.What, read.SubjectId));
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new OpenCaseDocument(one.Id, degree))).Kind);
    }

    [Fact]
    public async Task It_is_shown_in_place_under_its_mark_and_never_as_it_was_stored()
    {
        var one = await portal.DocumentsAtHome();
        var degree = await portal.KeptDocument(one.Talent);
        await portal.ShareDocs(one, degree);
        using var http = await portal.SignedInClient(CaseScene.Domestic);
        using var answer = await http.GetAsync($"/fujian/en/documents/{one.Id}/{degree}/view");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("default-src 'none'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains(TalentCase.ReferenceOf(one.Id), PaperMarksTests.TextOf(await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        await portal.ShareDocs(one);
        using var closed = await http.GetAsync($"/fujian/en/documents/{one.Id}/{degree}/view");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, closed.StatusCode);
    }
}

public sealed class AskForDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_stands_on_the_talents_list_until_it_is_opened_or_taken_back()
    {
        var one = await portal.DocumentsAtHome();
        var asked = await portal.As(CaseScene.Domestic).Get(new AskForDocument(one.Id, "degree", Bearer.Self, "For the CANARY permit"));
        var mine = Assert.Single((await portal.As(one.Talent).Get(new BrowseDocuments())).Requests);
        Assert.Equal((asked.Id, "degree", "For the CANARY permit"), (mine.Id, mine.Kind.Code, mine.Reason));
        Assert.True((await portal.Scalar<byte[]>("select reason from document_requests where id = $1", asked.Id))!.AsSpan().IndexOf("CANARY"u8) < 0);
        Assert.Equal("AskForDocument_Already", (await portal.As(CaseScene.Domestic).Send(new AskForDocument(one.Id, "degree", Bearer.Self, "Again"))).Reason!.Name);
        await portal.ShareDocs(one, await portal.KeptDocument(one.Talent));
        Assert.Empty((await portal.As(one.Talent).Get(new BrowseDocuments())).Requests);
    }

    [Fact]
    public async Task Only_whoever_answers_at_home_asks_and_says_why()
    {
        var (one, abroad) = (await portal.DocumentsAtHome(), await portal.Opened());
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new AskForDocument(one.Id, "degree", Bearer.Self, "Why"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new AskForDocument(abroad.Id, "degree", Bearer.Self, "Why"))).Kind);
        foreach (var bad in new AskForDocument[] { new(one.Id, "cv", Bearer.Self, "Why"), new(one.Id, "degree", (Bearer)8, "Why"), new(one.Id, "degree", Bearer.Self, " "), new(one.Id, "degree", Bearer.Self, new string('x', 501)) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Domestic).Send(bad)).Kind);
    }
}

public sealed class TakeBackDocumentRequestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_takes_it_back_once()
    {
        var one = await portal.DocumentsAtHome();
        var asked = await portal.As(CaseScene.Domestic).Get(new AskForDocument(one.Id, "degree", Bearer.Self, "Why"));
        foreach (var other in new[] { portal.As(CaseScene.Lead), portal.As(one.Talent), portal.As(Personas.Staff(PortalRole.DomesticConsultant, "greater-bay"), "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await other.Send(new TakeBackDocumentRequest(asked.Id))).Kind);
        await portal.As(CaseScene.Domestic).Get(new TakeBackDocumentRequest(asked.Id));
        Assert.Empty((await portal.As(one.Talent).Get(new BrowseDocuments())).Requests);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new TakeBackDocumentRequest(asked.Id))).Kind);
    }
}

public sealed class CheckDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_reads_what_was_found_and_a_newer_file_is_looked_at_anew()
    {
        var one = await portal.DocumentsAtHome();
        var degree = await portal.KeptDocument(one.Talent);
        var file = (await portal.Document(one.Talent, degree)).Files[0].Id;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new CheckDocument(one.Id, degree, file, DocumentVerdict.Valid, null))).Kind);
        await portal.ShareDocs(one, degree);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Domestic).Send(new CheckDocument(one.Id, degree, file, DocumentVerdict.NotValid, " "))).Kind);
        await portal.As(CaseScene.Domestic).Get(new CheckDocument(one.Id, degree, file, DocumentVerdict.NotValid, "The stamp is cut off"));
        var found = Assert.Single((await portal.Document(one.Talent, degree)).Checks);
        Assert.Equal((DocumentVerdict.NotValid, "The stamp is cut off", true), (found.Verdict, found.Reason, found.IsOfNewest));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await portal.AddFile(one.Talent, degree, "better.pdf");
        Assert.False(Assert.Single((await portal.Document(one.Talent, degree)).Checks).IsOfNewest);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Domestic).Send(new CheckDocument(one.Id, degree, file, DocumentVerdict.Valid, null))).Kind);
        await portal.As(CaseScene.Domestic).Get(new CheckDocument(one.Id, degree, newer, DocumentVerdict.Valid, null));
        Assert.Equal(DocumentVerdict.Valid, Assert.Single((await portal.Document(one.Talent, degree)).Checks).Verdict);
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new CheckDocument(one.Id, degree, newer, DocumentVerdict.Valid, null))).Kind);
    }
}

public sealed class PurgeDocumentWordsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_asked_and_said_goes_ninety_days_after_the_end()
    {
        var (one, other) = (await portal.DocumentsAtHome(), await portal.DocumentsAtHome());
        foreach (var each in new[] { one, other })
        {
            var degree = await portal.KeptDocument(each.Talent);
            await portal.ShareDocs(each, degree);
            await portal.As(CaseScene.Domestic).Get(new CheckDocument(each.Id, degree, (await portal.Document(each.Talent, degree)).Files[0].Id, DocumentVerdict.Valid, null));
            await portal.As(CaseScene.Domestic).Get(new AskForDocument(each.Id, "passport", Bearer.Self, "Why"));
        }

        Assert.True((await portal.As(CaseScene.Domestic).Send(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)))).IsOk);
        portal.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeDocumentWords())).Rows);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await portal.AsSystem("greater-bay").Get(new PurgeDocumentWords())).Rows);
        Assert.Equal(2, (await portal.AsSystem().Get(new PurgeDocumentWords())).Rows);
        Assert.Equal(2L, await portal.Scalar<long>("select (select count(*) from document_requests) + (select count(*) from document_checks)"));
    }
}
