using System.Diagnostics;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Caseloads;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Caseloads;

public sealed class MoveCasesTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_new_consultant_has_all_of_it_the_former_one_nothing_and_the_talent_is_told()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (next, to) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await Of(former, from, await portal.WithCareer());
        await portal.Planned(one, by: former);
        Assert.True((await portal.Share(one, SharingScene.All)).IsOk);
        Assert.True((await portal.TalentWrites(one, "When could we talk?")).IsOk);
        Assert.Equal(SharingScene.All.Count, (await portal.DatabaseOpens(former, one.Talent)).Count);
        Assert.Equal("Ok", (await portal.As(former).Send(new ViewLead(one.Lead))).Kind.ToString());

        var done = await portal.As(CaseScene.Lead).Get(new MoveCases(from, [await Move(one, to)], CaseMoveReason.Leaving, "Thank you for your patience."));
        Assert.Equal((1, 0), (done.Moved, done.Left.Count));

        // The former consultant: the product and, past it, the database.
        foreach (var kind in new[] { (await portal.As(former).Send(new ViewCase(one.Id))).Kind, (await portal.As(former).Send(new SeesCase(one.Id))).Kind, (await portal.As(former).Send(new ViewConversation(one.Id, null))).Kind, (await portal.As(former).Send(new ViewLead(one.Lead))).Kind })
            Assert.Equal(OutcomeKind.NotFound, kind);
        Assert.Empty(await portal.DatabaseOpens(former, one.Talent));
        Assert.DoesNotContain((await portal.As(former).Get(new BrowseCases(CaseTier.Overseas))).Items, item => item.Id == one.Id);

        // The new one.
        var seen = await portal.As(next).Get(new ViewCase(one.Id));
        Assert.Equal((CasePart.Owner, 1, 1), (seen.Part, seen.Tasks.Count, seen.Unread));
        Assert.True((await portal.As(next).Send(new ViewLead(one.Lead))).IsOk);
        Assert.Equal(SharingScene.All.Count, (await portal.DatabaseOpens(next, one.Talent)).Count);
        Assert.Equal(1, (await portal.As(next).Get(new CountUnread(CaseTier.Overseas))).Value);

        // The talent.
        var told = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries[^1];
        Assert.Equal((CaseEntryKind.AssignedForLeaving, "Thank you for your patience."), (told.Kind, told.Words));
        Assert.Equal(seen.OwnerName, told.To);
        Assert.NotEqual(told.From, told.To);
        Assert.DoesNotContain("patience", string.Concat((await portal.Mails(one.Talent.Email)).Select(mail => mail.Text)), StringComparison.Ordinal);
        // The same mail as when the case was first given to the former one.
        var mails = await portal.Mails(one.Talent.Email);
        Assert.Equal(2, mails.Count(mail => mail.Subject == mails[0].Subject && mail.Link!.EndsWith($"me/cases/{one.Id}", StringComparison.Ordinal)));
        Assert.Equal(2, await portal.Audited("cases.assign", one.Id));
        Assert.Equal(1, await portal.Audited("caseloads.move", from));
    }

    [Fact]
    public async Task What_changed_meanwhile_stays_and_is_reported_and_a_second_click_does_nothing()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (next, to) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Opened[] cases = [await Of(former, from), await Of(former, from), await Of(former, from), await Of(former, from)];
        var moves = await Task.WhenAll(cases.Select(one => Move(one, to)));
        Assert.True((await portal.As(former).Send(new WriteEntry(cases[1].Id, "Spoke on the phone"))).IsOk);
        Assert.True((await portal.As(former).Send(new CloseCase(cases[2].Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(cases[2])))).IsOk);
        Assert.True((await portal.As(CaseScene.Lead).Send(new AssignCase(cases[3].Id, await portal.MembershipOf(CaseScene.Overseas), null, await portal.VersionOf(cases[3])))).IsOk);
        var (sender, command, id) = (portal.As(CaseScene.Lead), new MoveCases(from, moves, CaseMoveReason.Load, null), Guid.CreateVersion7());
        var answers = await Task.WhenAll(sender.Send(command, id), sender.Send(command, id));
        foreach (var answer in answers)
        {
            Assert.Equal(1, answer.Value.Moved);
            Assert.Equal([(cases[1].Id, MoveCasesResult.Why.Changed), (cases[2].Id, MoveCasesResult.Why.Ended), (cases[3].Id, MoveCasesResult.Why.Elsewhere)], answer.Value.Left.Select(stayed => (stayed.CaseId, stayed.Why)));
        }

        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from case_entries where case_id = $1 and kind = 'AssignedForLoad'", cases[0].Id));
        Assert.EndsWith("overseas/cases", (await portal.Mails(next.Email)).Single().Link);
        Assert.Equal(CasePart.Owner, (await portal.As(former).Get(new ViewCase(cases[1].Id))).Part);
    }

    [Fact]
    public async Task An_open_offer_goes_on_under_the_new_consultant()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (next, to) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (one, handOver) = await portal.Offered(await Of(former, from), former);
        Assert.Equal(1, (await portal.As(CaseScene.Lead).Get(new MoveCases(from, [await Move(one, to)], CaseMoveReason.Leave, null))).Moved);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(former).Send(new WithdrawHandOver(handOver))).Kind);
        Assert.True((await portal.As(next).Get(new ViewCase(one.Id))).HandOvers.Single(paper => paper.Id == handOver).CanWithdraw);
        Assert.True((await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(handOver))).IsOk);
        // Of the move, and that the offer was taken on.
        Assert.Equal(2, (await portal.Mails(next.Email)).Count);
    }

    [Fact]
    public async Task It_needs_a_reason_and_takes_no_colleague_of_another_tier_or_tenant()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (_, to) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (_, away) = await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay");
        var (one, elsewhere) = (await Of(former, from), await portal.Opened("greater-bay"));
        var lead = portal.As(CaseScene.Lead);
        Assert.Equal("MoveCases_WordsMissing", (await lead.Send(new MoveCases(from, [await Move(one, to)], CaseMoveReason.Other, " "))).Errors.Single().Text.Name);
        Assert.Equal("MoveCases_NoReason", (await lead.Send(new MoveCases(from, [await Move(one, to)], (CaseMoveReason)9, null))).Errors.Single().Text.Name);
        Assert.Equal("PlanCaseMoves_NoCases", (await lead.Send(new MoveCases(from, [], CaseMoveReason.Load, null))).Errors.Single().Text.Name);
        Assert.Equal("PlanCaseMoves_TooMany", (await lead.Send(new MoveCases(from, [await Move(one, to), await Move(one, to)], CaseMoveReason.Load, null))).Errors.Single().Text.Name);
        foreach (var wrong in new[] { new MoveCases(from, [await Move(one, away)], CaseMoveReason.Load, null), new MoveCases(from, [await Move(elsewhere, to)], CaseMoveReason.Load, null), new MoveCases(away, [await Move(one, to)], CaseMoveReason.Load, null) })
            Assert.Equal(OutcomeKind.NotFound, (await lead.Send(wrong)).Kind);
        Assert.Equal(MoveCasesResult.Why.OtherTier, (await lead.Get(new MoveCases(from, [await Move(one, await portal.MembershipOf(CaseScene.Campus))], CaseMoveReason.Load, null))).Left.Single().Why);
        Assert.Equal(CasePart.Owner, (await portal.As(former).Get(new ViewCase(one.Id))).Part);
    }

    [Fact]
    public async Task An_administrator_is_shown_the_cases_of_who_leaves_and_gives_them_on_afterwards_too()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var one = await Of(former, from);
        var admin = portal.As(StaffScene.Admin());
        var row = (await admin.Get(new BrowseStaff())).Staff.Single(staff => staff.MembershipId == from);
        Assert.Equal(1, row.OpenCases);
        await admin.Get(new EndStaffMembership(from, row.Version));
        var load = await admin.Get(new BrowseCaseloads());
        Assert.Equal((true, 1, 1), load.Items.Where(item => item.MembershipId == from).Select(item => (item.HasLeft, item.Open, item.Astray)).Single());
        Assert.True(load.Orphans >= 1);
        Assert.True((await admin.Get(new ViewCaseload(from))).HasLeft);
        var (_, to) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Assert.Equal(1, (await admin.Get(new MoveCases(from, [await Move(one, to)], CaseMoveReason.Leaving, null))).Moved);
        Assert.DoesNotContain((await admin.Get(new BrowseCaseloads())).Items, item => item.MembershipId == from);
    }

    [Fact]
    public async Task Two_hundred_cases_move_in_one_go()
    {
        var (former, from) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Guid[] to = [(await portal.NewStaff(PortalRole.OverseasConsultant)).Membership, (await portal.NewStaff(PortalRole.OverseasConsultant)).Membership];
        List<Opened> cases = [];
        for (var i = 0; i < 200; i++) cases.Add(await portal.Opened());
        await portal.Scalar<int>("update cases set owner_user_id = $1, owner_name = 'Xu' where id = any($2)", former.UserId, cases.Select(one => one.Id).ToArray());
        var lead = portal.As(CaseScene.Lead);
        var started = Stopwatch.GetTimestamp();
        var shown = await lead.Get(new ViewCaseload(from));
        var plan = await lead.Get(new PlanCaseMoves(from, [.. shown.Items.Select(item => item.Id)], to));
        var planned = Stopwatch.GetElapsedTime(started);
        Assert.Equal([100, 100], plan.Loads.Select(load => load.After - load.Before));
        started = Stopwatch.GetTimestamp();
        var done = await lead.Get(new MoveCases(from, [.. plan.Moves.Select(move => new CaseMove(move.CaseId, move.To, move.Version))], CaseMoveReason.Leaving, "She moves on."));
        output.WriteLine($"200 cases: list and plan {planned.TotalMilliseconds:0} ms, move with words, mails and timeline {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
        Assert.Equal(200, done.Moved);
        Assert.Equal(0, (await lead.Get(new ViewCaseload(from))).Open);
        Assert.Equal(200L, await portal.Scalar<long>("select count(*) from case_entries where case_id = any($1) and kind = 'AssignedForLeaving' and length(words) > 0", cases.Select(one => one.Id).ToArray()));
    }

    /// <summary>A case that a colleague answers for.</summary>
    private async Task<Opened> Of(DemoPerson owner, Guid membership, DemoPerson? talent = null)
    {
        var one = await portal.Opened(talent: talent);
        Assert.True((await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, membership, null, await portal.VersionOf(one)))).IsOk);
        return one;
    }

    private async Task<CaseMove> Move(Opened one, Guid to) => new(one.Id, to, await portal.VersionOf(one));
}

public sealed class PlanCaseMovesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_who_would_get_which_and_changes_nothing()
    {
        var (one, home) = (await portal.Opened(), (await portal.AtHome()).Case);
        var ((_, busy), (_, free)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        var plan = await portal.As(CaseScene.Lead).Get(new PlanCaseMoves(await portal.MembershipOf(CaseScene.Overseas), [one.Id, home.Id], [busy, free]));
        Assert.Equal((one.Id, await portal.VersionOf(one)), plan.Moves.Select(move => (move.CaseId, move.Version)).Single());
        Assert.Equal([TalentCase.ReferenceOf(home.Id)], plan.Gone);
        Assert.Empty(plan.NoTaker);
        Assert.Equal(1, plan.Loads.Sum(load => load.After - load.Before));
        Assert.Equal([TalentCase.ReferenceOf(one.Id)], (await portal.As(CaseScene.Lead).Get(new PlanCaseMoves(await portal.MembershipOf(CaseScene.Overseas), [one.Id], [await portal.MembershipOf(CaseScene.Campus)]))).NoTaker);
        Assert.Equal(CasePart.Owner, (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Part);
    }
}

public sealed class ViewCaseloadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_filters_by_stage_and_by_what_is_to_do_and_names_nobody()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        await portal.Planned(one);
        await portal.Scalar<int>("update cases set stage = 'O4' where id = $1", other.Id);
        var (mine, lead) = (await portal.MembershipOf(CaseScene.Overseas), portal.As(CaseScene.Lead));
        var all = await lead.Get(new ViewCaseload(mine));
        Assert.Equal((2, 2), (all.Open, all.Items.Count));
        Assert.DoesNotContain(all.Receivers, receiver => receiver.MembershipId == mine);
        Assert.Equal([other.Id], (await lead.Get(new ViewCaseload(mine, "O4"))).Items.Select(item => item.Id));
        var track = Enum.Parse<CaseTrack>((await portal.Scalar<string>("select track from case_tasks where case_id = $1", one.Id))!);
        Assert.Equal([one.Id], (await lead.Get(new ViewCaseload(mine, Track: track))).Items.Select(item => item.Id));
        Assert.Equal(OutcomeKind.Invalid, (await lead.Send(new ViewCaseload(mine, "no-such-stage"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await lead.Send(new ViewCaseload((await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay")).Membership))).Kind);
    }
}

public sealed class BrowseCaseloadsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_counts_what_is_overdue_silent_unread_and_astray_for_each_and_other_tenants_for_none()
    {
        var (one, _, _) = (await portal.Opened(), await portal.Opened(), await portal.Opened("greater-bay"));
        Assert.True((await portal.TalentWrites(one, "Hello")).IsOk);
        var mine = await portal.MembershipOf(CaseScene.Overseas);
        async Task<BrowseCaseloadsResult.Item> Load() => (await portal.As(CaseScene.Lead).Get(new BrowseCaseloads())).Items.Single(item => item.MembershipId == mine);
        var before = await Load();
        Assert.Equal((2, 0, 0, 1, 0), (before.Open, before.Overdue, before.Silent, before.Unread, before.Astray));
        portal.Clock.Advance(TimeSpan.FromDays(14));
        var later = await Load();
        Assert.Equal((2, 2, 2), (later.Open, later.Overdue, later.Silent));
        await portal.Scalar<int>("update cases set tier = 'Campus' where id = $1", one.Id);
        Assert.Equal(1, (await Load()).Astray);
    }
}
