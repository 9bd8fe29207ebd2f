using System.Net;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Buddies;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.CampusHours;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Buddies;

public sealed class BuddyMatchingTests
{
    private static readonly BuddyFacts Wish = new() { Languages = new Dictionary<string, BuddyLevel> { ["ru"] = BuddyLevel.Good }, Places = ["350100"], Field = "chip-design", Countries = ["RU"], Family = [BuddyHelp.Children, BuddyHelp.Partner], Interests = [BuddyInterest.Music] };

    private static BuddyFit Of(BuddyField field, BuddyFacts card) => BuddyMatching.Compare(Wish, [field], card, BuddyScale.Usual).Reasons.Single().Fit;

    [Fact]
    public void Each_field_says_full_partly_or_missing_and_why()
    {
        Assert.Equal(BuddyFit.Full, Of(BuddyField.Language, Wish));
        Assert.Equal(BuddyFit.Partly, Of(BuddyField.Language, Wish with { Languages = new Dictionary<string, BuddyLevel> { ["ru"] = BuddyLevel.Basic } }));
        Assert.Equal(BuddyFit.Missing, Of(BuddyField.Language, BuddyFacts.None));
        Assert.Equal(BuddyFit.Partly, Of(BuddyField.Place, Wish with { Places = ["350200"] }));
        Assert.Equal(BuddyFit.Missing, Of(BuddyField.Place, Wish with { Places = ["110000"] }));
        Assert.Equal(BuddyFit.Partly, Of(BuddyField.Family, Wish with { Family = [BuddyHelp.Children] }));
        Assert.Equal(BuddyFit.Full, Of(BuddyField.Interest, Wish));
        Assert.Equal(["RU"], BuddyMatching.Compare(Wish, [BuddyField.Country], BuddyFacts.None, BuddyScale.Usual).Reasons.Single().Values);
    }

    [Fact]
    public void Points_are_the_weights_and_what_may_not_be_used_does_not_count()
    {
        var all = BuddyMatching.Compare(Wish, Enum.GetValues<BuddyField>(), Wish, BuddyScale.Usual);
        Assert.Equal((36, 36), (all.Points, all.MostPoints));
        var some = BuddyMatching.Compare(Wish, [BuddyField.Country], Wish, BuddyScale.Usual with { Country = 7 });
        Assert.Equal((14, 14, 1), (some.Points, some.MostPoints, some.Reasons.Count));
    }
}

public sealed class SaveBuddyCardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_card_is_ones_own_sealed_and_of_a_version()
    {
        var ((student, _), (other, _)) = (await portal.Buddy(), await portal.NewStudent());
        var mine = await portal.As(student).Get(new ViewBuddyCard());
        Assert.Equal((BuddyLevel.Fluent, "350100", 3, 1, true), (mine.Facts.Languages["ru"], mine.Facts.Places.Single(), mine.WeeklyHours, mine.MostPeople, mine.IsOpen));
        Assert.Null((await portal.As(other).Get(new ViewBuddyCard())).Version);
        Assert.False(await portal.Scalar<bool>("select position('chip-design'::bytea in facts) > 0 from buddy_cards where user_id = $1", student.UserId));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(student).Send(BuddyScene.Card())).Kind);
        Assert.True((await portal.As(student).Send(BuddyScene.Card(mine.Version))).IsOk);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field()
    {
        var (student, _) = await portal.NewStudent();
        async Task<string> Why(SaveBuddyCard card) => (await portal.As(student).Send(card)).Errors[0].Text.Name;
        Assert.Equal("SaveBuddyCard_LanguageMissing", await Why(BuddyScene.Card() with { Languages = [] }));
        Assert.Equal("Buddy_LanguageWrong", await Why(BuddyScene.Card() with { Languages = ["ru:Fluent", "ru:Good"] }));
        Assert.Equal("Buddy_LanguageWrong", await Why(BuddyScene.Card() with { Languages = ["xx:Good"] }));
        Assert.Equal("Buddy_PlaceUnknown", await Why(BuddyScene.Card() with { Places = "Atlantis" }));
        Assert.Equal("Buddy_NotInList", await Why(BuddyScene.Card() with { Field = "alchemy" }));
        Assert.Equal("SaveBuddyCard_HoursUnfit", await Why(BuddyScene.Card() with { WeeklyHours = 21 }));
        Assert.Equal("SaveBuddyCard_PeopleUnfit", await Why(BuddyScene.Card() with { MostPeople = null }));
    }
}

public sealed class ViewBuddyCardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Before_the_first_card_there_is_an_empty_one() => Assert.Equal((0, null), ((await portal.As((await portal.NewStudent()).Person).Get(new ViewBuddyCard())).Facts.Languages.Count, (await portal.As(CaseScene.Campus).Get(new ViewBuddyCard())).Version));
}

public sealed class SaveBuddyWishTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_not_ticked_is_not_kept_and_taking_it_back_deletes_all_and_ends_what_is_under_way()
    {
        var (one, _, proposal) = await portal.ProposedBuddy();
        await portal.Mine(one).Get(BuddyScene.Wish(one.Id, await portal.WishVersion(one)) with { Used = [BuddyField.Language] });
        var mine = await portal.Mine(one).Get(new ViewMyBuddy(one.Id));
        Assert.Equal((2, 0, null, 0), (mine.Facts.Languages.Count, mine.Facts.Places.Count, mine.Facts.Field, mine.Facts.Family.Count));
        await portal.Mine(one).Get(BuddyScene.Wish(one.Id, await portal.WishVersion(one)) with { IsWanted = false });
        Assert.Equal((true, "Ended"), (await portal.Scalar<bool>("select length(facts) = 0 and used = '{}' from buddy_wishes where id = $1", one.Id), await portal.BuddyState(proposal)));
        Assert.Equal("SaveBuddyWish_UsedMissing", (await portal.Mine(one).Send(BuddyScene.Wish(one.Id, await portal.WishVersion(one)) with { Used = [] })).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Mine(one).Send(BuddyScene.Wish(one.Id))).Kind);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As((await portal.Opened()).Talent), portal.As(one.Talent, "greater-bay")], BuddyScene.Wish(one.Id));
    }

    [Fact]
    public async Task With_the_case_it_is_over()
    {
        var (one, _, proposal) = await portal.ProposedBuddy();
        await portal.As(CaseScene.Domestic).Get(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)));
        Assert.Equal("Ended", await portal.BuddyState(proposal));
        Assert.Equal("Buddy_CaseEnded", (await portal.Mine(one).Send(BuddyScene.Wish(one.Id, await portal.WishVersion(one)))).Reason!.Name);
    }
}

public sealed class ViewMyBuddyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_the_profile_says_is_not_asked_again_and_is_used_only_once_saved()
    {
        var (one, _) = await portal.AtHome();
        await portal.AddEntry(one.Talent);
        await portal.AddEntry(one.Talent, CareerScene.Entry(ProfileSection.Language, ("Language", "Russian"), ("Cefr", "C1")));
        var mine = await portal.Mine(one).Get(new ViewMyBuddy(one.Id));
        Assert.Equal((null, true, BuddyLevel.Fluent), (mine.IsWanted, mine.IsGuessed, mine.Facts.Languages["ru"]));
        Assert.Contains("GB", mine.Facts.Countries);
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewBuddies(one.Id));
        Assert.Equal((null, 0, 0, false), (seen.IsWanted, seen.Candidates.Count, seen.Used.Count, seen.CanPropose));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(null)], new ViewMyBuddy(one.Id));
    }

    [Theory]
    [InlineData("en", "I want a buddy")]
    [InlineData("zh", "我需要同伴")]
    public async Task The_page_asks_keeps_what_was_typed_and_saves_without_scripts(string language, string button)
    {
        var (one, _) = await portal.AtHome();
        using var client = await portal.SignedInClient(one.Talent);
        var address = $"/fujian/{language}/me/cases/{one.Id}/buddy";
        var page = await client.Page(address);
        Assert.Contains(button, page.Body!.TextContent, StringComparison.Ordinal);
        const string form = "form:has([name='Form.Places'])";
        var fields = new Dictionary<string, string?> { ["Form.Language1"] = "ru", ["Form.Level1"] = "Good", ["Form.Places"] = "Atlantis", ["Form.Want"] = "true" };
        using var wrong = await client.Send(address, page, fields, form);
        var again = await wrong.Page();
        Assert.Equal(("Atlantis", "ru"), (again.QuerySelector("[name='Form.Places']")!.GetAttribute("value"), again.QuerySelector("[name='Form.Language1'] option[selected]")!.GetAttribute("value")));
        fields["Form.Places"] = "Fuzhou";
        using var right = await client.Send(address, again, fields, form);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        var mine = await portal.Mine(one).Get(new ViewMyBuddy(one.Id));
        Assert.Equal((true, BuddyLevel.Good, "350100"), (mine.IsWanted, mine.Facts.Languages["ru"], mine.Facts.Places.Single()));
    }
}

public sealed class ViewBuddiesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_fits_best_stands_first_with_the_reasons_on_both_sides()
    {
        var ((_, good), (_, less)) = (await portal.Buddy(), await portal.Buddy(BuddyScene.Card() with { Languages = ["en:Basic"], Places = "Xiamen", Countries = [] }));
        var one = await portal.Wishing();
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewBuddies(one.Id));
        var ids = seen.Candidates.Select(candidate => candidate.MembershipId).ToList();
        Assert.True(ids.IndexOf(good) >= 0 && ids.IndexOf(good) < ids.IndexOf(less), string.Join(' ', ids));
        var reasons = seen.Candidates.Single(candidate => candidate.MembershipId == good).Fitness.Reasons.ToDictionary(reason => reason.Field);
        Assert.Equal((BuddyFit.Full, "ru"), (reasons[BuddyField.Language].Fit, reasons[BuddyField.Language].Values.Single()));
        Assert.Equal((BuddyFit.Missing, "Children"), (reasons[BuddyField.Family].Fit, reasons[BuddyField.Family].Values.Single()));
        await HandOverScene.NobodyFinds([portal.As(one.Talent), portal.As(HandOverScene.Elsewhere(PortalRole.DomesticConsultant)), portal.As(await portal.Colleague(PortalRole.DomesticConsultant))], new ViewBuddies(one.Id));
    }

    [Fact]
    public async Task Nobody_who_did_not_opt_in_has_no_room_is_away_or_of_another_gender_is_there()
    {
        var ((_, closed), (_, without), (away, gone), (_, man), (_, fits)) =
            (await portal.Buddy(BuddyScene.Card() with { IsOpen = false }), await portal.NewStudent(), await portal.Buddy(), await portal.Buddy(BuddyScene.Card() with { Gender = BuddyGender.Man }), await portal.Buddy());
        await portal.As(away).Get(new PlanAbsence(portal.Today().AddDays(2), portal.Today().AddDays(5), null));
        var one = await portal.Wishing(BuddyScene.Wish(Guid.Empty) with { Gender = BuddyGender.Woman });
        var ranked = await portal.Ranked(one);
        Assert.Contains(fits, ranked);
        foreach (var other in new[] { closed, without, gone, man }) Assert.DoesNotContain(other, ranked);
        foreach (var other in new[] { closed, without, gone, man }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ProposeBuddy(one.Id, other))).Kind);
        // Room for one alone, and asked by somebody else meanwhile.
        var another = await portal.Wishing();
        await portal.As(CaseScene.Domestic).Get(new ProposeBuddy(another.Id, fits));
        Assert.DoesNotContain(fits, await portal.Ranked(one));
    }
}

public sealed class ProposeBuddyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_where_it_is_wanted_and_two_at_a_time()
    {
        var (first, second, third) = (await portal.Buddy(), await portal.Buddy(), await portal.Buddy());
        var (silent, _) = await portal.AtHome();
        Assert.Equal("ProposeBuddy_NotWanted", (await portal.As(CaseScene.Domestic).Send(new ProposeBuddy(silent.Id, first.Membership))).Reason!.Name);
        var one = await portal.Wishing();
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Lead), portal.As(await portal.Colleague(PortalRole.DomesticConsultant))], new ProposeBuddy(one.Id, first.Membership));
        foreach (var student in new[] { first, second }) await portal.As(CaseScene.Domestic).Get(new ProposeBuddy(one.Id, student.Membership));
        Assert.Equal("ProposeBuddy_Enough", (await portal.As(CaseScene.Domestic).Send(new ProposeBuddy(one.Id, third.Membership))).Reason!.Name);
    }
}

public sealed class BrowseBuddyRequestsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_student_reads_what_fits_without_a_name_and_the_talent_sees_that()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        var asked = Assert.Single((await portal.As(student).Get(new BrowseBuddyRequests())).Items);
        Assert.Equal((id, BuddyState.Asked, true), (asked.Id, asked.State, asked.Reasons.Count > 0));
        Assert.DoesNotContain(one.Talent.Name.En!, System.Text.Json.JsonSerializer.Serialize(asked), StringComparison.Ordinal);
        Assert.Empty((await portal.As((await portal.NewStudent()).Person).Get(new BrowseBuddyRequests())).Items);
        Assert.Contains((await portal.Mine(one).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).Items, item => item.What == "buddy" && item.SubjectId == one.Id);
    }
}

public sealed class AnswerBuddyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_no_needs_a_reason_that_the_consultant_reads_and_the_talent_does_not()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        Assert.Equal("AnswerBuddy_ReasonMissing", (await portal.AnswerBuddy(student, id, false, " ")).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerBuddy(CaseScene.Campus, id, true)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(student).Send(new AnswerBuddy(id, true, null, 1))).Kind);
        Assert.True((await portal.AnswerBuddy(student, id, false, "Examinations until March.")).IsOk);
        Assert.Equal("Examinations until March.", (await portal.As(CaseScene.Domestic).Get(new ViewBuddies(one.Id))).Proposals.Single().Answer);
        var mine = await portal.Mine(one).Get(new ViewMyBuddy(one.Id));
        Assert.Equal((0, false), (mine.Offered.Count, mine.IsAsked));
        Assert.Equal("Buddy_NoLongerOpen", (await portal.AnswerBuddy(student, id, true)).Reason!.Name);
        Assert.False(await portal.Scalar<bool>("select position('March'::bytea in answer) > 0 from buddy_proposals where id = $1", id));
    }
}

public sealed class AnswerMyBuddyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_agrees_after_the_student_and_the_hand_over_goes_its_usual_way()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        // A student who has not said yes is nobody's business.
        Assert.Equal((true, 0), ((await portal.Mine(one).Get(new ViewMyBuddy(one.Id))).IsAsked, (await portal.Mine(one).Get(new ViewMyBuddy(one.Id))).Offered.Count));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(one).Send(new AnswerMyBuddy(id, true))).Kind);
        await portal.AnswerBuddy(student, id, true);
        Assert.Equal(id, (await portal.Mine(one).Get(new ViewMyBuddy(one.Id))).Offered.Single().Id);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As((await portal.Opened()).Talent)], new AnswerMyBuddy(id, true));
        for (var i = 0; i < 2; i++) Assert.True((await portal.Mine(one).Send(new AnswerMyBuddy(id, true))).IsOk);
        await portal.Moved(one, CaseScene.Domestic, "D9");
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewBuddies(one.Id));
        var agreed = seen.Proposals.Single();
        Assert.Equal((BuddyState.Agreed, true), (agreed.State, seen.CanHandOver));
        var offer = await portal.OfferedOn(one, CaseScene.Domestic, agreed.MembershipId);
        await portal.As(student).Get(new AcceptHandOver(offer));
        Assert.Equal(student.UserId, await portal.OwnerOf(one));
    }

    [Fact]
    public async Task Asked_for_another_the_earlier_one_sees_the_talent_no_more_and_is_not_proposed_again()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        await portal.AnswerBuddy(student, id, true);
        await portal.Mine(one).Get(new AnswerMyBuddy(id, true));
        await portal.Mine(one).Get(new AnswerMyBuddy(id, false));
        Assert.Equal("Refused", await portal.BuddyState(id));
        Assert.Empty((await portal.As(student).Get(new BrowseBuddyRequests())).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerBuddy(student, id, true)).Kind);
        await HandOverScene.NobodyFinds([portal.As(student)], new EndBuddy(id));
        Assert.DoesNotContain(await portal.MembershipOf(student), await portal.Ranked(one));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ProposeBuddy(one.Id, await portal.MembershipOf(student)))).Kind);
    }

    [Fact]
    public async Task With_one_agreed_on_the_other_is_free_again()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        var (_, other) = await portal.Buddy();
        var second = (await portal.As(CaseScene.Domestic).Get(new ProposeBuddy(one.Id, other))).ProposalId;
        await portal.AnswerBuddy(student, id, true);
        await portal.Mine(one).Get(new AnswerMyBuddy(id, true));
        Assert.Equal(("Agreed", "Ended"), (await portal.BuddyState(id), await portal.BuddyState(second)));
    }
}

public sealed class EndBuddyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Either_side_ends_it_without_saying_why()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        await portal.AnswerBuddy(student, id, true);
        await portal.Mine(one).Get(new AnswerMyBuddy(id, true));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(await portal.Colleague(PortalRole.DomesticConsultant))], new EndBuddy(id));
        Assert.True((await portal.As(student).Send(new EndBuddy(id))).IsOk);
        Assert.Equal("Ended", await portal.BuddyState(id));
        Assert.Empty((await portal.Mine(one).Get(new ViewMyBuddy(one.Id))).Offered);
        Assert.Equal("Buddy_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new EndBuddy(id))).Reason!.Name);
    }
}

public sealed class SaveBuddyWeightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_changes_them_all_who_propose_see_them_and_other_tenants_keep_theirs()
    {
        var usual = await portal.As(CaseScene.Domestic).Get(new ViewBuddyWeights());
        Assert.Equal((BuddyScale.Usual, null, false), (usual.Scale, usual.ChangedByName, usual.CanChange));
        var mine = new SaveBuddyWeights(0, 10, 1, 1, 1, 1, null);
        Assert.Equal("SaveBuddyWeights_Unfit", (await portal.As(CaseScene.Lead).Send(mine with { Place = 11 })).Errors.Single().Text.Name);
        Assert.True((await portal.As(CaseScene.Lead).Send(mine)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(mine)).Kind);
        var now = await portal.As(CaseScene.Domestic).Get(new ViewBuddyWeights());
        Assert.Equal((10, true), (now.Scale.Place, now.ChangedByName is not null));
        Assert.Equal(BuddyScale.Usual, (await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay"), "greater-bay").Get(new ViewBuddyWeights())).Scale);
        var (_, near) = await portal.Buddy();
        var candidate = (await portal.As(CaseScene.Domestic).Get(new ViewBuddies((await portal.Wishing(BuddyScene.Wish(Guid.Empty) with { Used = [BuddyField.Place] })).Id))).Candidates.Single(one => one.MembershipId == near);
        Assert.Equal((20, 20), (candidate.Fitness.Points, candidate.Fitness.MostPoints));
    }
}

public sealed class ViewBuddyWeightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_counts_the_students_who_may_be_proposed()
    {
        await portal.Buddy();
        await portal.Buddy(BuddyScene.Card() with { IsOpen = false });
        Assert.Equal((1, true), ((await portal.As(CaseScene.Lead).Get(new ViewBuddyWeights())).OpenCards, (await portal.As(CaseScene.Lead).Get(new ViewBuddyWeights())).CanChange));
    }
}

public sealed class PurgeBuddiesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Half_a_year_after_the_end_and_with_the_role_it_is_forgotten()
    {
        var (one, student, id) = await portal.ProposedBuddy();
        await portal.Wishing();
        await portal.As(CaseScene.Domestic).Get(new CloseCase(one.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(one)));
        portal.Clock.Advance(TimeSpan.FromDays(175));
        await portal.RunWork("buddies-retention");
        Assert.Equal((2L, 1L, 1L), (await portal.Scalar<long>("select count(*) from buddy_wishes"), await portal.Scalar<long>("select count(*) from buddy_proposals"), await portal.Scalar<long>("select count(*) from buddy_cards")));
        await portal.Leave(student);
        portal.Clock.Advance(TimeSpan.FromDays(12));
        await portal.RunWork("buddies-retention");
        Assert.Equal((1L, 0L, 0L), (await portal.Scalar<long>("select count(*) from buddy_wishes"), await portal.Scalar<long>("select count(*) from buddy_proposals where id = $1", id), await portal.Scalar<long>("select count(*) from buddy_cards")));
    }
}
