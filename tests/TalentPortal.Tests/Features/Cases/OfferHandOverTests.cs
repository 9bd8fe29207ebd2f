using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class OfferHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_next_tier_reads_the_packet_and_has_two_working_days_while_the_sender_answers_for_the_case()
    {
        var one = await portal.ReadyCase();
        var offer = await portal.Offer(one);
        var before = portal.Clock.GetUtcNow();
        var offered = await portal.As(CaseScene.Overseas).Get(offer);
        Assert.InRange(offered.AcceptBy, HandOverScene.AcceptByAt(before), HandOverScene.AcceptByAt(portal.Clock.GetUtcNow()));
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((offered.Id, HandOverState.Offered, CaseTier.Overseas, CaseTier.Domestic, "D1", null), (paper.Id, paper.State, paper.FromTier, paper.ToTier, paper.ToStage.Code, paper.ToName));
        Assert.Equal((offer.Reason, offer.Promises, offer.NextOn!.Value), (paper.Reason, paper.Promises, paper.NextOn));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Overseas, CaseTier.Domestic).Select(item => item.Key), paper.Packet.Select(line => line.Key));
        Assert.Equal(ClearanceState.ClearedByTalent, paper.Packet.Single(line => line.Key == "clearance").Clearance);
        Assert.Equal("Words about risks", paper.Packet.Single(line => line.Key == "risks").Text);
        Assert.Equal((CasePart.Receiver, true, false), (seen.Part, paper.CanAnswer, paper.CanWithdraw));
        Assert.Equal(("O6", CaseScene.Overseas.UserId), (await portal.StageOf(one.Id), await portal.OwnerOf(one)));
        Assert.Equal(["Opened", "StageMoved", "HandOverOffered"], await portal.EntriesOf(one.Id));
        Assert.Equal("Ready to go on.", seen.Entries[^1].Words);
        Assert.Equal(1, await portal.Audited("cases.offer", one.Id));
    }

    [Fact]
    public async Task The_talent_reads_every_word_that_goes_along()
    {
        var one = await portal.ReadyCase();
        var offer = await portal.Offer(one);
        await portal.As(CaseScene.Overseas).Get(offer);
        var paper = Assert.Single((await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).HandOvers);
        Assert.Equal((offer.Reason, offer.Promises), (paper.Reason, paper.Promises));
        Assert.Equal(offer.Items.Select(item => (item.Key, item.Text)), paper.Packet.Where(line => line.Clearance is null).Select(line => (line.Key, line.Text)));
        Assert.Equal((false, false), (paper.CanAnswer, paper.CanWithdraw));
    }

    [Fact]
    public async Task What_goes_along_is_sealed_in_the_database()
    {
        var one = await portal.ReadyCase();
        var id = await portal.OfferedOn(one);
        foreach (var (column, words) in new[] { ("packet", "Words about"), ("reason", "Ready to go on."), ("promises", "A call every week.") })
        {
            var kept = (await portal.Scalar<byte[]>($"select {column} from hand_overs where id = $1", id))!;
            Assert.NotEmpty(kept);
            Assert.True(kept.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) < 0, column);
        }
    }

    [Fact]
    public async Task Receivers_and_talent_get_a_mail_without_a_word_about_the_person()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var one = await portal.ReadyCase();
        await portal.OfferedOn(one);
        foreach (var receiver in new[] { CaseScene.Domestic, colleague, one.Talent }) Assert.Equal(1, await portal.MailsAbout(receiver, one));
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead, HandOverScene.Elsewhere(PortalRole.DomesticConsultant) }) Assert.Equal(0, await portal.MailsAbout(other, one));
        foreach (var mail in (await portal.Mails(CaseScene.Domestic.Email)).Concat(await portal.Mails(one.Talent.Email)))
            Assert.All(["Words about", "Ready to go on", "A call every week", "Wei Ling", one.Talent.Email], word => Assert.DoesNotContain(word, mail.Subject + mail.Text.Replace(mail.To, "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offered_by_name_only_that_colleague_hears_of_it()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var one = await portal.ReadyCase();
        await portal.OfferedOn(one, to: await portal.MembershipOf(colleague));
        Assert.Equal((1, 0), (await portal.MailsAbout(colleague, one), await portal.MailsAbout(CaseScene.Domestic, one)));
        Assert.Equal("Gao Yun", Assert.Single((await portal.As(colleague).Get(new ViewCase(one.Id))).HandOvers).ToName);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Each_required_item_that_is_missing_keeps_it_back_by_name(string? text)
    {
        var (abroad, campus) = (await portal.ReadyCase(), await portal.DomesticCase(stage: "D9"));
        foreach (var (one, from, to) in new[] { (abroad, CaseTier.Overseas, CaseTier.Domestic), (campus, CaseTier.Domestic, CaseTier.Campus) })
        {
            var asked = Playbook.Current.Packet(from, to);
            var offer = await portal.Offer(one) with { Items = [.. asked.Where(item => item.Kind == PacketItemKind.Text).Select(item => new PacketText(item.Key, text))] };
            var missing = asked.Where(item => item is { IsRequired: true, Kind: PacketItemKind.Text }).Select(item => ($"Items.{item.Key}", $"OfferHandOver_Missing_{item.Key}"));
            Assert.Equal(missing, await Errors(offer, from));
            Assert.Equal(missing, await Errors(offer with { Items = [] }, from));
        }

        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from hand_overs where case_id = $1", abroad.Id));
    }

    [Fact]
    public async Task An_item_that_is_not_required_may_be_left_out()
    {
        var one = await portal.ReadyCase();
        var offer = await portal.Offer(one);
        offer = offer with { Items = [.. offer.Items.Where(item => Playbook.Current.Packet(CaseTier.Overseas, CaseTier.Domestic).Single(asked => asked.Key == item.Key).IsRequired)] };
        await portal.As(CaseScene.Overseas).Get(offer);
        Assert.Equal(offer.Items.Select(item => item.Key).Order(), Assert.Single((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).HandOvers).Packet.Where(line => line.Clearance is null).Select(line => line.Key).Order());
    }

    [Fact]
    public async Task Unfit_items_are_named()
    {
        var offer = await portal.Offer(await portal.ReadyCase());
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = [.. offer.Items, new("salary", "a lot")] }));
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = [.. offer.Items, offer.Items[0]] }));
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = null! }));
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = [.. offer.Items, null!] }));
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = [.. Enumerable.Range(0, 41).Select(i => new PacketText("k" + i, "x"))] }));
        Assert.Equal([("Items.summary", "Case_WordsUnfit")], await Errors(With(offer, "summary", new string('x', HandOver.ItemMax + 1))));
        Assert.Equal([("Items.summary", "Case_WordsUnfit")], await Errors(With(offer, "summary", "a\0b")));
        Assert.Equal([("Items", "OfferHandOver_UnknownItem")], await Errors(offer with { Items = [.. offer.Items, new("clearance", nameof(ClearanceState.CounselAdvised))] }));
    }

    [Fact]
    public async Task Reason_promises_and_date_are_looked_at()
    {
        var offer = await portal.Offer(await portal.ReadyCase());
        foreach (var reason in new[] { null, "", "  " }) Assert.Equal([("Reason", "OfferHandOver_ReasonMissing")], await Errors(offer with { Reason = reason }));
        foreach (var reason in new[] { new string('x', HandOver.ReasonMax + 1), "a\0b" }) Assert.Equal([("Reason", "Case_WordsUnfit")], await Errors(offer with { Reason = reason }));
        Assert.Equal([("Promises", "Case_WordsUnfit")], await Errors(offer with { Promises = new string('x', HandOver.PromisesMax + 1) }));
        Assert.Equal([("Promises", "OfferHandOver_PromisesMoney")], await Errors(offer with { Promises = "A grant of RMB 300,000" }));
        Assert.Equal([("NextOn", "OfferHandOver_DateMissing")], await Errors(offer with { NextOn = null }));
        foreach (var day in new[] { portal.Today().AddDays(-1), portal.Today().AddYears(1).AddDays(1) }) Assert.Equal([("NextOn", "PlanNextAction_DateUnfit")], await Errors(offer with { NextOn = day }));
        Assert.Equal([], await Errors(offer with { Promises = null, NextOn = portal.Today() }));
    }

    [Theory]
    [InlineData("O3")]
    [InlineData("O5")]
    public async Task Before_its_time_it_cannot_be_offered(string stage)
    {
        var offer = await portal.Offer(await portal.CaseAt(stage: stage));
        Assert.Equal("OfferHandOver_NotYet", (await portal.As(CaseScene.Overseas).Send(offer)).Reason!.Name);
    }

    [Fact]
    public async Task It_cannot_be_offered_twice_nor_when_it_has_ended_nor_when_it_was_changed_meanwhile()
    {
        var (offered, ended, changed) = (await portal.ReadyCase(), await portal.ReadyCase(), await portal.ReadyCase());
        await portal.OfferedOn(offered);
        Assert.Equal("OfferHandOver_Already", (await portal.As(CaseScene.Overseas).Send(await portal.Offer(offered))).Reason!.Name);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.NoReply, null, await portal.CaseVersion(ended.Id)));
        Assert.Equal("Case_Closed", (await portal.As(CaseScene.Overseas).Send(await portal.Offer(ended))).Reason!.Name);
        var old = await portal.Offer(changed);
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(changed.Id, "We spoke."));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(old)).Kind);
        Assert.Equal([], await Errors(await portal.Offer(changed)));
    }

    [Fact]
    public async Task Of_two_offers_at_once_one_stands()
    {
        var one = await portal.ReadyCase();
        var offer = await portal.Offer(one);
        var both = await Task.WhenAll(portal.As(CaseScene.Overseas).Send(offer), portal.As(CaseScene.Overseas).Send(offer with { Reason = "Once more." }));
        // At once, the later one meets a conflict; right after the other, it is told that the case is offered already.
        Assert.Single(both, outcome => outcome.IsOk);
        Assert.Single(both, outcome => outcome.Kind is OutcomeKind.Conflict or OutcomeKind.Refused);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from hand_overs where case_id = $1", one.Id));
        Assert.Equal(["Opened", "StageMoved", "HandOverOffered"], await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task A_double_click_offers_once()
    {
        var one = await portal.ReadyCase();
        var (offer, command) = (await portal.Offer(one), Guid.CreateVersion7());
        foreach (var _ in Enumerable.Range(0, 3)) Assert.True((await portal.As(CaseScene.Overseas).Send(offer, command)).IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from hand_overs where case_id = $1", one.Id));
    }

    [Fact]
    public async Task By_name_it_goes_only_to_a_colleague_of_the_next_tier()
    {
        var one = await portal.ReadyCase();
        var left = await portal.Colleague(PortalRole.DomesticConsultant);
        var membership = await portal.MembershipOf(left);
        await portal.Leave(left);
        foreach (var person in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead, HandOverScene.Elsewhere(PortalRole.DomesticConsultant) })
            await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], await portal.Offer(one, await portal.MembershipOf(person)));
        foreach (var id in new[] { membership, Guid.NewGuid() }) await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], await portal.Offer(one, id));
        await portal.OfferedOn(one, to: await portal.MembershipOf(CaseScene.Domestic));
    }

    [Fact]
    public async Task From_the_campus_it_goes_back_to_the_second_tier_at_day_180()
    {
        var early = await portal.CampusCase(stage: "F30");
        Assert.Equal("OfferHandOver_NotYet", (await portal.As(CaseScene.Campus).Send(await portal.Offer(early))).Reason!.Name);
        await portal.Moved(early, CaseScene.Campus, "F90");
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(await portal.OfferedOn(early, CaseScene.Campus)));
        Assert.Equal(("F180", CaseScene.Domestic.UserId), (await portal.StageOf(early.Id), await portal.OwnerOf(early)));
        Assert.True((await portal.As(CaseScene.Domestic).Get(new ViewCase(early.Id))).Moves!.CanSettle);
        await portal.Run("update cases set arrived_on = $2 where id = $1", early.Id, portal.Today().AddDays(-180));
        foreach (var test in Playbook.Current.TestsOf(Playbook.Settled).Where(test => test.Kind == StageTestKind.Tick)) await portal.As(CaseScene.Domestic).Get(new TickCheck(early.Id, test.Key, true));
        await portal.As(CaseScene.Domestic).Get(new CloseCase(early.Id, CaseCloseReason.Settled, null, await portal.CaseVersion(early.Id)));
        Assert.Equal("DONE", (await portal.Mine(early).Get(new ViewMyCase(early.Id))).Stage.Code);
    }

    [Fact]
    public async Task Only_who_answers_for_the_case_offers_it()
    {
        var one = await portal.ReadyCase();
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent)], await portal.Offer(one));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], await portal.Offer(one) with { Id = Guid.NewGuid() });
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from hand_overs where case_id = $1", one.Id));
    }

    private static OfferHandOver With(OfferHandOver offer, string key, string? text) => offer with { Items = [.. offer.Items.Select(item => item.Key == key ? item with { Text = text } : item)] };

    private async Task<IEnumerable<(string, string)>> Errors(OfferHandOver offer, CaseTier from = CaseTier.Overseas)
    {
        var outcome = await portal.As(from == CaseTier.Overseas ? CaseScene.Overseas : CaseScene.Domestic).Send(offer);
        if (outcome.IsOk) await portal.As(CaseScene.Overseas).Get(new WithdrawHandOver(outcome.Value.Id));
        else Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        return outcome.Errors.Select(error => (error.Field, error.Text.Name));
    }
}
