using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Referrals;

public sealed class FindReferralTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_asks_it_and_only_where_the_referral_is()
    {
        var referral = await portal.Out();
        var request = new FindReferral(await portal.Token(referral), false);
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(CaseScene.Lead), portal.As(referral.Case.Talent), portal.As(Personas.PlatformAdministrator), portal.AsSystem("greater-bay")], request);
        Assert.Equal(referral.Id, (await portal.AsSystem().Get(request)).Id);
        Assert.Null((await portal.AsSystem().Get(request)).Facts);
    }
}

public sealed class ViewReferralByLinkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_link_alone_opens_the_letter_and_each_reading_is_in_the_persons_log()
    {
        var referral = await portal.Out();
        var token = await portal.Token(referral);
        foreach (var other in new[] { null, "", token[..^1], token + "x", new string('x', 500) }) Assert.NotEqual(OutcomeKind.Ok, (await portal.As(null).Send(new ViewReferralByLink(other))).Kind);
        foreach (var site in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, site).Send(new ViewReferralByLink(token))).Kind);
        Assert.Equal(0L, await Readings());
        Assert.False((await portal.As(null).Get(new ViewReferralByLink(token))).IsAccepted);
        Assert.Equal(1L, await Readings());
        Assert.Equal("Sent", await portal.StateOf(referral));
        Assert.Null((await portal.As(referral.Case.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).FirstWrong);

        Task<long> Readings() => portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'referred'", referral.Case.Talent.UserId);
    }
}

public sealed class AnswerReferralByLinkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_link_serves_one_answer_and_the_loop_is_closed_by_the_next()
    {
        var referral = await portal.Out();
        var first = await portal.Token(referral);
        Assert.Equal("AnswerReferral_Missing", (await portal.ByLink(referral, ReferralState.Withdrawn)).Errors[0].Text.Name);
        Assert.Equal("AnswerReferral_ReasonMissing", (await portal.ByLink(referral, ReferralState.Declined)).Errors[0].Text.Name);
        Assert.Equal("ByLink_Over", (await portal.ByLink(referral, ReferralState.Found)).Reason!.Name);
        Assert.True((await portal.ByLink(referral, ReferralState.Accepted)).IsOk);
        Assert.Equal("ByLink_Over", (await portal.As(null).Send(new AnswerReferralByLink(first, ReferralState.Declined, "No."))).Reason!.Name);
        Assert.NotEqual(first, await portal.Token(referral));
        Assert.True((await portal.As(null).Get(new ViewReferralByLink(await portal.Token(referral)))).IsAccepted);
        Assert.True((await portal.ByLink(referral, ReferralState.Met, "A good talk.")).IsOk);
        Assert.Equal(("Met", 0L, 0L), (await portal.StateOf(referral), await portal.Letters(referral), await portal.Holds(referral)));
        Assert.Equal("Asked Sent Accepted Met", await portal.Steps(referral));
        var mine = Assert.Single((await portal.Mine(referral.Case).Get(new ViewMyReferrals(referral.Case.Id))).Items);
        Assert.Equal(("A good talk.", null), (mine.Note, mine.Facts));
        Assert.Contains(await portal.Mails(CaseScene.Overseas.Email), mail => mail.Text.Contains($"overseas/referrals/{referral.Case.Id}", StringComparison.Ordinal));
        var kept = (await portal.Scalar<byte[]>("select note from referrals where id = $1", referral.Id))!;
        Assert.True(kept.Length > 0 && kept.AsSpan().IndexOf("good talk"u8) < 0);
    }
}

public sealed class MoveReferralTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it_and_two_at_once_have_one_effect()
    {
        var referral = await portal.Out();
        var request = new MoveReferral(referral.Id, ReferralState.Accepted, null, true);
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(CaseScene.Overseas), portal.As(referral.Case.Talent), portal.As(ReferralScene.Recruiter), portal.AsSystem()], request);
        var token = await portal.Token(referral);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => portal.As(null).Send(new AnswerReferralByLink(token, i % 2 == 0 ? ReferralState.Accepted : ReferralState.Declined, "Because."))));
        Assert.Contains(answers, answer => answer.IsOk);
        Assert.Equal(3, (await portal.Steps(referral)).Split(' ').Length);
    }
}

public sealed class BrowseReferredTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_sees_what_it_was_sent_and_nothing_before_the_talent_agreed()
    {
        var referral = await portal.Proposed(toEmployer: true);
        Assert.DoesNotContain((await Seen(ReferralScene.Recruiter)).Items, item => item.Id == referral.Id);
        await portal.Agree(referral);
        Assert.Contains((await Seen(ReferralScene.Recruiter)).Items, item => item.Id == referral.Id && !item.IsAccepted);
        Assert.Empty((await Seen(Personas.OwnerOf("weiliang"))).Items);
        Assert.DoesNotContain((await portal.As(ReferralScene.Recruiter, "greater-bay").Send(new BrowseReferred())) is { IsOk: true, Value: var there } ? there.Items : [], item => item.Id == referral.Id);

        Task<BrowseReferredResult> Seen(DemoPerson member) => portal.As(member, "fujian").Get(new BrowseReferred());
    }
}

public sealed class ViewReferredTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_employer_reads_the_letter_and_the_person_sees_that()
    {
        var referral = await portal.Out(toEmployer: true);
        var seen = await portal.As(ReferralScene.Recruiter, "fujian").Get(new ViewReferred(referral.Id));
        Assert.Equal(("Wei Ling", ReferralScene.Asks, null), (seen.Facts.Name, seen.Facts.Asks, seen.Facts.Work));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'referred' and employer_id = $2", referral.Case.Talent.UserId, ReferralScene.Employer));
        await HandOverScene.NobodyFinds([portal.As(Personas.OwnerOf("weiliang"), "fujian"), portal.As(ReferralScene.Recruiter, "greater-bay"), portal.As(CaseScene.Overseas), portal.As(null)], new ViewReferred(referral.Id));
    }
}

public sealed class AnswerReferredTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_says_yes_and_then_what_came_of_it()
    {
        var referral = await portal.Out(toEmployer: true);
        var recruiter = portal.As(ReferralScene.Recruiter, "fujian");
        await HandOverScene.NobodyFinds([portal.As(Personas.OwnerOf("weiliang"), "fujian"), portal.As(CaseScene.Overseas), portal.As(referral.Case.Talent)], new AnswerReferred(referral.Id, ReferralState.Accepted, null));
        Assert.Equal("Referral_Over", (await recruiter.Send(new AnswerReferred(referral.Id, ReferralState.Met, null))).Reason!.Name);
        Assert.Equal("AnswerReferral_Missing", (await recruiter.Send(new AnswerReferred(referral.Id, ReferralState.NoAnswer, null))).Errors[0].Text.Name);
        await recruiter.Get(new AnswerReferred(referral.Id, ReferralState.Accepted, null));
        Assert.True((await recruiter.Get(new ViewReferred(referral.Id))).IsAccepted);
        await recruiter.Get(new AnswerReferred(referral.Id, ReferralState.Found, "Starts in March."));
        Assert.Equal(("Found", 0L), (await portal.StateOf(referral), await portal.Letters(referral)));
        Assert.Equal(OutcomeKind.NotFound, (await recruiter.Send(new ViewReferred(referral.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await recruiter.Send(new AnswerReferred(referral.Id, ReferralState.Nothing, null))).Kind);
    }
}

public sealed class RemindOfReferralsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_receiver_is_reminded_once_then_the_owner_is_told_once_and_at_last_it_ends()
    {
        var referral = await portal.Out();
        var token = await portal.Token(referral);
        await portal.AsSystem().Get(new RemindOfReferrals());
        Assert.Single(await portal.Mails(referral.Email));
        await portal.Run("update referrals set due_on = $2 where id = $1", referral.Id, portal.Today().AddDays(-1));
        portal.GoTo(20);
        Assert.Equal(0, (await portal.AsSystem().Get(new RemindOfReferrals())).Reminded);
        portal.GoTo(10);
        Assert.Equal((1, 0), await Work());
        Assert.Equal((0, 0), await Work());
        // The reminder does not make the first mail's link void.
        Assert.Equal(token, await portal.Token(referral));
        Assert.Equal(2, (await portal.Mails(referral.Email)).Count);
        portal.GoTo(10);
        Assert.Equal((0, 0), await Work());
        portal.GoTo(10);
        Assert.Equal((0, 1), await Work());
        Assert.Equal((0, 0), await Work());
        portal.GoTo(10, daysOn: Referral.LapseDays + 10);
        await portal.RunWork("referrals-remind");
        Assert.Equal(("NoAnswer", 0L), (await portal.StateOf(referral), await portal.Letters(referral)));

        async Task<(int, int)> Work()
        {
            var done = await portal.AsSystem().Get(new RemindOfReferrals());
            return (done.Reminded, done.Told);
        }
    }
}

public sealed class PurgeReferralsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Referrals_go_a_year_after_the_end_of_their_case()
    {
        var (ended, open) = (await portal.Out(), await portal.Out());
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Case.Id, CaseCloseReason.Family, null, await portal.VersionOf(ended.Case)));
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeReferrals())).Referrals);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.RunWork("referrals-retention");
        Assert.Equal(open.Id, await portal.Scalar<Guid>("select id from referrals"));
    }
}
