using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Referrals;

public sealed class ReferTalentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_goes_out_before_the_talent_agreed_and_then_only_what_they_chose()
    {
        var referral = await portal.Proposed(parts: [ReferralPart.Contact, ReferralPart.Education, ReferralPart.About]);
        Assert.Equal((0L, 0L, 0), (await portal.Letters(referral), await portal.Holds(referral), (await portal.Mails(referral.Email)).Count));
        Assert.Contains(await portal.Mails(referral.Case.Talent.Email), mail => mail.Text.Contains($"me/referrals/{referral.Case.Id}", StringComparison.Ordinal) && !mail.Text.Contains("Hub", StringComparison.Ordinal));
        Assert.True((await portal.Agree(referral, ReferralPart.Contact, ReferralPart.Work)).IsOk);
        var seen = (await portal.As(null).Get(new ViewReferralByLink(await portal.Token(referral)))).Facts;
        // Work was never proposed, education and the rest not chosen.
        Assert.Equal((ReferralScene.Asks, "Wei Ling", "wei.ling@example.org"), (seen.Asks, seen.Name, seen.Contact!.Email));
        Assert.Equal((null, null, null), (seen.Education, seen.Work, seen.About));
        var mail = Assert.Single(await portal.Mails(referral.Email));
        foreach (var personal in new[] { "Wei", "wei.ling", ReferralScene.Asks, referral.Case.Id.ToString(), referral.Id.ToString() }) Assert.DoesNotContain(personal, mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Equal("Asked Sent", await portal.Steps(referral));
    }

    [Fact]
    public async Task Only_whoever_answers_for_the_case_refers_and_only_while_it_goes_on()
    {
        var one = await portal.Opened();
        var request = ReferralScene.ToHub(one.Id, "hub@example.org");
        await HandOverScene.NobodyFinds(portal.Strangers(one), request);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)));
        Assert.Equal("Referral_CaseEnded", (await portal.As(CaseScene.Overseas).Send(request)).Reason!.Name);
    }

    [Fact]
    public async Task What_is_missing_or_unfit_is_named()
    {
        var one = await portal.Opened();
        var right = ReferralScene.ToHub(one.Id, "hub@example.org");
        async Task Says(ReferTalent request, string field, string why) => Assert.Contains((field, why), (await portal.As(CaseScene.Overseas).Send(request)).Errors.Select(error => (error.Field, error.Text.Name)));
        await Says(right with { Kind = (ReferralKind)9 }, "Kind", "ReferTalent_KindMissing");
        await Says(right with { Name = " " }, "Name", "ReferTalent_NameMissing");
        await Says(right with { Name = new string('x', Referral.NameMax + 1) }, "Name", "ReferTalent_TooLong");
        await Says(right with { Email = "" }, "Email", "ReferTalent_EmailMissing");
        await Says(right with { Email = "nowhere" }, "Email", "ReferTalent_EmailWrong");
        await Says(right with { Asks = null }, "Asks", "ReferTalent_AsksMissing");
        await Says(right with { Asks = new string('x', Referral.AsksMax + 1) }, "Asks", "ReferTalent_TooLong");
        await Says(right with { Parts = [(ReferralPart)9] }, "Parts", "ReferTalent_PartUnknown");
        foreach (var days in new[] { 0, Referral.DaysMost + 1 }) await Says(right with { Days = days }, "Days", "ReferTalent_DaysUnfit");
        // An employer that this organisation did not admit is not there.
        var (stranger, _) = await portal.NewEmployer("Not admitted " + Guid.NewGuid().ToString("N")[..8], verified: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(ReferralScene.ToEmployer(one.Id) with { EmployerId = stranger })).Kind);
    }

    [Fact]
    public async Task Pressed_twice_it_asks_once()
    {
        var (one, command) = (await portal.Opened(), Guid.CreateVersion7());
        foreach (var _ in Enumerable.Range(0, 2)) await portal.As(CaseScene.Overseas).Send(ReferralScene.ToHub(one.Id, "hub@example.org"), command);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from referrals where case_id = $1", one.Id));
    }
}

public sealed class ViewReferralsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_follows_each_step_and_the_person_sees_that()
    {
        var referral = await portal.Out();
        Assert.True((await portal.ByLink(referral, ReferralState.Declined, "We are full until May.")).IsOk);
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewReferrals(referral.Case.Id));
        var item = Assert.Single(seen.Items);
        Assert.Equal((ReferralState.Declined, "We are full until May.", ReferralScene.Asks, referral.Email), (item.State, item.Note, item.Asks, item.Contact!.Email));
        Assert.True(seen.CanRefer);
        Assert.False((await portal.As(CaseScene.Lead).Get(new ViewReferrals(referral.Case.Id))).CanRefer);
        Assert.Contains(seen.Employers, employer => employer.Id == ReferralScene.Employer);
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'referrals'", referral.Case.Talent.UserId));
        await HandOverScene.NobodyFinds(await portal.Outsiders(), new ViewReferrals(referral.Case.Id));
    }

    [Fact]
    public async Task The_campus_reads_none_from_before_it_took_the_case_on()
    {
        var one = await portal.Opened();
        await portal.Proposed(one: one);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.Passed(one, CaseTier.Campus);
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new ViewReferrals(one.Id))).Items);
        Assert.Single((await portal.As(CaseScene.Lead).Get(new ViewReferrals(one.Id))).Items);
    }
}

public sealed class BrowseReferralsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Open_loops_are_on_the_board_and_in_the_day_and_closed_ones_are_counted()
    {
        var (open, done) = (await portal.Out(), await portal.Out());
        await portal.ByLink(done, ReferralState.Accepted);
        await portal.ByLink(done, ReferralState.Found, "A bench from January.");
        var board = await portal.As(CaseScene.Overseas).Get(new BrowseReferrals(CaseTier.Overseas));
        Assert.Contains(board.Items, item => item.Id == open.Id && !item.IsOverdue);
        Assert.DoesNotContain(board.Items, item => item.Id == done.Id);
        Assert.Equal((2, 1, 1), (board.Sent, board.WithOutcome, board.Found));
        Assert.NotNull(board.MedianDays);
        await portal.Run("update referrals set due_on = $2 where id = $1", open.Id, portal.Today().AddDays(-1));
        Assert.True((await portal.As(CaseScene.Lead).Get(new BrowseReferrals(CaseTier.Overseas))).Items.Single(item => item.Id == open.Id).IsOverdue);
        Assert.Contains((await portal.As(CaseScene.Overseas).Get(new TalentPortal.Features.Today.ViewToday(CaseTier.Overseas))).Items, item => item is { Work: TalentPortal.Features.Today.Domain.DayWork.Referral } && item.CaseId == open.Case.Id);
        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Assert.Empty((await portal.As(colleague).Get(new BrowseReferrals(CaseTier.Overseas))).Items);
        Assert.Equal(0, (await portal.As(Personas.Staff(PortalRole.OverseasConsultant, "greater-bay")).Get(new BrowseReferrals(CaseTier.Overseas))).Sent);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(colleague).Send(new BrowseReferrals((CaseTier)9))).Kind);
    }
}

public sealed class CloseReferralTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_notes_what_they_heard_and_everything_closes()
    {
        var referral = await portal.Out();
        var right = new CloseReferral(referral.Id, ReferralState.Met, "They called me.", await portal.Version(referral));
        await HandOverScene.NobodyFinds(portal.Strangers(referral.Case), right);
        Assert.Equal("CloseReferral_OutcomeMissing", (await portal.As(CaseScene.Overseas).Send(right with { Outcome = ReferralState.Accepted })).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(right with { Version = right.Version + 1 })).Kind);
        Assert.True((await portal.As(CaseScene.Overseas).Send(right)).IsOk);
        Assert.Equal(("Met", 0L, 0L), (await portal.StateOf(referral), await portal.Letters(referral), await portal.Holds(referral)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewReferralByLink("x"))).Kind);
        Assert.Equal("Referral_Over", (await portal.As(CaseScene.Overseas).Send(right with { Outcome = ReferralState.Nothing, Version = await portal.Version(referral) })).Reason!.Name);
    }

    [Fact]
    public async Task What_the_talent_has_not_answered_can_only_be_taken_back()
    {
        var referral = await portal.Proposed();
        var request = new CloseReferral(referral.Id, ReferralState.Found, null, await portal.Version(referral));
        Assert.Equal("Referral_Over", (await portal.As(CaseScene.Overseas).Send(request)).Reason!.Name);
        Assert.True((await portal.As(CaseScene.Overseas).Send(request with { Outcome = ReferralState.Withdrawn })).IsOk);
        Assert.Empty(await portal.Mails(referral.Email));
        Assert.Equal("Referral_Over", (await portal.Agree(referral)).Reason!.Name);
    }

    [Fact]
    public async Task Open_loops_end_with_their_case()
    {
        var (asked, sent) = (await portal.Proposed(), await portal.Out());
        foreach (var one in new[] { asked, sent }) await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Case.Id, CaseCloseReason.Family, null, await portal.VersionOf(one.Case)));
        Assert.Equal(("Withdrawn", "Withdrawn", 0L), (await portal.StateOf(asked), await portal.StateOf(sent), await portal.Letters(sent)));
        Assert.Equal(2, (await portal.Mails(sent.Email)).Count);
    }
}
