using System.Text.Encodings.Web;
using System.Text.Json;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>
/// The campus sees of a case the packet that it was given, what happened since it took the case on, and when the person
/// arrives: looked at request by request and field by field.
/// </summary>
public sealed class CampusTierTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Words that lie in everything that is not the campus's: earlier entries, earlier packets, notes, wish, profile.</summary>
    private const string Hidden = "HIDDEN";

    private static readonly string[] NotTheirs = [Hidden, "Wei Ling", "wei.ling@example.org", "+44 20", "Imperial", "optics", "chip-design", CaseScene.Wish, "Europe/Dublin"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_request_that_answers_about_cases_is_looked_at_here()
    {
        var queries = typeof(ViewCase).Assembly.GetTypes().Where(type => type.Namespace == typeof(ViewCase).Namespace && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>)));
        Assert.Equal(["BrowseCaseColleagues", "BrowseCases", "BrowseCaseViews", "BrowseHandOvers", "BrowseMyCases", "CountMyUnread", "CountUnread", "SeesCase", "ViewCase", "ViewHandOverForm", "ViewMyCase", "ViewPlaybookMove", "ViewTaskPlan"], queries.Select(type => type.Name).Order());
        Assert.Equal(
            [
                "Age", "ArrivedOn", "Career", "CheckInSince", "Checks", "Clearance", "CloseReason", "ClosedAt", "Cover", "Documents", "Entries", "Family", "HandOvers", "Id", "IsCampus", "IsOverdue", "Moves", "NewerPlaybook", "NextAction", "NextOn", "Notes", "OwnerName", "Part", "Person", "Reference", "SeenUntil", "Since", "Stage", "Stages", "Tasks", "Unread", "Version",
            ],
            FieldsOf<ViewCaseResult>());
        Assert.Equal(
            [
                "Age", "AnswerSince", "BouncedAt", "CloseReason", "ClosedAt", "Id", "IsAnswerLate", "IsCheckInSilent", "IsMine", "IsOffered", "IsOverdue", "IsSilent", "LastEntryAt", "NextAction", "NextOn", "NextTaskOn", "OpenTasks", "OverdueTasks", "OwnerLeft", "OwnerName", "Reference", "SeenUntil", "Stage", "Unread",
            ],
            FieldsOf<BrowseCasesResult.Item>());
        // What the messages tell the campus, here and on their own page, is looked at in CampusMessagesTests.
        Assert.Equal(["AcceptBy", "CaseId", "FromName", "FromTier", "Id", "IsLate", "NextOn", "OfferedAt", "Reference", "ToMe", "ToStage"], FieldsOf<BrowseHandOversResult.Item>());
        Assert.Equal(["AcceptBy", "Clearance", "Colleagues", "From", "Id", "Items", "Reference", "To", "Version"], FieldsOf<ViewHandOverFormResult>());
        Assert.Equal(["AuthorityDays", "Clock", "ClockSince", "EmployerDays", "IsSlow", "StageDays", "StageSince", "TalentDays", "TargetDays", "TypicalDays"], FieldsOf<CaseAge>());
    }

    [Fact]
    public async Task Before_it_is_offered_to_the_campus_there_is_no_case_for_it()
    {
        var abroad = await portal.Opened();
        var domestic = await portal.DomesticCase(stage: "D9");
        foreach (var one in new[] { abroad, domestic }) await NothingFor(one);
        // Offered to somebody else, it is none of the campus's either.
        var offered = await portal.ReadyCase();
        await portal.OfferedOn(offered);
        await NothingFor(offered);
        foreach (var tier in Enum.GetValues<CaseTier>())
            foreach (var list in new[] { CaseList.Mine, CaseList.LookingOn })
                Assert.DoesNotContain((await portal.As(CaseScene.Campus).Get(new BrowseCases(tier, list))).Items, item => item.Id == abroad.Id || item.Id == domestic.Id || item.Id == offered.Id);
    }

    [Fact]
    public async Task The_boards_of_others_are_closed_to_it()
    {
        var domestic = await portal.DomesticCase();
        foreach (var tier in Enum.GetValues<CaseTier>())
        {
            await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new BrowseCases(tier, CaseList.Team));
            var mine = await portal.As(CaseScene.Campus).Get(new BrowseCases(tier, OwnerMembershipId: await portal.MembershipOf(CaseScene.Domestic)));
            Assert.DoesNotContain(mine.Items, item => item.Id == domestic.Id);
        }

        var other = await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Domestic));
        Assert.Equal((0, 0, 0, 0, 0), (other.Total, other.Overdue, other.Silent, other.Offered, other.Stages.Count));
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new BrowseHandOvers(CaseTier.Domestic))).Items);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new BrowseCaseColleagues());
    }

    [Fact]
    public async Task Offered_it_reads_the_packet_and_when_they_arrive()
    {
        var (one, id) = await OfferedToCampus();
        var seen = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Receiver, true, "Domestic career consultant"), (seen.Part, seen.IsCampus, seen.OwnerName));
        Assert.Equal((null, null, null, null, false), (seen.Person, seen.Moves, seen.NextAction, seen.NextOn, seen.IsOverdue));
        Assert.Equal((null, null, null), (seen.Since, seen.ClosedAt, seen.CloseReason));
        Assert.Empty(seen.Entries);
        Assert.Empty(seen.Notes);
        OnlyThePacket(seen, id);
        Assert.Null(seen.Clearance);
        Assert.Equal((0m, 0m, 0m), (seen.Age.TalentDays, seen.Age.EmployerDays, seen.Age.AuthorityDays));
        HidesAll(seen);
        var item = (await portal.As(CaseScene.Campus).Get(new BrowseHandOvers(CaseTier.Campus))).Items.Single(item => item.Id == id);
        Assert.Equal((one.Id, CaseTier.Domestic, "Domestic career consultant", "L1", portal.Today().AddDays(7)), (item.CaseId, item.FromTier, item.FromName, item.ToStage.Code, item.NextOn));
        HidesAll(item);
        // Reading is all: it answers for nothing yet.
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewHandOverForm(one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new WriteEntry(one.Id, "Hello."));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new WriteNote(one.Id, "Hello."));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewMyCase(one.Id));
        Assert.DoesNotContain((await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items, mine => mine.Id == one.Id);
    }

    [Fact]
    public async Task For_whom_a_case_waits_while_it_is_only_offered_is_not_the_campuss()
    {
        var (one, _) = await OfferedToCampus();
        await portal.As(CaseScene.Domestic).Get(new ChangeClock(one.Id, CaseClock.WaitingAuthority, null, await portal.CaseVersion(one.Id)));
        var (age, offered) = ((await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Age, (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).HandOvers[0].OfferedAt);
        Assert.Equal((CaseClock.Running, offered, offered, 0m), (age.Clock, age.ClockSince, age.StageSince, age.StageDays));
    }

    [Fact]
    public async Task Taken_on_it_reads_what_happened_since()
    {
        var (one, id) = await OfferedToCampus();
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(id));
        await portal.As(CaseScene.Campus).Get(new WriteEntry(one.Id, "I wait at gate 3."));
        await portal.As(CaseScene.Campus).Get(new WriteNote(one.Id, "My own note.", CaseNoteLevel.Team));
        await portal.As(CaseScene.Campus).Get(new PlanNextAction(one.Id, "Fetch them.", portal.Today(), await portal.CaseVersion(one.Id)));
        var seen = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, true, "L1", "Fetch them.", portal.Today()), (seen.Part, seen.IsCampus, seen.Stage.Code, seen.NextAction, seen.NextOn));
        Assert.Null(seen.Person);
        Assert.Equal([CaseEntryKind.HandOverAccepted, CaseEntryKind.Note, CaseEntryKind.NextAction], seen.Entries.Select(entry => entry.Kind));
        Assert.Equal(("My own note.", true), (Assert.Single(seen.Notes).Words, seen.Notes[0].IsMine));
        OnlyThePacket(seen, id);
        Assert.Null(seen.Clearance);
        Assert.Equal(seen.HandOvers[0].AnsweredAt, seen.Since);
        Assert.Equal((0m, 0m, 0m), (seen.Age.TalentDays, seen.Age.EmployerDays, seen.Age.AuthorityDays));
        Assert.True(seen.Age.StageSince >= seen.Since && seen.Age.ClockSince >= seen.Since);
        Assert.Equal((true, null, false), (seen.Moves!.CanWork, seen.Moves.HandOverTo, seen.Moves.CanAssign));
        HidesAll(seen);
    }

    [Fact]
    public async Task On_its_board_how_long_it_waited_before_is_not_told()
    {
        var (one, id) = await OfferedToCampus();
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(id));
        var lead = (await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Campus, CaseList.Team))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((2m, 3m), (lead.Age.TalentDays, lead.Age.EmployerDays));
        var item = (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((0m, 0m, 0m), (item.Age.TalentDays, item.Age.EmployerDays, item.Age.AuthorityDays));
        Assert.Equal(("L1", true, null, null), (item.Stage.Code, item.IsMine, item.NextAction, item.BouncedAt));
        HidesAll(item);
    }

    [Fact]
    public async Task All_that_is_hidden_from_it_is_there_for_the_team_lead()
    {
        var (one, _) = await OfferedToCampus();
        var lead = Json(await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id)));
        Assert.All([.. NotTheirs, Hidden + " entry", Hidden + " team", Hidden + " reason", Hidden + " promise", Hidden + "Words about summary"], word => Assert.Contains(word, lead, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_of_others_stay_theirs_also_those_for_the_team()
    {
        var (one, id) = await OfferedToCampus();
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(id));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from case_notes where case_id = $1", one.Id));
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Notes);
        Assert.Single((await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Notes);
    }

    [Fact]
    public async Task When_it_hands_the_case_back_it_reads_on_only_if_agreed_and_then_as_before()
    {
        var (one, id) = await OfferedToCampus();
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(id));
        await portal.Moved(one, CaseScene.Campus, "F90");
        var form = await portal.As(CaseScene.Campus).Get(new ViewHandOverForm(one.Id));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Campus, CaseTier.Domestic), form.Items);
        Assert.Null(form.Clearance);
        HidesAll(form);
        var back = await portal.OfferedOn(one, CaseScene.Campus);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(back));
        await NothingFor(one);
        await portal.As(one.Talent).Get(new AgreeToAftercare(back, true));
        await portal.As(CaseScene.Domestic).Get(new WriteEntry(one.Id, "How is school?"));
        await portal.As(CaseScene.Domestic).Get(new PlanNextAction(one.Id, Hidden, portal.Today(), await portal.CaseVersion(one.Id)));
        var seen = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.LookingOn, true, null, null, null, null), (seen.Part, seen.IsCampus, seen.Person, seen.Moves, seen.NextAction, seen.NextOn));
        Assert.Equal([id, back], seen.HandOvers.Select(paper => paper.Id));
        Assert.Empty(seen.Notes);
        Assert.Equal(CaseEntryKind.HandOverAccepted, seen.Entries[0].Kind);
        Assert.Contains(seen.Entries, entry => entry.Words == "How is school?");
        var item = (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus, CaseList.LookingOn))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((0m, 0m, 0m, null), (item.Age.TalentDays, item.Age.EmployerDays, item.Age.AuthorityDays, item.NextAction));
        foreach (var entry in seen.Entries.Where(entry => entry.Kind != CaseEntryKind.NextAction)) HidesAll(entry);
        foreach (var paper in seen.HandOvers) HidesAll(paper);
    }

    [Fact]
    public async Task Each_reading_is_in_the_persons_access_log_without_the_profile()
    {
        var (one, _) = await OfferedToCampus();
        await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal("case packet", await portal.Scalar<string>("select string_agg(what, ', ') from access_entries where user_id = $1 and actor_user_id = $2", one.Talent.UserId, CaseScene.Campus.UserId));
    }

    /// <summary>
    /// A case that the second tier offers to the campus, with hidden words in all that came before: it waited two days for the
    /// talent and three for the employer.
    /// </summary>
    private async Task<(Opened Case, Guid HandOver)> OfferedToCampus()
    {
        var one = await portal.ReadyCase();
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(one.Id, Hidden + " entry"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, Hidden + " private"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, Hidden + " team", CaseNoteLevel.Team));
        var offer = await portal.Offer(one, reason: Hidden + " reason");
        offer = offer with { Promises = Hidden + " promise", Items = [.. offer.Items.Select(item => item.Key == "clearance" ? item : item with { Text = Hidden + item.Text })] };
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver((await portal.As(CaseScene.Overseas).Get(offer)).Id));
        await portal.Moved(one, CaseScene.Domestic, "D9");
        await portal.Run("update cases set talent_minutes = 2 * 8 * 60, employer_minutes = 3 * 8 * 60 where id = $1", one.Id);
        return (one, await portal.OfferedOn(one, CaseScene.Domestic));
    }

    private static void OnlyThePacket(ViewCaseResult seen, Guid id)
    {
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((id, CaseTier.Domestic, CaseTier.Campus), (paper.Id, paper.FromTier, paper.ToTier));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Domestic, CaseTier.Campus).Select(item => (item.Key, (string?)$"Words about {item.Key}")), paper.Packet.Select(line => (line.Key, line.Text)));
    }

    private async Task NothingFor(Opened one)
    {
        var campus = portal.As(CaseScene.Campus);
        await HandOverScene.NobodyFinds([campus], new ViewCase(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewHandOverForm(one.Id));
        await HandOverScene.NobodyFinds([campus], new ViewMyCase(one.Id));
        Assert.DoesNotContain((await campus.Get(new BrowseMyCases())).Items, item => item.Id == one.Id);
        foreach (var list in new[] { CaseList.Mine, CaseList.LookingOn }) Assert.DoesNotContain((await campus.Get(new BrowseCases(CaseTier.Campus, list))).Items, item => item.Id == one.Id);
        Assert.DoesNotContain((await campus.Get(new BrowseHandOvers(CaseTier.Campus))).Items, item => item.CaseId == one.Id);
    }

    /// <summary>Nothing in an answer, wherever it stands, is of what the campus does not see.</summary>
    private static void HidesAll(object answer) => Assert.All(NotTheirs, word => Assert.DoesNotContain(word, Json(answer), StringComparison.Ordinal));

    private static string Json(object answer) => JsonSerializer.Serialize(answer, Readable);

    private static IEnumerable<string> FieldsOf<T>() => typeof(T).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
}
