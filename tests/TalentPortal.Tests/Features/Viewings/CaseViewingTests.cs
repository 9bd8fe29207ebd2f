using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

public sealed class BrowseCaseViewingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_talent_asks_comes_to_whoever_answers_for_their_case_into_their_list_their_day_and_the_timeline()
    {
        var (one, _) = await portal.OnCampus();
        var asked = await portal.AskedFor(one.Talent, false, portal.Slot(2));
        var mail = (await portal.Mails(CaseScene.Campus.Email))[0];
        Assert.Equal("您负责的个案有看房动态", mail.Subject);
        Assert.Contains($"campus/viewings/{asked.Id}", mail.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "CANARY", "Gulou" }) Assert.DoesNotContain(secret, mail.Text, StringComparison.Ordinal);

        Assert.Equal(asked.Id, Assert.Single((await portal.As(CaseScene.Campus).Get(new BrowseCaseViewings(CaseTier.Campus))).Items, item => item.CaseReference == TalentCase.ReferenceOf(one.Id)).Id);
        Assert.Contains((await portal.As(CaseScene.Campus).Get(new ViewToday(CaseTier.Campus))).Items, item => item.Work == DayWork.Viewing && item.CaseId == one.Id && item.Part == DayPart.Today);
        foreach (var entries in new[] { (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Entries, (await portal.As(one.Talent, "fujian").Get(new ViewMyCase(one.Id))).Entries })
            Assert.Equal("Asked", Assert.Single(entries, entry => entry.Kind == CaseEntryKind.Viewing).To);

        Assert.DoesNotContain((await portal.As(CaseScene.Domestic).Get(new BrowseCaseViewings(CaseTier.Domestic))).Items, item => item.Id == asked.Id);
        Assert.Empty((await portal.As(CaseScene.Domestic).Get(new BrowseCaseViewings(CaseTier.Campus))).Items);
        // An agreed viewing stands on its day.
        await portal.Letting(asked, EnquiryAnswer.Agree, portal.Slot(2));
        await portal.Mails(asked.Talent.Email);
        Assert.Contains((await portal.As(CaseScene.Campus).Get(new ViewToday(CaseTier.Campus))).Items, item => item.Work == DayWork.Viewing && item.CaseId == one.Id && item.Part == DayPart.Promised);
        Assert.Equal(["Asked", "Agreed"], (await portal.As(one.Talent, "fujian").Get(new ViewMyCase(one.Id))).Entries.Where(entry => entry.Kind == CaseEntryKind.Viewing).OrderBy(entry => entry.At).Select(entry => entry.To));
    }

    [Fact]
    public async Task Whoever_has_no_case_here_asks_without_a_consultant()
    {
        var asked = await portal.AskedFor();
        Assert.Null(await portal.Scalar<Guid?>("select case_id from flat_enquiries where id = $1", asked.Id));
        Assert.Null((await portal.Mine(asked)).Consultant);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new ViewCaseViewing(asked.Id))).Kind);
    }
}

public sealed class ViewCaseViewingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_campus_reads_what_was_written_since_it_took_the_case_on_and_nobody_else_of_other_cases_does()
    {
        var (one, _) = await portal.AtHome();
        var asked = await portal.AskedFor(one.Talent);
        Assert.Equal(ViewingScene.Words, Assert.Single((await portal.As(CaseScene.Domestic).Get(new ViewCaseViewing(asked.Id))).Messages).Words);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var offered = await portal.Offered(one, CaseScene.Domestic, CaseTier.Domestic, CaseTier.Campus);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new ViewCaseViewing(asked.Id))).Kind);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(offered.HandOver));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Asker(asked).Get(ViewingScene.Answer(asked, MyEnquiryAnswer.Write, words: "And a cat?"));
        var read = await portal.As(CaseScene.Campus).Get(new ViewCaseViewing(asked.Id));
        Assert.Equal("And a cat?", Assert.Single(read.Messages).Words);
        Assert.True(read.MayAct);
        Assert.Equal(2, (await portal.As(CaseScene.Lead).Get(new ViewCaseViewing(asked.Id))).Messages.Count);
        Assert.False((await portal.As(CaseScene.Lead).Get(new ViewCaseViewing(asked.Id))).MayAct);
        var (stranger, _) = await portal.NewStaff(PortalRole.CampusConsultant);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ViewCaseViewing(asked.Id))).Kind);
        Assert.Contains((await portal.As(one.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).Items, item => item is { Purpose: "case", What: "flatEnquiry" } && item.SubjectId == one.Id);
    }
}

public sealed class AccompanyViewingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static string Student => CaseScene.Campus.Name.En!;

    [Fact]
    public async Task The_student_comes_along_writes_and_chooses_and_both_sides_read_who_did_it()
    {
        var (one, _) = await portal.OnCampus();
        var asked = await portal.AskedFor(one.Talent);
        var campus = portal.As(CaseScene.Campus);
        Assert.True((await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Come, null, null))).IsOk);
        Assert.True((await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Write, null, "We could come on Thursday."))).IsOk);
        Assert.Equal(Student, (await portal.As(ViewingScene.Operator).Get(new ViewEnquiry(asked.Id))).Companion);
        var mine = await portal.Mine(asked);
        Assert.Equal((Student, FlatAuthor.Consultant, Student), (mine.Companion, mine.Messages[^1].By, mine.Messages[^1].AuthorName));
        Assert.Equal("您咨询的房源有新进展", (await portal.Mails(one.Talent.Email))[0].Subject);
        var slot = portal.Slot(4);
        await portal.Letting(asked, EnquiryAnswer.Propose, slots: [slot]);
        await campus.Get(new AccompanyViewing(asked.Id, Accompaniment.Choose, slot, null));
        Assert.Equal("看房时间已约定", (await portal.Mails(one.Talent.Email))[0].Subject);
        Assert.Equal(EnquiryState.Agreed, (await portal.Mine(asked)).State);
        await campus.Get(new AccompanyViewing(asked.Id, Accompaniment.StayAway, null, null));
        Assert.Null((await portal.Mine(asked)).Companion);
    }

    [Fact]
    public async Task What_is_missing_is_told_and_only_whoever_answers_for_the_case_acts()
    {
        var (one, _) = await portal.OnCampus();
        var asked = await portal.AskedFor(one.Talent);
        var campus = portal.As(CaseScene.Campus);
        Assert.Equal("Words", Assert.Single((await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Write, null, " "))).Errors).Field);
        Assert.Equal("Slot", Assert.Single((await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Choose, null, null))).Errors).Field);
        Assert.Equal("Enquiry_NoContact", Assert.Single((await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Write, null, "me@example.org"))).Errors).Text.Name);
        foreach (var who in new DemoPerson[] { CaseScene.Lead, CaseScene.Domestic, CaseScene.Overseas, one.Talent, ViewingScene.Operator })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, "fujian").Send(new AccompanyViewing(asked.Id, Accompaniment.Come, null, null))).Kind);
        // When the campus sees the case no more, it neither reads nor acts.
        await portal.Scalar<int>("update cases set campus_until = $2 where id = $1", one.Id, portal.Clock.GetUtcNow());
        Assert.Equal(OutcomeKind.NotFound, (await campus.Send(new AccompanyViewing(asked.Id, Accompaniment.Come, null, null))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await campus.Send(new ViewCaseViewing(asked.Id))).Kind);
    }
}
