using System.Text;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Referrals;

public sealed class ViewMyReferralsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_reads_beforehand_word_for_word_what_would_go_out_and_takes_it_all_along()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var referral = await portal.Proposed(one: await portal.Opened(talent: talent));
        var waiting = Assert.Single((await portal.Mine(referral.Case).Get(new ViewMyReferrals(referral.Case.Id))).Items);
        Assert.True(waiting.IsWaiting);
        Assert.Equal(("Fifteen years in optics.", null), (waiting.Facts!.About, waiting.Facts.Work));
        await portal.Agree(referral, ReferralPart.About);
        var sent = Assert.Single((await portal.Mine(referral.Case).Get(new ViewMyReferrals(referral.Case.Id))).Items);
        Assert.Equal(waiting.Facts with { Contact = null }, sent.Facts);
        Assert.Equal((await portal.As(null).Get(new ViewReferralByLink(await portal.Token(referral)))).Facts, sent.Facts);
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas)], new ViewMyReferrals(referral.Case.Id));
        var export = Encoding.UTF8.GetString((await portal.As(talent).Get(new ExportMyData())).Json);
        foreach (var own in new[] { ReferralScene.Asks, "Mawei Photonics Hub", referral.Email }) Assert.Contains(own, export, StringComparison.Ordinal);
        var token = await portal.Token(referral);
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from referrals where id = $1", referral.Id) + await portal.Letters(referral));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewReferralByLink(token))).Kind);
    }
}

public sealed class AnswerMyReferralTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Taken_back_it_is_closed_at_once_and_the_receiver_is_told()
    {
        var referral = await portal.Out();
        var token = await portal.Token(referral);
        Assert.True((await portal.As(null).Send(new ViewReferralByLink(token))).IsOk);
        Assert.True((await portal.TakeBack(referral)).IsOk);
        Assert.Equal(("Withdrawn", 0L, 0L), (await portal.StateOf(referral), await portal.Letters(referral), await portal.Holds(referral)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewReferralByLink(token))).Kind);
        Assert.Equal("ByLink_Over", (await portal.As(null).Send(new AnswerReferralByLink(token, ReferralState.Accepted, null))).Reason!.Name);
        Assert.Contains("ended", (await portal.Mails(referral.Email))[0].Subject, StringComparison.Ordinal);
        Assert.Equal("Referral_Over", (await portal.TakeBack(referral)).Reason!.Name);
        Assert.Equal("Asked Sent Withdrawn", await portal.Steps(referral));
    }

    [Fact]
    public async Task Withdrawing_the_consent_takes_it_back_too_wherever_that_is_done()
    {
        foreach (var site in new[] { "fujian", "greater-bay" })
        {
            var referral = await portal.Out(toEmployer: true);
            var consent = (await portal.As(referral.Case.Talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.ReferralToOther);
            Assert.NotNull(consent.OpenUntil);
            Assert.True((await portal.As(referral.Case.Talent, site).Send(new WithdrawConsent(consent.Id))).IsOk);
            Assert.Equal(("Withdrawn", 0L, 0L), (await portal.StateOf(referral), await portal.Letters(referral), await portal.Holds(referral)));
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(ReferralScene.Recruiter, "fujian").Send(new ViewReferred(referral.Id))).Kind);
        }
    }

    [Fact]
    public async Task A_no_sends_nothing_and_nobody_answers_for_another()
    {
        var referral = await portal.Proposed();
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas), portal.As(referral.Case.Talent, "greater-bay")], new AnswerMyReferral(referral.Id, true, [], ReferralScene.Words));
        Assert.Equal("ReferTalent_PartUnknown", (await portal.Mine(referral.Case).Send(new AnswerMyReferral(referral.Id, true, [(ReferralPart)9], ReferralScene.Words))).Errors[0].Text.Name);
        Assert.Equal("ReferTalent_PartUnknown", (await portal.Mine(referral.Case).Send(new AnswerMyReferral(referral.Id, true, [], null))).Errors[0].Text.Name);
        Assert.True((await portal.TakeBack(referral)).IsOk);
        Assert.Equal(("Refused", 0L), (await portal.StateOf(referral), await portal.Letters(referral)));
        Assert.Empty(await portal.Mails(referral.Email));
        Assert.Equal("Referral_Over", (await portal.Agree(referral)).Reason!.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_shows_a_receiver_the_letter_alone_and_only_while_it_is_out(bool withdrawn)
    {
        var referral = await portal.Proposed(toEmployer: true);
        Assert.Equal((0L, 0L), await Sees(referral, ReferralScene.Employer, CallSide.Employer));
        await portal.Agree(referral);
        Assert.Equal((0L, 1L), await Sees(referral, ReferralScene.Employer, CallSide.Employer));
        Assert.Equal((0L, 0L), await Sees(referral, TalentPortal.Data.Seed.Demo.DemoPeople.Employer("haiyun").Id, CallSide.Employer));
        Assert.Equal((0L, 0L), await Sees(referral, null, CallSide.Public));
        Assert.Equal((1L, 1L), await Sees(referral, null, CallSide.Staff));
        Assert.Equal((0L, 0L), await Sees(referral, null, CallSide.Staff, "greater-bay"));
        if (withdrawn) await portal.TakeBack(referral);
        else await portal.As(ReferralScene.Recruiter, "fujian").Get(new AnswerReferred(referral.Id, ReferralState.Declined, "No room."));
        Assert.Equal((0L, 0L), await Sees(referral, ReferralScene.Employer, CallSide.Employer));
    }

    /// <summary>How many rows the database itself shows, whatever the product asks.</summary>
    private async Task<(long Referrals, long Letters)> Sees(Referred referral, Guid? employer, CallSide side, string tenant = "fujian")
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, Guid.NewGuid(), employer, side);
        return (await Count("referrals"), await Count("referral_letters"));

        async Task<long> Count(string table)
        {
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table} where id = $1", connection) { Parameters = { new() { Value = referral.Id } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
