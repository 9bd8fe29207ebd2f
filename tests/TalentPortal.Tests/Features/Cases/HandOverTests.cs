using System.Text.Json;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class OfferHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_packet_that_lacks_something_red_or_holds_what_may_not_go_keeps_it_back()
    {
        var one = await portal.Opened();
        var early = await portal.As(CaseScene.Overseas).Send(CaseScene.Offering(portal, one.Id, await portal.VersionOf(one)));
        Assert.Equal("OfferHandOver_NotYet", early.Reason!.Name);
        await portal.Move(one, "O6");
        var good = CaseScene.Offering(portal, one.Id, await portal.VersionOf(one));
        foreach (var item in Playbook.Current.Packet(CaseTier.Overseas, CaseTier.Domestic))
        {
            if (!item.IsRequired) continue;
            var without = await portal.As(CaseScene.Overseas).Send(good with { Items = [.. good.Items.Where(text => text.Key != item.Key)] });
            Assert.Equal(($"Items.{item.Key}", $"OfferHandOver_Missing_{item.Key}"), without.Errors.Select(e => (e.Field, e.Text.Name)).Single());
        }

        Assert.Equal("OfferHandOver_UnknownItem", await Wrong(good with { Items = [.. good.Items, new("salary", "much")] }));
        Assert.Equal("OfferHandOver_NotCleared", await Wrong(good with { Items = [.. good.Items.Where(text => text.Key != "clearance"), new("clearance", "not checked")] }));
        Assert.Equal("OfferHandOver_PromisesMoney", await Wrong(good with { Promises = "A grant of RMB 300,000" }));
        Assert.Equal("OfferHandOver_ReasonMissing", await Wrong(good with { Reason = " " }));
        Assert.Equal("OfferHandOver_DateMissing", await Wrong(good with { NextOn = null }));
        Assert.Equal("PlanNextAction_DateUnfit", await Wrong(good with { NextOn = new DateOnly(2020, 1, 1) }));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from hand_overs"));
        await portal.As(CaseScene.Overseas).Get(good);
        Assert.Equal("OfferHandOver_Already", (await portal.As(CaseScene.Overseas).Send(good with { Version = await portal.VersionOf(one) })).Reason!.Name);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(good)).Kind);
    }

    [Fact]
    public async Task Receivers_and_talent_are_told_without_content_and_the_packet_is_sealed()
    {
        var (one, handOver) = await portal.Offered();
        Assert.Contains(await portal.Mails(CaseScene.Domestic.Email), mail => mail.Text.Contains($"domestic/cases/{one.Id}", StringComparison.Ordinal) && !mail.Text.Contains("needs are clear", StringComparison.Ordinal));
        Assert.Contains(await portal.Mails(one.Talent.Email), mail => mail.Text.Contains($"me/cases/{one.Id}", StringComparison.Ordinal));
        Assert.True((await portal.Scalar<byte[]>("select packet from hand_overs where id = $1", handOver))!.AsSpan().IndexOf("Overseas"u8) < 0);
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Receiver, true, null), (seen.Part, seen.HandOvers.Single().CanAnswer, seen.Person));
        Assert.Contains(seen.HandOvers.Single().Packet, line => line is { Key: "summary", Text: "Overseas summary text" });
        Assert.Contains(seen.HandOvers.Single().Packet, line => line is { Key: "clearance", Clearance: Clearance.ClearedByTalent });
    }

    private async Task<string> Wrong(OfferHandOver offer) => (await portal.As(CaseScene.Overseas).Send(offer)).Errors.Single().Text.Name;
}

public sealed class AcceptHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Of_two_who_accept_at_once_one_has_the_case()
    {
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        for (var round = 0; round < 3; round++)
        {
            var (one, handOver) = await portal.Offered();
            var both = await Task.WhenAll(portal.As(CaseScene.Domestic).Send(new AcceptHandOver(handOver)), portal.As(other).Send(new AcceptHandOver(handOver)));
            Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
            Assert.Equal(1L, await portal.Scalar<long>("select count(*) from case_entries where case_id = $1 and kind = 'HandOverAccepted'", one.Id));
        }
    }

    [Fact]
    public async Task The_case_passes_on_and_its_sender_sees_it_no_more()
    {
        var (one, handOver) = await portal.Offered();
        foreach (var stranger in new[] { portal.As(CaseScene.Campus), portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(one.Talent), portal.As(CaseScene.Domestic, "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new AcceptHandOver(handOver))).Kind);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(handOver));
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, "D1", CaseTier.Domestic, "Domestic career consultant"), (seen.Part, seen.Stage.Code, seen.Stage.Tier, seen.OwnerName));
        Assert.Equal(("Wei Ling", CaseScene.Wish), (seen.Person!.Name, seen.Person.Wish));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Move(one, "O5", CaseScene.Overseas)).Kind);
        Assert.NotEmpty(await portal.Mails(CaseScene.Overseas.Email));
    }

    [Fact]
    public async Task From_the_campus_it_comes_back_for_the_last_check_in_and_is_settled_there()
    {
        var (one, _) = await portal.OnCampus();
        var (_, back) = await portal.Offered(one, CaseScene.Campus, CaseTier.Campus, CaseTier.Domestic);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(back));
        Assert.True((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Moves!.CanSettle);
        await portal.As(CaseScene.Domestic).Get(new CloseCase(one.Id, CaseCloseReason.Settled, null, await portal.VersionOf(one)));
        Assert.Equal("DONE", (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Stage.Code);
    }
}

public sealed class ReturnHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_stays_with_its_sender_who_reads_why()
    {
        var (one, handOver) = await portal.Offered();
        Assert.Equal("ReturnHandOver_ReasonMissing", (await portal.As(CaseScene.Domestic).Send(new ReturnHandOver(handOver, " "))).Errors.Single().Text.Name);
        foreach (var stranger in new[] { portal.As(CaseScene.Campus), portal.As(CaseScene.Overseas), portal.As(one.Talent) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ReturnHandOver(handOver, "no"))).Kind);
        await portal.As(CaseScene.Domestic).Get(new ReturnHandOver(handOver, "The track is unclear."));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, HandOverState.Returned, "The track is unclear.", "O6"), (seen.Part, seen.HandOvers.Single().State, seen.HandOvers.Single().Answer, seen.Stage.Code));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ViewCase(one.Id))).Kind);
        Assert.NotNull(seen.Moves!.HandOverTo);
    }
}

public sealed class WithdrawHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Its_sender_takes_it_back_and_nobody_else()
    {
        var (one, handOver) = await portal.Offered();
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WithdrawHandOver(handOver))).Kind);
        await portal.As(CaseScene.Overseas).Get(new WithdrawHandOver(handOver));
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Overseas).Send(new WithdrawHandOver(handOver))).Reason!.Name);
        Assert.Equal(CaseEntryKind.HandOverWithdrawn, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries[^1].Kind);
    }
}

public sealed class ObjectToHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_keeps_it_where_it_is_without_having_to_say_why()
    {
        var (one, handOver) = await portal.Offered();
        foreach (var stranger in new[] { portal.As(CaseScene.Domestic), portal.As(CaseScene.Overseas), portal.As(Personas.OtherTalent), portal.As(one.Talent, "greater-bay"), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ObjectToHandOver(handOver, null))).Kind);
        await portal.Mine(one).Get(new ObjectToHandOver(handOver, null));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((HandOverState.Objected, CallSide.Party, CaseEntryKind.HandOverObjected), (seen.HandOvers.Single().State, seen.Entries[^1].By, seen.Entries[^1].Kind));
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(handOver))).Reason!.Name);
    }
}

public sealed class AgreeToAftercareTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_then_the_sender_looks_on_reads_only_and_only_until_it_is_taken_back()
    {
        var (one, handOver) = await portal.AtHome();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new AgreeToAftercare(handOver, true))).Kind);
        await portal.Mine(one).Get(new AgreeToAftercare(handOver, true));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.LookingOn, null, null, null), (seen.Part, seen.Person, seen.Moves, seen.NextAction));
        Assert.Empty(seen.Notes);
        Assert.Equal(one.Id, (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, CaseList.LookingOn))).Items.Single().Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new WriteEntry(one.Id, "x"))).Kind);
        await portal.Mine(one).Get(new AgreeToAftercare(handOver, false));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).Kind);
    }
}

public sealed class BounceHandOversTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_answered_in_time_goes_back_once_and_stands_first_with_the_team_lead()
    {
        var first = await portal.Opened();
        var (one, handOver) = await portal.Offered();
        await portal.RunWork("cases-bounce-hand-overs");
        Assert.Equal(HandOverState.Offered, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).HandOvers.Single().State);
        portal.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal("AcceptHandOver_TooLate", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(handOver))).Reason!.Name);
        await portal.RunWork("cases-bounce-hand-overs");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.RunWork("cases-bounce-hand-overs");
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from case_entries where kind = 'HandOverBounced'"));
        var board = await portal.As(CaseScene.Lead).Get(new BrowseCases(CaseTier.Overseas, CaseList.Team));
        Assert.Equal([one.Id, first.Id], board.Items.Select(item => item.Id));
        Assert.NotNull(board.Items[0].BouncedAt);
        Assert.Contains(await portal.Mails(CaseScene.Lead.Email), mail => mail.Text.Contains($"overseas/cases/{one.Id}", StringComparison.Ordinal));
        await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, await portal.MembershipOf(CaseScene.Domestic), null, await portal.VersionOf(one)));
        Assert.Equal(("D1", CasePart.Owner), ((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Stage.Code, (await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Part));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new BounceHandOvers())).Kind);
    }
}

public sealed class AssignCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_gives_it_to_a_colleague_of_its_tier_and_to_no_other()
    {
        var one = await portal.Opened();
        var (other, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (_, elsewhere) = await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay");
        Assert.Equal("AssignCase_OtherTier", (await Assign(one, await portal.MembershipOf(CaseScene.Domestic))).Reason!.Name);
        Assert.Equal("AssignCase_Already", (await Assign(one, await portal.MembershipOf(CaseScene.Overseas))).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await Assign(one, elsewhere)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new AssignCase(one.Id, membership, null, 1))).Kind);
        Assert.True((await Assign(one, membership)).IsOk);
        Assert.Equal(CasePart.Owner, (await portal.As(other).Get(new ViewCase(one.Id))).Part);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).Kind);
        Assert.NotEmpty(await portal.Mails(other.Email));
    }

    private async Task<Outcome<Done>> Assign(Opened one, Guid to) => await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, to, null, await portal.VersionOf(one)));
}

public sealed class ViewHandOverFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_what_goes_along_and_to_whom_once_the_time_has_come()
    {
        var one = await portal.Opened();
        Assert.Equal("OfferHandOver_NotYet", (await portal.As(CaseScene.Overseas).Send(new ViewHandOverForm(one.Id))).Reason!.Name);
        await portal.Move(one, "O6");
        var form = await portal.As(CaseScene.Overseas).Get(new ViewHandOverForm(one.Id));
        Assert.Equal(("D1", CaseTier.Overseas, await portal.MembershipOf(CaseScene.Domestic)), (form.To.Code, form.From, form.Colleagues.Single().MembershipId));
        Assert.Equal(9, form.Items.Count);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewHandOverForm(one.Id))).Kind);
    }
}

public sealed class CampusSightTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What the campus may be told. A new field of the result has to be thought about here.</summary>
    private static readonly string[] Known =
        ["Id", "Reference", "Part", "IsCampus", "Stage", "Age", "NextAction", "NextOn", "IsOverdue", "OwnerName", "Since", "ClosedAt", "CloseReason", "Entries", "Notes", "HandOvers", "Moves", "Version"];

    [Fact]
    public async Task The_campus_sees_its_packet_and_what_happened_since_and_nothing_else()
    {
        var one = await portal.Opened();
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(one.Id, "earlier words"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "team words", CaseNoteLevel.Team));
        var (_, first) = await portal.Offered(one);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(first));
        var (_, second) = await portal.Offered(one, CaseScene.Domestic, CaseTier.Domestic, CaseTier.Campus);
        var asked = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Receiver, true, null), (asked.Part, asked.IsCampus, asked.Since));
        Assert.Empty(asked.Entries);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(second));
        await portal.As(CaseScene.Campus).Get(new WriteEntry(one.Id, "later words"));
        await portal.As(CaseScene.Campus).Get(new WriteNote(one.Id, "campus note", CaseNoteLevel.Team));

        var seen = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, true, null), (seen.Part, seen.IsCampus, seen.Person));
        Assert.Equal([CaseEntryKind.HandOverAccepted, CaseEntryKind.Note], seen.Entries.Select(e => e.Kind));
        Assert.Equal(["campus note"], seen.Notes.Select(n => n.Words));
        Assert.Equal(second, seen.HandOvers.Single().Id);
        Assert.Equal((0m, 0m, 0m), (seen.Age.TalentDays, seen.Age.EmployerDays, seen.Age.AuthorityDays));
        foreach (var text in new[] { JsonSerializer.Serialize(asked), JsonSerializer.Serialize(seen) })
            foreach (var secret in new[] { "earlier words", "team words", "Overseas summary", "Wei Ling", "wei.ling", CaseScene.Wish, "Europe/Dublin", "chip-design" }) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Equal(Known.Append("Person").Order(), typeof(ViewCaseResult).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Order());
        Assert.Contains("team words", JsonSerializer.Serialize(await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))), StringComparison.Ordinal);
    }
}
