using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What a case may not do before it is cleared, and what staff may not write to a talent.</summary>
public sealed class ClearedCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly ClearanceState[] Uncleared = [ClearanceState.NotChecked, ClearanceState.QuestionnaireDone, ClearanceState.QuestionsOpen, ClearanceState.Stopped];

    [Fact]
    public async Task Uncleared_it_does_not_leave_the_station_abroad_and_says_who_acts_next()
    {
        var one = await portal.CaseAt("O6");
        foreach (var state in Uncleared)
        {
            await Put(one, state);
            var refused = await portal.As(CaseScene.Overseas).Send(await portal.Offer(one));
            Assert.Equal([("Items.clearance", "Case_Uncleared_" + state)], refused.Errors.Select(error => (error.Field, error.Text.Name)));
            Assert.Equal(state, (await portal.As(CaseScene.Overseas).Get(new ViewHandOverForm(one.Id))).Clearance);
        }

        await Put(one, ClearanceState.CounselAdvised);
        await portal.OfferedOn(one);
        Assert.Equal(ClearanceState.CounselAdvised, (await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).HandOvers.Single().Packet.Single(line => line.Key == "clearance").Clearance);
    }

    [Fact]
    public async Task The_outcome_cannot_be_typed_in()
    {
        var one = await portal.CaseAt("O6");
        var offer = await portal.Offer(one);
        var refused = await portal.As(CaseScene.Overseas).Send(offer with { Items = [.. offer.Items, new("clearance", "ClearedByTalent")] });
        Assert.Contains(("Items", "OfferHandOver_UnknownItem"), refused.Errors.Select(error => (error.Field, error.Text.Name)));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from hand_overs where case_id = $1", one.Id));
    }

    [Fact]
    public async Task Uncleared_it_does_not_come_to_an_offer_nor_past_it()
    {
        var one = await portal.DomesticCase(stage: "D2");
        foreach (var state in Uncleared)
        {
            await Put(one, state);
            foreach (var stage in new[] { "D6", "D7", "D9" }) Assert.Equal("Case_Uncleared_" + state, (await portal.Move(one, stage, CaseScene.Domestic)).Reason?.Name);
        }

        Assert.True((await portal.Move(one, "D5", CaseScene.Domestic)).IsOk);
        await Put(one, ClearanceState.ClearedByTalent);
        Assert.True((await portal.Move(one, "D6", CaseScene.Domestic)).IsOk);
        // Asked back later, what is past the offer goes on.
        await Put(one, ClearanceState.QuestionsOpen);
        Assert.True((await portal.Move(one, "D7", CaseScene.Domestic)).IsOk);
    }

    [Fact]
    public async Task Whatever_staff_write_to_a_talent_keeps_to_the_red_lines()
    {
        const string hide = "Please do not tell your employer.";
        const string ask = "Send us the source code.";
        var one = await portal.ReadyCase();
        var version = await portal.CaseVersion(one.Id);
        var offer = await portal.Offer(one);
        var (_, offered) = await portal.Offered();
        var lead = await portal.Asked();
        var staff = portal.As(CaseScene.Overseas);
        foreach (var (words, key) in new[] { (hide, "RedLine_Hide"), (ask, "RedLine_Confidential") })
        {
            await Refused(staff, new WriteEntry(one.Id, words), "Text", key);
            await Refused(staff, new PlanNextAction(one.Id, words, portal.Today(), version), "Action", key);
            await Refused(staff, new MoveCase(one.Id, "O5", words, version), "Reason", key);
            await Refused(staff, new ChangeClock(one.Id, CaseClock.WaitingTalent, words, version), "Words", key);
            await Refused(staff, new CloseCase(one.Id, CaseCloseReason.NoReply, words, version), "Words", key);
            await Refused(portal.As(CaseScene.Lead), new AssignCase(one.Id, Guid.NewGuid(), words, version), "Reason", key);
            await Refused(staff, offer with { Reason = words }, "Reason", key);
            await Refused(staff, offer with { Promises = words }, "Promises", key);
            await Refused(staff, offer with { Items = [.. offer.Items.Select(item => item.Key == "summary" ? item with { Text = words } : item)] }, "Items.summary", key);
            await Refused(portal.As(CaseScene.Domestic), new ReturnHandOver(offered, words), "Reason", key);
            await Refused(staff, new DeclineLead(lead.Id, words, await portal.LeadVersion(lead.Id)), "Reason", key);
        }

        // Their own notes are not for the talent, and may name what somebody said.
        Assert.True((await staff.Send(new WriteNote(one.Id, hide))).IsOk);
    }

    private static async Task Refused<T>(TestSender sender, MediatR.IRequest<Outcome<T>> request, string field, string key) =>
        Assert.Equal([(field, key)], (await sender.Send(request)).Errors.Select(error => (error.Field, error.Text.Name)));

    private Task<int> Put(Opened one, ClearanceState state) => portal.Scalar<int>("update cases set clearance = $2 where id = $1", one.Id, state.ToString());
}
