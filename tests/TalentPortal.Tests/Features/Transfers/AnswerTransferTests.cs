using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Transfers;

public sealed class BrowseTransfersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_tier_that_is_asked_and_the_team_lead_see_it_in_the_list_and_in_their_day()
    {
        var going = await portal.OnTheWay();
        foreach (var asked in new[] { TransferScene.There, TransferScene.LeadThere })
        {
            Assert.Contains((await portal.As(asked).Get(new BrowseTransfers(CaseTier.Overseas))).Items, item => item.Id == going.Id && item.Reference == TalentCase.ReferenceOf(going.Id));
            Assert.Contains((await portal.As(asked).Get(new ViewToday(CaseTier.Overseas))).Items, item => item.Work == DayWork.Transfer && item.CaseId == going.Id);
        }

        Assert.Empty((await portal.As(TransferScene.LeadThere).Get(new BrowseTransfers(CaseTier.Domestic))).Items);
        foreach (var other in new[] { Personas.Staff(PortalRole.DomesticConsultant, TransferScene.Receiver), CaseScene.Overseas, CaseScene.Lead, Personas.Staff(PortalRole.TeamLead, "zhongguancun") })
            Assert.DoesNotContain((await portal.As(other).Get(new BrowseTransfers(CaseTier.Overseas))).Items, item => item.Id == going.Id);
    }
}

public sealed class ViewTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_those_who_are_asked_open_it_and_the_person_sees_each_reading()
    {
        var going = await portal.OnTheWay();
        await HandOverScene.NobodyFinds(await portal.StrangersToLetter(), new ViewTransfer(going.Id));
        await HandOverScene.NobodyFinds(await portal.StrangersToLetter(), new AnswerTransfer(going.Id, true, null));
        Assert.Equal(0L, await Readings());
        var seen = await portal.As(TransferScene.LeadThere).Get(new ViewTransfer(going.Id));
        Assert.Equal((CaseScene.Overseas.Name.En, "O2"), (seen.SenderName, seen.Stage.Code));
        Assert.Equal(1L, await Readings());

        Task<long> Readings() => portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'transfer'", going.Case.Talent.UserId);
    }

    [Fact]
    public async Task The_rows_themselves_stay_on_their_side()
    {
        var (going, there) = await portal.Gone();
        var (here, away) = (PortalFixture.TenantOf("fujian").Id, TransferScene.ReceiverId);
        Assert.Equal((1L, 0L), (await Count(here, "transfers", "id", going.Id), await Count(away, "transfers", "id", going.Id)));
        Assert.Equal((0L, 1L), (await Count(here, "transfer_letters", "id", going.Id), await Count(away, "transfer_letters", "id", going.Id)));
        Assert.Equal((1L, 0L), (await Count(here, "cases", "id", going.Case.Id), await Count(away, "cases", "id", going.Case.Id)));
        Assert.Equal((0L, 1L), (await Count(here, "cases", "id", there.Id), await Count(away, "cases", "id", there.Id)));
        Assert.Equal((0L, 1L), (await Count(here, "leads", "id", there.Lead), await Count(away, "leads", "id", there.Lead)));
        Assert.Equal(0L, await Count(here, "case_entries", "case_id", there.Id));
        Assert.Equal(0L, await Count(away, "case_entries", "case_id", going.Case.Id));

        async Task<long> Count(Guid tenant, string table, string column, Guid id)
        {
            await using var connection = await portal.OpenAsApp(tenant, side: CallSide.Staff);
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table} where {column} = $1", connection) { Parameters = { new() { Value = id } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}

public sealed class AnswerTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Accepting_makes_a_case_of_ones_own_on_the_same_journey_and_ends_the_other()
    {
        var one = await portal.Opened();
        Assert.True((await portal.Move(one, "O4")).IsOk);
        var (going, there) = await portal.Gone(one);
        Assert.Equal("Accepted", await portal.StateOf(going));
        Assert.Equal("Asked Offered Accepted", await portal.Steps(going));
        Assert.Equal(1L, await portal.Scalar<long>("select count(distinct journey_id) from cases where talent_user_id = $1", one.Talent.UserId));
        var mine = await portal.As(TransferScene.There).Get(new ViewCase(there.Id));
        Assert.Equal(("O4", CasePart.Owner, true), (mine.Stage.Code, mine.Part, mine.Person!.IsOpen));
        Assert.Contains(mine.Entries, entry => entry is { Kind: CaseEntryKind.Transfer, To: "Received" });
        Assert.Equal(LeadSource.Transfer, (await portal.As(TransferScene.There).Get(new ViewLead(there.Lead))).Source);
        Assert.Equal("PassedOn", await portal.Scalar<string>("select close_reason from cases where id = $1", one.Id));
        Assert.Equal(there.Id, Assert.Single((await portal.Mine(one).Get(new ViewMyTransfers(one.Id))).Items).NewCaseId);
        // The talent reads one way over both, with who it was where; nobody else does.
        foreach (var part in new[] { one.Id, there.Id })
        {
            var way = (await portal.As(one.Talent).Get(new ViewMyCase(part))).Entries;
            Assert.Equal(way.Select(entry => entry.At).Order(), way.Select(entry => entry.At));
            Assert.Contains(way, entry => entry.Kind == CaseEntryKind.StageMoved && entry.Where == PortalFixture.TenantOf("fujian").ShortName);
            Assert.Contains(way, entry => entry.To == TalentCase.Received && entry.Where == PortalFixture.TenantOf(TransferScene.Receiver).ShortName);
        }

        Assert.All(mine.Entries, entry => Assert.Null(entry.Where));
        Assert.DoesNotContain(mine.Entries, entry => entry.Kind == CaseEntryKind.StageMoved);
        Assert.Contains(await portal.Mails(CaseScene.Overseas.Email), mail => mail.Text.Contains($"overseas/transfers/of/{one.Id}", StringComparison.Ordinal));
        Assert.Null((await portal.As(one.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).FirstWrong);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_the_sender_may_look_at_it_still_is_the_talents_to_say(bool looksOn)
    {
        var (going, _) = await portal.Gone(looksOn: looksOn);
        Assert.Equal(looksOn, (await portal.As(CaseScene.Overseas).Send(new ViewCase(going.Case.Id))).IsOk);
        Assert.Equal(looksOn, (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas, Closed: true))).Items.Any(item => item.Id == going.Case.Id));
        Assert.Equal(looksOn ? 1L : 0L, await portal.Scalar<long>("select count(*) from grants where subject_id = $1 and withdrawn_at is null", going.Case.Lead));
        // Who keeps the records.
        Assert.True((await portal.As(CaseScene.Lead).Send(new ViewCase(going.Case.Id))).IsOk);
        Assert.NotEqual(OutcomeKind.Ok, (await portal.As(CaseScene.Overseas).Send(new CloseCase(going.Case.Id, CaseCloseReason.NoReply, null, await portal.VersionOf(going.Case)))).Kind);
    }

    [Fact]
    public async Task Returned_it_stays_with_the_sender_who_reads_why()
    {
        var going = await portal.OnTheWay();
        Assert.Equal("AnswerTransfer_ReasonMissing", (await portal.As(TransferScene.There).Send(new AnswerTransfer(going.Id, false, " "))).Errors[0].Text.Name);
        Assert.Null((await portal.As(TransferScene.LeadThere).Get(new AnswerTransfer(going.Id, false, "No Dutch here."))).CaseId);
        await portal.Arrive();
        Assert.Equal(("Returned", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.Equal("Asked Offered Returned", await portal.Steps(going));
        var item = (await portal.As(CaseScene.Overseas).Get(new ViewTransfers(going.Case.Id))).Items[0];
        Assert.Equal(("No Dutch here.", TransferScene.LeadThere.Name.En), (item.Note, item.AnsweredByName));
        Assert.Equal("No Dutch here.", (await portal.Mine(going.Case).Get(new ViewMyTransfers(going.Case.Id))).Items[0].Note);
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewTransfers(going.Case.Id))).CanOffer);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from cases where tenant_id = $1 and talent_user_id = $2", TransferScene.ReceiverId, going.Case.Talent.UserId));
    }

    [Fact]
    public async Task Of_all_who_accept_at_once_one_has_it()
    {
        var going = await portal.OnTheWay();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => portal.As(i % 2 == 0 ? TransferScene.There : TransferScene.LeadThere).Send(new AnswerTransfer(going.Id, true, null))));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from cases where tenant_id = $1 and talent_user_id = $2", TransferScene.ReceiverId, going.Case.Talent.UserId));
    }

    [Fact]
    public async Task Of_an_acceptance_and_the_talents_taking_back_at_once_one_wins()
    {
        for (var round = 0; round < 6; round++)
        {
            var going = await portal.OnTheWay();
            var accept = portal.As(TransferScene.There).Send(new AnswerTransfer(going.Id, true, null));
            var back = round % 2 == 0 ? portal.Keep(going) : portal.As(CaseScene.Overseas).Send(new WithdrawTransfer(going.Id));
            await Task.WhenAll(accept, back);
            await portal.Arrive();
            var cases = await portal.Scalar<long>("select count(*) from cases where tenant_id = $1 and talent_user_id = $2", TransferScene.ReceiverId, going.Case.Talent.UserId);
            var state = await portal.StateOf(going);
            Assert.Equal((await accept).IsOk, state == "Accepted");
            Assert.Equal(state == "Accepted" ? 1L : 0L, cases);
            Assert.Equal(state == "Accepted", await portal.Scalar<string>("select close_reason from cases where id = $1", going.Case.Id) == "PassedOn");
            if (state != "Accepted") Assert.Equal((0L, 0L), (await portal.Letters(going), await portal.Holds(going)));
        }
    }
}

public sealed class SettleTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it_and_only_for_a_colleague_of_the_receiver()
    {
        var going = await portal.OnTheWay();
        var membership = await portal.MembershipOf(TransferScene.There);
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(TransferScene.There), portal.As(TransferScene.LeadThere), portal.As(CaseScene.Overseas), portal.As(going.Case.Talent), portal.AsSystem(TransferScene.Receiver)], new SettleTransfer(going.Id, new(membership, true, null)));
        var system = new TestSender(portal.Dispatcher, CallOrigin.System("test", PortalFixture.TenantOf(TransferScene.Receiver), going.Case.Talent.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await system.Send(new SettleTransfer(going.Id, new(await portal.MembershipOf(CaseScene.Overseas), true, null)))).Kind);
        Assert.Equal("Offered", await portal.StateOf(going));
    }
}

public sealed class FinishTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it_and_a_second_time_changes_nothing()
    {
        var (going, _) = await portal.Gone();
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(going.Case.Talent), portal.AsSystem(TransferScene.Receiver)], new FinishTransfer(going.Id));
        await portal.AsSystem().Get(new FinishTransfer(going.Id));
        Assert.Equal("Asked Offered Accepted", await portal.Steps(going));
    }
}

public sealed class MoveTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it_and_it_bounces_nothing_before_its_time()
    {
        var going = await portal.OnTheWay();
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(going.Case.Talent), portal.AsSystem()], new MoveTransfer(going.Id, TransferState.Withdrawn));
        var system = new TestSender(portal.Dispatcher, CallOrigin.System("test", PortalFixture.TenantOf("fujian"), going.Case.Talent.UserId));
        Assert.Equal("Transfer_Over", (await system.Send(new MoveTransfer(going.Id, TransferState.Bounced))).Reason!.Name);
        Assert.Equal(OutcomeKind.Invalid, (await system.Send(new MoveTransfer(going.Id, TransferState.Accepted))).Kind);
        Assert.Equal("Offered", await portal.StateOf(going));
    }
}

public sealed class FindOverdueTransfersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_answers_in_the_receivers_working_time_goes_back_and_the_team_lead_is_told()
    {
        await HandOverScene.NobodyFinds([portal.As(null), portal.As(CaseScene.Lead), portal.As(TransferScene.There)], new FindOverdueTransfers());
        var (going, asked) = (await portal.OnTheWay(), await portal.AboutToGo());
        await portal.RunWork("transfers-bounce");
        Assert.Equal(("Offered", "Asked"), (await portal.StateOf(going), await portal.StateOf(asked)));
        portal.GoTo(17);
        portal.GoTo(17);
        portal.GoTo(17);
        await portal.RunWork("transfers-bounce");
        Assert.Equal(("Bounced", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.Equal("Asked Offered Bounced", await portal.Steps(going));
        foreach (var told in new[] { CaseScene.Lead, CaseScene.Overseas })
            Assert.Contains(await portal.Mails(told.Email), mail => mail.Text.Contains($"overseas/transfers/of/{going.Case.Id}", StringComparison.Ordinal));
        Assert.Null((await portal.As(CaseScene.Overseas).Get(new ViewCase(going.Case.Id))).ClosedAt);
        portal.Clock.Advance(TimeSpan.FromDays(Transfer.AskedDays + 1));
        await portal.RunWork("transfers-bounce");
        Assert.Equal("Withdrawn", await portal.StateOf(asked));
    }
}

public sealed class PurgeTransfersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Transfers_go_a_year_after_the_end_of_their_case_and_letters_when_their_time_is_over()
    {
        var ((gone, _), open) = (await portal.Gone(), await portal.AboutToGo());
        portal.Clock.Advance(TimeSpan.FromDays(360));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeTransfers())).Transfers);
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.RunWork("transfers-retention");
        Assert.Equal(open.Id, await portal.Scalar<Guid>("select id from transfers"));
        Assert.Equal(1L, await portal.Letters(gone));
        portal.Clock.Advance(TimeSpan.FromDays(370));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(TransferScene.There).Send(new ViewTransfer(gone.Id))).Kind);
    }
}
