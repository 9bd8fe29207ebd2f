using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ViewSharedCareerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_whoever_answers_for_the_case_reads_also_by_the_database()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, SharingScene.All);
        foreach (var sender in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await sender.Send(new ViewSharedCareer(one.Id))).Kind);
        foreach (var other in new[] { CaseScene.Domestic, CaseScene.Campus, CaseScene.Lead, Personas.Staff(PortalRole.TenantAdministrator) }) Assert.Empty(await portal.DatabaseOpens(other, one.Talent));
        Assert.Equal(9, (await portal.DatabaseOpens(CaseScene.Overseas, one.Talent)).Count);
    }

    [Fact]
    public async Task It_goes_with_the_case_from_hand_to_hand()
    {
        var one = await portal.ReadyCase();
        foreach (var section in Enum.GetValues<ProfileSection>()) await portal.AddEntry(one.Talent, CareerScene.Entry(section, (FactField.Of(section)[0].Name, "CANARY")));
        await portal.As(one.Talent).Get(CareerScene.Wishes());
        await portal.Share(one, SharingScene.All);
        var offer = await portal.OfferedOn(one);
        // Offered is not given.
        Assert.Null(await portal.Reads(CaseScene.Domestic, one.Id));
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(offer));
        Assert.Equal(9, (await portal.Reads(CaseScene.Domestic, one.Id))!.Count);
        // Looking on is not reading.
        await portal.As(one.Talent).Get(new AgreeToAftercare(offer, true));
        Assert.True((await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).IsOk);
        Assert.Null(await portal.Reads(CaseScene.Overseas, one.Id));
        Assert.Empty(await portal.DatabaseOpens(CaseScene.Overseas, one.Talent));
        // The campus sees what its tier may, whatever is shared.
        await portal.Moved(one, CaseScene.Domestic, "D9");
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Domestic)));
        Assert.Null(await portal.Reads(CaseScene.Domestic, one.Id));
        Assert.Equal([GrantScope.CareerEducation, GrantScope.CareerLanguage], (await portal.Reads(CaseScene.Campus, one.Id))!.Order());
        var seen = await portal.As(CaseScene.Campus).Get(new ViewSharedCareer(one.Id));
        Assert.Equal((true, false, 2), (seen.IsCampus, seen.MayExport, seen.Parts.Count));
        await portal.Share(one, [GrantScope.CareerSkill, GrantScope.CareerLanguage]);
        Assert.Equal([GrantScope.CareerLanguage], (await portal.Reads(CaseScene.Campus, one.Id))!);
    }

    [Fact]
    public async Task Whoever_lost_the_role_reads_nothing_any_more()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, SharingScene.All);
        var (colleague, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, membership, null, await portal.VersionOf(one)));
        Assert.Equal(9, (await portal.Reads(colleague, one.Id))!.Count);
        await portal.Scalar<int>("update staff_memberships set ended_at = now() where id = $1", membership);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await portal.Reads(colleague, one.Id));
    }

    [Fact]
    public async Task Each_reading_is_in_the_persons_log_part_by_part_and_nothing_read_is_no_reading()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Reads(CaseScene.Overseas, one.Id);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1", one.Talent.UserId));
        await portal.Share(one, [GrantScope.CareerSkill, GrantScope.CareerEducation]);
        await portal.Reads(CaseScene.Overseas, one.Id);
        await portal.Reads(CaseScene.Overseas, one.Id);
        var read = Assert.Single((await portal.As(one.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).Items);
        Assert.Equal(("case", "career-education career-skill", one.Id), (read.Purpose, read.What, read.SubjectId));
        // One part more is another reading.
        await portal.Share(one, [GrantScope.CareerSkill, GrantScope.CareerEducation, GrantScope.CareerPatent]);
        await portal.Reads(CaseScene.Overseas, one.Id);
        Assert.Equal(2, (await portal.As(one.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task Where_facts_came_from_and_what_a_file_said_beside_stays_the_persons()
    {
        var talent = await portal.NewTalent();
        var file = await portal.Upload(talent, """{"basics":{"name":"Wei Ling"},"work":[{"name":"Acme","position":"Engineer","salary":"CANARY-extra"}],"interests":[{"name":"CANARY-interest"}]}""");
        await portal.As(talent).Get(file.Taking(file.AllKeys()));
        var one = await portal.Opened(talent: talent);
        await portal.Share(one, SharingScene.All);
        var seen = System.Text.Json.JsonSerializer.Serialize((await portal.As(CaseScene.Overseas).Get(new ViewSharedCareer(one.Id))).Career);
        Assert.Contains("Acme", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", Encoding.UTF8.GetString((await portal.As(CaseScene.Overseas).Get(new ExportSharedResume(one.Id))).Json), StringComparison.Ordinal);
        Assert.Contains("CANARY-extra", Encoding.UTF8.GetString((await portal.As(talent).Get(new ExportResume())).Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_case_says_what_is_shared_without_opening_it()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, [GrantScope.CareerSkill]);
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal(SharingScene.All, seen.Career!.Select(part => part.Scope));
        Assert.Equal([GrantScope.CareerSkill], seen.Career!.Where(part => part.OpenUntil is not null).Select(part => part.Scope));
        Assert.Null((await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Career);
        Assert.DoesNotContain("career", (await portal.Scalar<string>("select string_agg(what, ' ') from access_entries where user_id = $1", one.Talent.UserId))!, StringComparison.Ordinal);
    }
}

public sealed class ExportSharedResumeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task All_that_it_needs_is_shared_or_there_is_none()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        Assert.Equal(OutcomeKind.NotFound, (await Export(one)).Kind);
        foreach (var missing in SharingScene.Resume)
        {
            await portal.Share(one, SharingScene.All.Except([missing]));
            Assert.Equal(OutcomeKind.NotFound, (await Export(one)).Kind);
            Assert.False((await portal.As(CaseScene.Overseas).Get(new ViewSharedCareer(one.Id))).MayExport);
        }

        await portal.Share(one, SharingScene.Resume);
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewSharedCareer(one.Id))).MayExport);
        var json = (await portal.As(CaseScene.Overseas).Get(new ExportSharedResume(one.Id))).Json;
        Assert.Empty(ResumeSchemaRules.Faults(json));
        var resume = JsonNode.Parse(json)!;
        Assert.Equal(("Wei Ling", "CANARY-Experience"), ((string?)resume["basics"]!["name"], (string?)resume["work"]![0]!["name"]));
        Assert.Equal((PortalFixture.TenantOf("fujian").Name.En, TalentCase.ReferenceOf(one.Id)), ((string?)resume["meta"]!["talentPortal"]!["madeFor"], (string?)resume["meta"]!["talentPortal"]!["case"]));
        Assert.Equal("profile career-resume career-education career-experience career-skill career-language career-publication career-patent career-grant career-certificate",
            await portal.Scalar<string>("select what from access_entries where user_id = $1 and what like '%resume%'", one.Talent.UserId));
        foreach (var sender in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await sender.Send(new ExportSharedResume(one.Id))).Kind);
        // Without the profile there is no name to put on it.
        await portal.Scalar<int>("update grants set withdrawn_at = now() where user_id = $1 and scope = 'Profile'", one.Talent.UserId);
        Assert.Equal(OutcomeKind.NotFound, (await Export(one)).Kind);
    }

    private Task<Outcome<ExportSharedResumeResult>> Export(Opened one) => portal.As(CaseScene.Overseas).Send(new ExportSharedResume(one.Id));
}

public sealed class AskForCareerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_stands_in_the_timeline_goes_out_as_a_mail_that_quotes_nothing_and_opens_nothing()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        await portal.Share(one, [GrantScope.CareerSkill]);
        await portal.As(CaseScene.Overseas).Get(new AskForCareer(one.Id, [GrantScope.CareerPatent, GrantScope.CareerEducation, GrantScope.CareerSkill]));
        var entry = (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1];
        Assert.Equal((CaseEntryKind.CareerAsked, "Education Patent", null), (entry.Kind, entry.To, entry.Words));
        Assert.Equal([GrantScope.CareerEducation, GrantScope.CareerPatent], Assert.Single((await portal.As(one.Talent).Get(new BrowseSharing())).Cases).Asked);
        Assert.Equal([GrantScope.CareerSkill], (await portal.Reads(CaseScene.Overseas, one.Id))!);
        Assert.Equal("AskForCareer_Already", (await portal.As(CaseScene.Overseas).Send(new AskForCareer(one.Id, [GrantScope.CareerGrant]))).Reason?.Name);
        portal.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal("AskForCareer_Shared", (await portal.As(CaseScene.Overseas).Send(new AskForCareer(one.Id, [GrantScope.CareerSkill]))).Reason?.Name);
        await portal.As(CaseScene.Overseas).Get(new AskForCareer(one.Id, [.. SharingScene.All]));
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_case_asks_and_the_campus_for_what_is_its_own()
    {
        var one = await portal.Opened(talent: await portal.WithCareer());
        foreach (var sender in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await sender.Send(new AskForCareer(one.Id, [GrantScope.CareerSkill]))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new AskForCareer(one.Id, []))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(CaseScene.Overseas).Send(new AskForCareer(one.Id, [GrantScope.Cv]))).Kind);
        var (campus, _) = await portal.OnCampus();
        Assert.Equal("AskForCareer_NotYours", (await portal.As(CaseScene.Campus).Send(new AskForCareer(campus.Id, [GrantScope.CareerSkill]))).Reason?.Name);
        await portal.As(CaseScene.Campus).Get(new AskForCareer(campus.Id, [GrantScope.CareerLanguage]));
    }
}
