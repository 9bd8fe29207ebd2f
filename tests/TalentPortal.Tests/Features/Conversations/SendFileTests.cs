using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Conversations;

/// <summary>What the tests about files in conversations share.</summary>
internal static class FileScene
{
    public static async Task<FileReceipt> FileFor(this PortalFixture portal, Opened one, string name = "plan.pdf") => await portal.Receipt(one.Talent, "Content of " + name, name);

    /// <summary>The consultant sends a file; the number of its message.</summary>
    public static async Task<int> Sends(this PortalFixture portal, Opened one, string name = "plan.pdf", DemoPerson? by = null)
    {
        await portal.As(by ?? CaseScene.Overseas).Get(new SendFile(one.Id, await portal.FileFor(one, name)));
        return (await portal.SeenByTalent(one)).Count;
    }

    public static async Task<int> TalentSends(this PortalFixture portal, Opened one, string name = "flight.pdf")
    {
        await portal.Mine(one).Get(new SendMyFile(one.Id, one.Id, await portal.FileFor(one, name)));
        return (await portal.SeenByTalent(one)).Count;
    }

    public static async Task<string> OnDisk(this PortalFixture portal, Opened one, int number) => (await portal.Scalar<string>("select storage_name from case_files where case_id = $1 and number = $2", one.Id, number))!;
}

public sealed class SendFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_a_message_that_waits_to_be_read_and_its_name_is_sealed()
    {
        var one = await portal.Opened();
        var number = await portal.Sends(one, "Plan für Frau Weber.pdf");
        var seen = (await portal.SeenByTalent(one)).Messages.Single();
        Assert.Equal((number, "", false, "Plan für Frau Weber.pdf", FileKind.Pdf, FileRelease.ReleasedUnscanned), (seen.Number, seen.Words, seen.IsByTalent, seen.File!.Name, seen.File.Kind, seen.File.Release));
        Assert.Equal(1, await portal.Scalar<int>("select talent_unread from conversations where id = $1", one.Id));
        Assert.DoesNotContain("Weber", (await portal.Scalar<string>("select row_to_json(f)::text || encode(file_name, 'escape') from case_files f where case_id = $1", one.Id))!, StringComparison.Ordinal);
        await portal.Say(one, "Thank you");
        Assert.Equal([true, false], (await portal.SeenBy(CaseScene.Overseas, one)).Messages.Select(m => m.File is not null));
    }

    [Fact]
    public async Task Only_whoever_answers_for_an_open_case_sends_and_the_same_form_sends_once()
    {
        var one = await portal.Opened();
        var receipt = await portal.FileFor(one);
        foreach (var other in new[] { CaseScene.Domestic, CaseScene.Campus, CaseScene.Lead, one.Talent, null }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new SendFile(one.Id, receipt))).Kind);
        foreach (var bad in new[] { null!, receipt with { Kind = FileKind.Docx } }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new SendFile(one.Id, bad))).Kind);
        var command = Guid.CreateVersion7();
        Assert.Equal(receipt.StorageName, (await portal.As(CaseScene.Overseas).Send(new SendFile(one.Id, receipt), command)).Value.StorageName);
        Assert.Equal(receipt.StorageName, (await portal.As(CaseScene.Overseas).Send(new SendFile(one.Id, await portal.FileFor(one)), command)).Value.StorageName);
        Assert.Single((await portal.SeenByTalent(one)).Messages);
        await portal.Run("update cases set closed_at = now() where id = $1", one.Id);
        Assert.Equal("Message_CaseEnded", (await portal.As(CaseScene.Overseas).Send(new SendFile(one.Id, await portal.FileFor(one)))).Reason!.Name);
    }
}

public sealed class SendMyFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_sends_at_the_site_of_the_case_and_on_its_own_page()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        var receipt = await portal.FileFor(one);
        Assert.Equal("Message_OtherCase", (await portal.Mine(one).Send(new SendMyFile(one.Id, Guid.CreateVersion7(), receipt))).Reason!.Name);
        foreach (var stranger in new[] { portal.As(other.Talent), portal.As(null), portal.As(one.Talent, "greater-bay"), portal.As(CaseScene.Overseas) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SendMyFile(one.Id, one.Id, receipt))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Mine(one).Send(new SendMyFile(one.Id, one.Id, null!))).Kind);
        await portal.TalentSends(one);
        Assert.Equal((1, "flight.pdf"), ((await portal.SeenBy(CaseScene.Overseas, one)).Unread, (await portal.SeenBy(CaseScene.Overseas, one)).Messages[0].File!.Name));
    }

    [Fact]
    public async Task A_case_takes_no_more_than_it_may()
    {
        var one = await portal.Opened();
        await portal.TalentSends(one);
        await portal.Run(
            "insert into case_files (id, tenant_id, case_id, talent_user_id, number, storage_name, file_name, kind, length, sha256, release, sent_at) select gen_random_uuid(), tenant_id, case_id, talent_user_id, 1000 + n, md5(n::text), file_name, kind, length, sha256, release, sent_at from case_files, generate_series(1, $2) n where case_id = $1",
            one.Id, CaseFile.MostPerCase - 2);
        await portal.TalentSends(one, "last.pdf");
        Assert.Equal("SendFile_TooMany", (await portal.Mine(one).Send(new SendMyFile(one.Id, one.Id, await portal.FileFor(one)))).Reason!.Name);
        Assert.Equal("SendFile_TooMany", (await portal.Mine(one).Send(new CheckMyFile(one.Id))).Reason!.Name);
        Assert.Equal("SendFile_TooMany", (await portal.As(CaseScene.Overseas).Send(new CheckFile(one.Id))).Reason!.Name);
    }
}

public sealed class CheckFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_answers_before_a_file_is_sent()
    {
        var one = await portal.Passed(await portal.Opened(), CaseTier.Domestic);
        Assert.Equal(new CheckFileResult(one.Talent.UserId, CaseTier.Domestic), await portal.As(CaseScene.Domestic).Get(new CheckFile(one.Id)));
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Lead, one.Talent, null }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new CheckFile(one.Id))).Kind);
    }
}

public sealed class CheckMyFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_answers_the_talent_alone()
    {
        var one = await portal.Opened();
        Assert.Equal(one.Talent.UserId, (await portal.Mine(one).Get(new CheckMyFile(one.Id))).TalentUserId);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CheckMyFile(one.Id))).Kind);
        await portal.Run("update cases set closed_at = now() where id = $1", one.Id);
        Assert.Equal("Message_CaseEnded", (await portal.Mine(one).Send(new CheckMyFile(one.Id))).Reason!.Name);
    }
}

public sealed class OpenFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_reads_the_conversation_opens_it_and_the_talent_sees_that()
    {
        var one = await portal.Opened();
        var number = await portal.TalentSends(one);
        foreach (var reader in new[] { CaseScene.Overseas, CaseScene.Lead })
        {
            var opened = await portal.As(reader).Get(new OpenFile(one.Id, number));
            Assert.Equal((one.Talent.UserId, FileKind.Pdf), (opened.OwnerUserId, opened.Kind));
            Assert.Contains(opened.Reference, opened.Mark, StringComparison.Ordinal);
            Assert.Equal("message-file", await portal.Scalar<string>("select what from access_entries where user_id = $1 and actor_user_id = $2 order by number desc limit 1", one.Talent.UserId, reader.UserId));
        }

        foreach (var other in new[] { CaseScene.Domestic, CaseScene.Campus, Personas.Staff(TalentPortal.Platform.Security.PortalRole.OverseasConsultant, "greater-bay"), null }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new OpenFile(one.Id, number))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new OpenFile(one.Id, number + 1))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new OpenFile(one.Id, 0))).Kind);
        await portal.Run("update case_files set release = 'Quarantined' where case_id = $1", one.Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new OpenFile(one.Id, number))).Kind);
    }

    [Fact]
    public async Task The_campus_opens_what_was_sent_since_it_took_the_case_on()
    {
        var one = await portal.Passed(await portal.Opened(), CaseTier.Domestic);
        var before = await portal.TalentSends(one);
        await portal.ToCampus(one);
        var after = await portal.TalentSends(one, "address.pdf");
        Assert.Equal([OutcomeKind.NotFound, OutcomeKind.Ok], [(await portal.As(CaseScene.Campus).Send(new OpenFile(one.Id, before))).Kind, (await portal.As(CaseScene.Campus).Send(new OpenFile(one.Id, after))).Kind]);
    }
}

public sealed class OpenMyFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_opens_what_either_side_sent()
    {
        var one = await portal.Opened();
        var (theirs, own) = (await portal.Sends(one), await portal.TalentSends(one));
        Assert.Equal(["plan.pdf", "flight.pdf"], [(await portal.Mine(one).Get(new OpenMyFile(one.Id, theirs))).FileName, (await portal.As(one.Talent, "greater-bay").Get(new OpenMyFile(one.Id, own))).FileName]);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new OpenMyFile(one.Id, own))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Mine(one).Send(new OpenMyFile(one.Id, 0))).Kind);
    }
}

public sealed class RecordFileScanTests(RecordDocumentScanTests.Fixture portal) : IClassFixture<RecordDocumentScanTests.Fixture>
{
    [Fact]
    public async Task A_file_waits_for_the_scanner_opens_when_clean_and_goes_when_infected()
    {
        var one = await portal.Opened();
        var (good, bad) = (await portal.TalentSends(one), await portal.TalentSends(one, "EICAR.pdf"));
        var infected = await portal.OnDisk(one, bad);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new OpenFile(one.Id, good))).Kind);
        await portal.Drain();
        Assert.True((await portal.As(CaseScene.Overseas).Send(new OpenFile(one.Id, good))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(one).Send(new OpenMyFile(one.Id, bad))).Kind);
        Assert.False(portal.FileExists(infected));
        Assert.Equal([FileRelease.Released, FileRelease.Infected], (await portal.SeenByTalent(one)).Messages.Select(m => m.File!.Release));
    }

    [Fact]
    public async Task Only_the_system_records_and_only_at_the_tenant()
    {
        var one = await portal.Opened();
        await portal.TalentSends(one);
        var file = await portal.Scalar<Guid>("select id from case_files where case_id = $1", one.Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new RecordFileScan(file, FileRelease.Released))).Kind);
        Assert.True((await portal.AsSystem("greater-bay").Send(new RecordFileScan(file, FileRelease.Released))).IsOk);
        Assert.Equal("Quarantined", await portal.Scalar<string>("select release from case_files where id = $1", file));
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new RecordFileScan(file, FileRelease.Quarantined))).Kind);
    }
}

/// <summary>The files of a conversation as browsers send and get them, and what is left of them at last.</summary>
public sealed class ConversationFilesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_browser_sends_comes_back_as_it_was_and_marked_for_staff()
    {
        var one = await portal.Opened();
        var page = $"/fujian/en/me/cases/{one.Id}/messages";
        using var client = await portal.SignedInClient(one.Talent);
        using var sent = await client.Upload(PdfBuilder.Plain("Flight"), "flight.pdf", page);
        Assert.Equal((HttpStatusCode.Redirect, page + "?done=sent#last"), (sent.StatusCode, sent.Headers.Location!.OriginalString));
        using var back = await client.GetAsync($"/fujian/en/me/cases/{one.Id}/messages/1/file");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (back.StatusCode, back.Content.Headers.ContentType!.MediaType));
        using var staff = await portal.SignedInClient(CaseScene.Overseas);
        using var shown = await staff.GetAsync($"/fujian/en/conversations/{one.Id}/1/view");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.NotEqual(await back.Content.ReadAsByteArrayAsync(), await shown.Content.ReadAsByteArrayAsync());
        using var stranger = await portal.SignedInClient(CaseScene.Domestic);
        foreach (var address in new[] { $"/fujian/en/conversations/{one.Id}/1/view", $"/fujian/en/me/cases/{one.Id}/messages/1/file" })
        {
            using var refused = await stranger.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var wrong = await client.Upload([77, 90, 0, 1], "run.exe", page, "application/octet-stream");
        Assert.StartsWith(page + "?refused=Files_", wrong.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Single((await portal.SeenByTalent(one)).Messages);
    }

    [Fact]
    public async Task Files_go_from_the_disk_with_the_person_and_with_the_case()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var (erased, old) = (await portal.Opened(talent: talent), await portal.Opened());
        List<string> names = [];
        foreach (var one in new[] { erased, old }) names.Add(await portal.OnDisk(one, await portal.TalentSends(one)));
        Assert.All(names, name => Assert.True(portal.FileExists(name)));
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        await portal.Run("update cases set closed_at = now() - interval '37 months' where id = $1", old.Id);
        await portal.AsSystem().Get(new PurgeCases());
        await portal.Drain();
        Assert.All(names, name => Assert.False(portal.FileExists(name)));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from case_files where case_id = any($1)", new[] { erased.Id, old.Id }));
    }
}
