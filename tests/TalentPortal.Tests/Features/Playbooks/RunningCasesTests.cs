using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Playbooks;

/// <summary>An organisation changes its way of working while fifty cases run, in every stage and in both languages.</summary>
public sealed class RunningCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_edition_breaks_none_of_fifty_running_cases_and_new_cases_follow_it()
    {
        var road = Playbook.Current.Stages.Where(stage => stage.EnteredBy != StageEntry.Close).ToList();
        List<(Opened One, CaseStage At)> cases = [];
        for (var i = 0; i < 50; i++)
        {
            var (one, at) = (await portal.Opened(), road[i % road.Count]);
            await portal.Run(
                "update cases set stage = $2, tier = $3, owner_user_id = $4, owner_name = $5, language = $6, clearance = 'ClearedByTalent', arrived_on = case when $3 = 'Campus' or $2 = 'F180' then $7::date end where id = $1",
                one.Id, at.Code, at.Tier.ToString(), Of(at.Tier).UserId, Of(at.Tier).Name.En!, i % 2 == 0 ? "Chinese" : "English", portal.Today().AddDays(-200));
            cases.Add((one, at));
        }

        Assert.Equal(road.Count, cases.Select(one => one.At.Code).Distinct().Count());
        await portal.Published(PlaybookScene.Much);
        await portal.Published(PlaybookScene.Much with { Stages = new(PlaybookScene.Much.Stages) { ["L6"] = new(IsLeftOut: true) }, LinesLeftOut = ["meet", "homes"] });

        foreach (var (one, at) in cases) await GoesItsWay(one, at);

        var fresh = await portal.Opened();
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(fresh.Id));
        Assert.Equal(["O3", "O5", "O6"], seen.Moves!.Ahead.Select(stage => stage.Code));
        Assert.Equal(50L, await portal.Scalar<long>("select count(*) from cases where playbook_edition_id is null and closed_at is not null"));
    }

    /// <summary>Opens for staff and talent, shows its tasks and packet, goes on by its own way, and closes.</summary>
    private async Task GoesItsWay(Opened one, CaseStage at)
    {
        var staff = portal.As(Of(at.Tier));
        var seen = await staff.Get(new ViewCase(one.Id));
        Assert.Equal((at.Code, at.Name, 2), (seen.Stage.Code, seen.Stage.Name, seen.NewerPlaybook));
        Assert.Equal(Playbook.Current.Ahead(at.Code).Select(stage => stage.Code), seen.Moves!.Ahead.Select(stage => stage.Code));
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal(Playbook.Current.Stages.Count - 2, mine.Road.Count);
        Assert.Equal(at.Name, (await portal.Mine(one).Get(new BrowseMyCases())).Items.Single().Stage.Name);
        var added = await staff.Send(new AddTaskPlan(one.Id, "family", (await staff.Get(new ViewTaskPlan(one.Id, "family"))).Plan, ["clinic"]));
        Assert.True(added.IsOk, added.Kind.ToString());
        if (seen.Moves.Ahead is [.., var last])
        {
            Assert.True((await staff.Send(new MoveCase(one.Id, last.Code, null, await portal.VersionOf(one)))).IsOk, at.Code);
            // The stage before is one of the case's own way, left out or not in the newest.
            var back = (await staff.Get(new ViewCase(one.Id))).Moves!.Back!;
            Assert.Equal(Playbook.Current.Before(last.Code), back);
        }

        if ((await staff.Get(new ViewCase(one.Id))).Moves!.HandOverTo is { } over)
        {
            var form = await staff.Get(new ViewHandOverForm(one.Id));
            Assert.Equal(Playbook.Current.Packet(at.Tier, over.Tier), form.Items);
            var offered = await staff.Get(await portal.Offer(one));
            await portal.As(Of(over.Tier)).Get(new AcceptHandOver(offered.Id));
            Assert.Equal(over.Code, (await portal.As(Of(over.Tier)).Get(new ViewCase(one.Id))).Stage.Code);
            staff = portal.As(Of(over.Tier));
        }

        Assert.True((await staff.Send(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)))).IsOk, at.Code);
        Assert.Equal("X", (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Stage.Code);
    }

    private static DemoPerson Of(CaseTier tier) => tier switch
    {
        CaseTier.Overseas => CaseScene.Overseas,
        CaseTier.Domestic => CaseScene.Domestic,
        _ => CaseScene.Campus,
    };
}
