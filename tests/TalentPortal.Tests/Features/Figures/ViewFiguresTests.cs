using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Figures;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Figures;

public sealed class ViewFiguresTests(ViewFiguresTests.Fixture portal) : IClassFixture<ViewFiguresTests.Fixture>
{
    private static readonly string[] ToOffer = ["O6", "D1", "D6"];
    private static readonly string[] ToTheEnd = [.. ToOffer, "D9", "L1", "L2", "F30", "F90", "F180"];

    [Fact]
    public async Task People_are_counted_once_at_their_furthest_step_in_the_year_in_which_they_first_asked()
    {
        var report = await portal.Figures();
        // 60 asked; 10 were not taken; of 50 cases 35 came home, all of them to an offer, 22 arrived and settled.
        Assert.Equal([60, 50, 35, 35, 35, 22, 22, 22, 22], report.Way());
        Assert.Equal((2024, false, false), (report.FirstYear, report.IsRefused, report.IsEmpty));
        Assert.Equal([(null, 8), (CaseCloseReason.Withdrew, 13), (CaseCloseReason.NoMatch, 7)], report.Ends.Where(end => end.People > 0).Select(end => (end.Reason, end.People!.Value)).OrderBy(end => end.Reason is not null).ThenByDescending(end => end.Value));
        Assert.True((await portal.Figures(2023)).IsEmpty);
        Assert.Equal(0, (await portal.Figures(2023)).Way[0].People);
        Assert.Equal([66, 56], (await portal.Figures(2024, 2025)).Way()[..2]);
    }

    [Fact]
    public async Task Another_organisation_sees_its_own_people_and_none_of_these()
    {
        var theirs = await portal.Figures(person: Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"));
        Assert.Equal([31, 31, 0, 0, 0, 0, 0, 0, 0], theirs.Way());
        Assert.Equal(60, (await portal.Figures(person: CaseScene.Lead)).Way[0].People);
    }

    [Fact]
    public async Task Few_people_hide_themselves_and_what_would_tell_of_them_in_every_view()
    {
        var report = await portal.Figures(by: FigureCut.Country);
        // Three in Germany: told by the total and the others, were the next larger row not hidden with them.
        Assert.Equal(["GB", "US"], report.Rows.Select(row => row.Code));
        Assert.Equal((30, 18), (report.Rows[0].People[0], report.Rows[1].People[0]));
        Assert.Equal(60, report.Way[0].People);
        Assert.Equal(12, report.Others[0]);
        var (germany, nowhere, america) = (await portal.Figures(by: FigureCut.Country, only: "DE"), await portal.Figures(by: FigureCut.Country, only: "XX"), await portal.Figures(by: FigureCut.Country, only: "US"));
        Assert.True(germany.IsRefused);
        Assert.Empty(germany.Way);
        Assert.Equal(Plain(germany), Plain(nowhere));
        Assert.Equal(report.Rows[1].People, america.Way());
        Assert.Empty(america.Ends);
        Assert.All(report.Rows.SelectMany(row => row.People).Concat(report.Others).Concat(report.Ends.Select(end => end.People)), people => Assert.True(people is null or 0 or >= 5));
        // The same line of all people, whatever they are told apart by.
        Assert.Equal(report.Way(), (await portal.Figures(by: FigureCut.Source)).Way());
        Assert.Equal(["Event", "Self"], (await portal.Figures(by: FigureCut.Source)).Rows.Select(row => row.Code).Order());
        Assert.Equal(["1", "2"], (await portal.Figures(by: FigureCut.Quarter)).Rows.Select(row => row.Code).Order());
        Assert.Empty((await portal.Figures(by: FigureCut.Route)).Rows);
        // Fifteen in semiconductors; who had named no branch is among the others.
        var industries = await portal.Figures(by: FigureCut.Industry);
        Assert.Equal([("semiconductors", 15)], industries.Rows.Select(row => (row.Code, row.People[0]!.Value)));
        Assert.Equal((60, 45), (industries.Way[0].People, industries.Others[0]));

        static string Plain(FiguresReport one) => System.Text.Json.JsonSerializer.Serialize(one with { AsOf = default, Scope = one.Scope with { Only = null } });
    }

    [Fact]
    public async Task A_period_shows_only_what_each_of_its_years_shows()
    {
        // Six in 2025, of whom two came home: hidden there, so hidden in the sum, or the difference would tell.
        Assert.Equal([6, 6, null], (await portal.Figures(2025)).Way()[..3]);
        Assert.Equal([66, 56, null], (await portal.Figures(2024, 2025)).Way()[..3]);
        Assert.DoesNotContain((await portal.Figures(2025)).Ends, end => end.People is > 0 and < 5);
    }

    [Fact]
    public async Task Shares_are_ranges_and_few_people_have_none()
    {
        var report = await portal.Figures();
        Assert.Equal(new Band(80, 90), report.Levels.Single(level => level.Key == "Answer").Share);
        Assert.All(report.Levels.Where(level => level.Key != "Answer"), level => Assert.Null(level.Share));
        Assert.Null((await portal.Figures(by: FigureCut.Country, only: "US")).Levels.Single(level => level.Key == "Answer").Share);
        Assert.Equal([CaseTier.Overseas, CaseTier.Domestic, CaseTier.Campus], report.Loads.Select(load => load.Tier));
        Assert.All(report.Loads, load => Assert.Equal((0, 4), (load.Cases.From % 5, load.Cases.To - load.Cases.From)));
    }

    [Fact]
    public async Task Only_administrators_and_team_leads_see_them_and_odd_periods_are_refused()
    {
        await HandOverScene.NobodyFinds(
            [portal.As(CaseScene.Overseas), portal.As(CaseScene.Campus), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(FiguresScene.Admin, "greater-bay"), portal.As(FiguresScene.Admin, ""), portal.As(Personas.PlatformAdministrator), portal.As(Personas.Talent), portal.As(null)],
            new ViewFigures());
        foreach (var odd in (ViewFigures[])[new(1999), new(2025, 2024), new(2001, 2011), new(null, 2025), new(2024, null, (FigureCut)9), new(2024, null, null, "GB"), new(2024, null, FigureCut.Country, new string('x', 30))])
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(FiguresScene.Admin).Send(odd)).Kind);
    }

    public sealed class Fixture : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var sample = await this.Opened();
            await this.People(sample, 7, "GB", "2024-02-05", null);
            await this.People(sample, 3, "US", "2024-02-05", null);
            await this.People(sample, 8, "GB", "2024-02-06", ToOffer);
            await this.People(sample, 15, "GB", "2024-04-08", ToTheEnd, "Settled", source: "Event", industry: "semiconductors");
            await this.People(sample, 7, "US", "2024-04-08", ToTheEnd, "Settled");
            await this.People(sample, 5, "CA", "2024-04-09", ToOffer, "Withdrew");
            await this.People(sample, 8, "US", "2024-04-10", ["O4"], "Withdrew");
            await this.People(sample, 4, "CA", "2024-04-10", ["O4"], "NoMatch");
            await this.People(sample, 3, "DE", "2024-04-10", ["O4"], "NoMatch");
            await this.People(sample, 4, "GB", "2025-03-10", ["O4"]);
            await this.People(sample, 2, "GB", "2025-03-10", ToOffer);
            await this.People(sample, 31, "FR", "2024-03-04", ["O3"], tenant: "greater-bay");
            // The last of them asks again a year later: the same person, in the year of the first time.
            await Scalar<int>("insert into leads select r.* from (select to_jsonb(l) as j from leads l where country_code = 'DE' limit 1) s, lateral jsonb_populate_record(null::leads, s.j || jsonb_build_object('id', gen_random_uuid(), 'asked_at', '2025-06-02T02:00:00Z'::timestamptz, 'closed_at', now())) r");
        }
    }
}

/// <summary>Days and turns, against cases that went their way by requests.</summary>
public sealed class FigureDaysTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Days_of_a_stage_are_office_time_of_work_and_of_waiting_apart_as_the_cases_themselves_count_it()
    {
        var year = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).Year;
        List<Opened> cases = [];
        for (var i = 0; i < 4; i++) cases.Add(await portal.Opened());
        Assert.All((await portal.Figures(year)).Stages, stage => Assert.Null(stage.Median));
        cases.Add(await portal.Opened());
        portal.Clock.Advance(TimeSpan.FromDays(28));
        foreach (var one in cases) Assert.True((await portal.As(CaseScene.Overseas).Send(new ChangeClock(one.Id, CaseClock.WaitingTalent, null, await portal.VersionOf(one)))).IsOk);
        portal.Clock.Advance(TimeSpan.FromDays(14));
        Assert.All((await portal.Figures(year)).Stages, stage => Assert.Null(stage.Median));
        var minutes = await portal.Scalar<int>("select stage_minutes from cases where id = $1", cases[0].Id);
        foreach (var one in cases) Assert.True((await portal.Move(one, "O3")).IsOk);
        var waited = await portal.Scalar<int>("select talent_minutes from cases where id = $1", cases[0].Id);

        var report = await portal.Figures(year);
        var (stage, day) = (report.Stages.Single(one => one.Code == "O2"), CaseTime.CalendarOf(PortalFixture.TenantOf("fujian")));
        Assert.True(stage.Median > 10 && stage.Waiting > 5, $"{stage}");
        Assert.InRange(stage.Median!.Value, day.Days(minutes) - 0.3m, day.Days(minutes) + 0.3m);
        Assert.InRange(stage.Waiting!.Value, day.Days(waited) - 0.3m, day.Days(waited) + 0.3m);
        Assert.Null(stage.Ninth);
        Assert.Equal("O2", report.Stages.Single(one => one.Median is not null).Code);
        var turn = report.Turn!;
        Assert.Equal((5 * (int)Math.Round(20.0 * minutes / (minutes + waited)), 5 * (int)Math.Round(20.0 * waited / (minutes + waited)), 0, 0), (turn.Us, turn.Talent, turn.Employer, turn.Authority));
        Assert.Equal([5, 5, 0], report.Way()[..3]);
    }
}
