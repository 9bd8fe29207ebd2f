using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Documents;

public sealed class SaveDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_said_of_a_document_is_kept_and_its_number_sealed()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddDocument(person, "passport", expires: new DateOnly(2031, 1, 1));
        var seen = await portal.Document(person, id);
        Assert.Equal(("passport", DocumentScene.Number, new DateOnly(2031, 1, 1), "GB"), (seen.Kind.Code, seen.Number, seen.Facts.ExpiresOn, seen.Facts.CountryCode));
        Assert.True((await portal.Scalar<byte[]>("select number from talent_documents where id = $1", id))!.AsSpan().IndexOf("CANARY"u8) < 0);
        await portal.As(person).Get(DocumentScene.Document("passport", id: id, version: seen.Version) with { Number = " ", CountryCode = "" });
        var changed = await portal.Document(person, id);
        Assert.Equal((null, null), (changed.Number, changed.Facts.CountryCode));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(DocumentScene.Document("passport", id: id, version: seen.Version))).Kind);
    }

    [Fact]
    public async Task Nothing_is_kept_of_who_has_not_agreed_to_it_and_nobody_changes_what_is_not_theirs()
    {
        Assert.Equal("Documents_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(DocumentScene.Document())).Reason!.Name);
        var person = await portal.NewTalent();
        var id = await portal.AddDocument(person);
        var version = (await portal.Document(person, id)).Version;
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(DocumentScene.Document(id: id, version: version))).Kind);
    }

    public static TheoryData<SaveDocument, string, string> Bad => new()
    {
        { DocumentScene.Document("cv"), "Kind", "SaveDocument_NoSuchKind" },
        { DocumentScene.Document("nothing"), "Kind", "SaveDocument_NoSuchKind" },
        { DocumentScene.Document() with { Bearer = (Bearer)9 }, "Bearer", "SaveDocument_NoChoice" },
        { DocumentScene.Document() with { CountryCode = "XX" }, "CountryCode", "SaveDocument_NoChoice" },
        { DocumentScene.Document() with { Number = new string('1', 41) }, "Number", "SaveDocument_NumberUnfit" },
        { DocumentScene.Document() with { Number = "1\0" }, "Number", "SaveDocument_NumberUnfit" },
        { DocumentScene.Document() with { IssuedOn = DateOnly.MinValue }, "IssuedOn", "SaveDocument_IssuedUnfit" },
        { DocumentScene.Document() with { IssuedOn = new DateOnly(2199, 1, 1) }, "IssuedOn", "SaveDocument_IssuedUnfit" },
        { DocumentScene.Document() with { ExpiresOn = new DateOnly(2020, 6, 30) }, "ExpiresOn", "SaveDocument_EndsTooEarly" },
        { DocumentScene.Document() with { ExpiresOn = new DateOnly(2199, 1, 1) }, "ExpiresOn", "SaveDocument_ExpiresUnfit" },
        { DocumentScene.Document() with { Translation = (PaperStep)7 }, "Translation", "SaveDocument_NoChoice" },
        { DocumentScene.Document() with { Legalisation = (PaperStep)7 }, "Legalisation", "SaveDocument_NoChoice" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_cannot_be_is_said_at_its_field(SaveDocument request, string field, string text)
    {
        var outcome = await portal.As(await portal.NewTalent()).Send(request);
        Assert.Contains(outcome.Errors, error => error.Field == field && error.Text.Name == text);
    }

    [Fact]
    public async Task A_document_with_files_stays_whose_it_is()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptDocument(person);
        var outcome = await portal.As(person).Send(DocumentScene.Document(bearer: Bearer.Child, id: id, version: (await portal.Document(person, id)).Version));
        Assert.Equal("SaveDocument_BearerStays", outcome.Errors.Single().Text.Name);
    }

    [Fact]
    public async Task Its_person_is_told_90_and_30_days_before_the_end_once_each_by_a_mail_that_names_nothing()
    {
        var person = await portal.NewTalent();
        var today = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);
        var id = await portal.AddDocument(person, "passport", expires: today.AddDays(80));
        await portal.AddDocument(person, "identity", expires: today.AddDays(85));
        await portal.AddDocument(person, "medical", expires: today.AddDays(300));
        Assert.Equal(1, await Tell());
        Assert.Equal(0, await Tell());
        portal.Clock.Advance(TimeSpan.FromDays(51));
        Assert.Equal(1, await Tell());
        Assert.Equal(0, await Tell());
        // Renewed: the clock begins anew.
        var seen = await portal.Document(person, id);
        await portal.As(person).Get(DocumentScene.Document("passport", id: id, version: seen.Version, expires: DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(20)));
        Assert.Equal(1, await Tell());

        async Task<int> Tell()
        {
            const string Mails = "select count(*) from outbox_messages where ordering_key = $1";
            var before = await portal.Scalar<long>(Mails, $"mail:{person.UserId:N}");
            await portal.PurgeOf(person);
            return (int)(await portal.Scalar<long>(Mails, $"mail:{person.UserId:N}") - before);
        }
    }
}

public sealed class BrowseDocumentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_person_sees_their_own_and_what_they_have_to_agree_to()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var degree = await portal.AddDocument(person);
        var letter = await portal.AddDocument(person, "work-letter");
        var child = await portal.AddDocument(person, "vaccination", Bearer.Child);
        await portal.AddDocument(other);
        var mine = await portal.As(person).Get(new BrowseDocuments());
        Assert.Equal([degree, letter, child], mine.Documents.Select(document => document.Id));
        Assert.Equal([ConsentKind.PaperScans], mine.Documents[0].ToAgree);
        Assert.Empty(mine.Documents[1].ToAgree);
        Assert.Equal([ConsentKind.HealthPapers, ConsentKind.FamilyPapers], mine.Documents[2].ToAgree);
        await portal.Agree(person, ConsentKind.FamilyPapers);
        Assert.Equal([ConsentKind.HealthPapers], (await portal.Document(person, child)).ToAgree);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseDocuments())).Kind);
    }

    [Fact]
    public void Of_a_number_others_see_the_end()
    {
        Assert.Equal("••••4711", SealedDocuments.Masked(DocumentScene.Number));
        Assert.Equal("••••23", SealedDocuments.Masked("0123"));
        Assert.Null(SealedDocuments.Masked(null));
    }
}

public sealed class AgreeToPapersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_sort_has_a_box_of_its_own_and_is_kept_as_proof_once()
    {
        var person = await portal.NewTalent();
        await portal.Agree(person);
        await portal.Agree(person);
        var kept = (await portal.As(person).Get(new BrowseConsents())).Items.Where(item => item.Kind.IsToKeep && item.Kind != ConsentKind.KeepProfile).ToList();
        Assert.Equal(ConsentKind.PaperScans, Assert.Single(kept).Kind);
        foreach (var bad in new AgreeToPapers[] { new(ConsentKind.PaperScans, false, "words"), new(ConsentKind.KeepProfile, true, "words"), new(ConsentKind.CareerInCase, true, "words"), new(ConsentKind.HealthPapers, true, null) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(bad)).Kind);
        Assert.Equal("Documents_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(new AgreeToPapers(ConsentKind.PaperScans, true, "words"))).Reason!.Name);
    }

    [Fact]
    public async Task Taken_back_nothing_more_is_taken_and_what_is_there_stays_the_persons()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptDocument(person);
        var consent = (await portal.As(person).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.PaperScans);
        await portal.As(person).Get(new WithdrawConsent(consent.Id));
        var seen = await portal.Document(person, id);
        Assert.Equal((1, 1), (seen.Files.Count, seen.ToAgree.Count));
        Assert.True((await portal.As(person).Send(new OpenMyDocument(seen.Files[0].Id))).IsOk);
        Assert.Equal("StoreDocumentFile_ConsentFirst", (await portal.As(person).Send(new CheckDocumentUpload(id))).Reason!.Name);
        Assert.Equal("StoreDocumentFile_ConsentFirst", (await portal.As(person).Send(new StoreDocumentFile(id, await portal.Receipt(person)))).Reason!.Name);
        // Given again, it goes on.
        await portal.Agree(person);
        Assert.True((await portal.As(person).Send(new CheckDocumentUpload(id))).IsOk);
    }

    [Fact]
    public async Task In_force_it_is_kept_however_long_and_taken_back_for_three_years()
    {
        var person = await portal.NewTalent();
        await portal.Agree(person, ConsentKind.HealthPapers);
        async Task<long> Kept()
        {
            await portal.PurgeOf(person);
            return await portal.Scalar<long>("select count(*) from consents where user_id = $1 and kind = 'HealthPapers'", person.UserId);
        }

        portal.Clock.Advance(TimeSpan.FromDays(4 * 365));
        Assert.Equal(1, await Kept());
        await portal.As(person).Get(new WithdrawConsent((await portal.As(person).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.HealthPapers).Id));
        portal.Clock.Advance(TimeSpan.FromDays(2 * 365));
        Assert.Equal(1, await Kept());
        portal.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await Kept());
    }
}
