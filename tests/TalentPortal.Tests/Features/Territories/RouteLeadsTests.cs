using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Territories;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Territories;

public sealed class RouteLeadsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_lead_is_offered_to_whom_it_fits_with_the_reasons_and_to_nobody_else()
    {
        await portal.Routing(on: true);
        var (near, far) = (await portal.TakesOn("GB"), await portal.TakesOn());
        var asked = await portal.AskedAndRouted();
        Assert.Equal(near.UserId, await portal.AskedNow(asked));
        var seen = await portal.As(near).Get(new ViewLead(asked.Id));
        var offer = Assert.Single(seen.Offers);
        Assert.Equal((true, LeadQueue.Offered, TerritoryFit.Country, 0, 40), (seen.CanPass, seen.Queue, offer.Reasons.Fit, offer.Reasons.Load, offer.Reasons.Capacity));
        Assert.Single((await portal.As(near).Get(new BrowseLeads())).Items, item => item.Id == asked.Id);

        var mail = (await portal.Mails(near.Email))[0];
        Assert.EndsWith($"overseas/leads/{asked.Id}", mail.Link, StringComparison.Ordinal);
        foreach (var secret in new[] { "Wei Ling", "children", "London", asked.Talent.Email }) Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await portal.Mails(far.Email));

        // The others neither see nor take it; the team lead does.
        var version = await portal.LeadVersion(asked.Id);
        foreach (var other in new[] { far, LeadScene.Consultant() })
        {
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new ViewLead(asked.Id))).Kind);
            Assert.DoesNotContain((await portal.As(other).Get(new BrowseLeads())).Items, item => item.Id == asked.Id);
            Assert.Equal(OutcomeKind.Conflict, (await portal.As(other).Send(new TakeLead(asked.Id, version))).Kind);
            Assert.Equal(OutcomeKind.Conflict, (await portal.As(other).Send(new DeclineLead(asked.Id, "No.", version))).Kind);
        }

        Assert.Equal(near.UserId, await portal.AskedNow(asked));
        Assert.Single((await portal.As(LeadScene.Lead()).Get(new ViewLead(asked.Id))).Offers);
        Assert.Contains((await portal.As(LeadScene.Lead()).Get(new BrowseLeads())).Items, item => item.Id == asked.Id && item.OfferedTo is not null);
        Assert.True((await portal.Take(asked, near)).IsOk);
        Assert.Equal(("Open", "Taken"), (await portal.QueueOf(asked), await portal.Offers(asked)));
    }

    [Fact]
    public async Task An_offer_that_nobody_answers_goes_to_the_next_and_then_to_the_team_lead_who_may_still_assign()
    {
        portal.GoTo(18);
        await portal.Routing(on: true, hours: 4);
        var (first, second) = (await portal.TakesOn("GB"), await portal.TakesOn(regions: "europe"));
        var asked = await portal.AskedAndRouted();
        Assert.Equal(first.UserId, await portal.AskedNow(asked));
        // Eighteen o'clock in Fuzhou is ten in London in winter: until two there, and not a minute less.
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(first.UserId, await portal.AskedNow(asked));
        portal.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, (await portal.AsSystem().Get(new RouteLeads())).Lapsed);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await portal.AsSystem().Get(new RouteLeads())).Lapsed);
        Assert.Equal((second.UserId, "Lapsed Offered"), (await portal.AskedNow(asked), await portal.Offers(asked)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(first).Send(new ViewLead(asked.Id))).Kind);

        var before = (await portal.Mails(LeadScene.Lead().Email)).Count;
        portal.Clock.Advance(TimeSpan.FromDays(7));
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal("TeamLead", await portal.QueueOf(asked));
        var told = (await portal.Mails(LeadScene.Lead().Email)).Count;
        Assert.Equal(before + 1, told);
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(told, (await portal.Mails(LeadScene.Lead().Email)).Count);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Take(asked, second)).Kind);
        Assert.Equal(1, (await portal.As(LeadScene.Lead()).Get(new BrowseTerritories())).Unplaced);
        await portal.As(LeadScene.Lead()).Get(new AssignLead(asked.Id, await portal.MembershipOf(second), await portal.LeadVersion(asked.Id)));
        Assert.Equal(LeadState.Taken, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
    }

    [Fact]
    public async Task Whoever_has_room_again_is_asked_for_what_was_left_over()
    {
        await portal.Routing(on: true);
        var person = await portal.TakesOn("GB", capacity: 1);
        var (one, two) = (await portal.AskedAndRouted(), await portal.AskedAndRouted());
        Assert.Equal(("Offered", "TeamLead"), (await portal.QueueOf(one), await portal.QueueOf(two)));
        Assert.True((await portal.Take(one, person)).IsOk);
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal("TeamLead", await portal.QueueOf(two));
        await portal.As(person).Get(TerritoryScene.Territory("GB", capacity: 2, version: (await portal.As(person).Get(new ViewTerritory())).Version));
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(person.UserId, await portal.AskedNow(two));
    }

    /// <summary>sec-R07.</summary>
    [Fact]
    public async Task Many_at_once_never_go_over_capacity_and_are_shared_out_evenly()
    {
        await portal.Routing(on: true);
        var team = new List<Guid>();
        for (var i = 0; i < 3; i++) team.Add((await portal.TakesOn("GB", capacity: 3)).UserId);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Asked()));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.AsSystem().Send(new RouteLeads(), Guid.CreateVersion7())));
        await portal.Deliver();
        await portal.AsSystem().Get(new RouteLeads());
        foreach (var user in team) Assert.InRange(await portal.Scalar<long>("select count(*) from leads where offered_to = $1", user), 2, 3);
        Assert.Equal(8L, await portal.Scalar<long>("select count(*) from leads where offered_to = any($1)", team.ToArray()));
    }

    [Fact]
    public async Task Whoever_has_planned_an_absence_is_asked_before_and_after_it_but_not_meanwhile()
    {
        await portal.Routing(true);
        var one = await portal.TakesOn("GB");
        await portal.Away(one);
        Assert.Equal(one.UserId, await portal.AskedNow(await portal.AskedAndRouted()));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var meanwhile = await portal.AskedAndRouted();
        Assert.Equal("TeamLead", await portal.QueueOf(meanwhile));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(one.UserId, await portal.AskedNow(await portal.AskedAndRouted()));
        // What was left over meanwhile goes to whoever is back.
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(one.UserId, await portal.AskedNow(meanwhile));
    }

    [Fact]
    public async Task Switched_off_all_are_open_again_and_new_ones_too()
    {
        await portal.Routing(on: true);
        var person = await portal.TakesOn("GB");
        var asked = await portal.AskedAndRouted();
        Assert.Equal("Offered", await portal.QueueOf(asked));
        var lead = portal.As(LeadScene.Lead());
        await lead.Get(new ChangeRouting(false, 4, (await lead.Get(new BrowseTerritories())).Version));
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(("Open", "Ended"), (await portal.QueueOf(asked), await portal.Offers(asked)));
        var next = await portal.AskedAndRouted();
        Assert.Equal("Open", await portal.QueueOf(next));
        Assert.DoesNotContain(await portal.Mails(person.Email), mail => mail.Link!.EndsWith(next.Id.ToString(), StringComparison.Ordinal));
        Assert.True((await portal.Take(asked)).IsOk);
    }

    [Fact]
    public async Task What_the_talent_takes_back_is_offered_to_nobody_and_each_tenant_keeps_to_its_own()
    {
        await portal.Routing(on: true);
        var person = await portal.TakesOn("GB");
        var (asked, elsewhere) = (await portal.AskedAndRouted(), await portal.AskedAndRouted("greater-bay"));
        Assert.Equal("Open", await portal.QueueOf(elsewhere));
        await portal.As(asked.Talent, "zhongguancun").Get(new WithdrawLead(asked.Id));
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal(("Open", "Ended"), (await portal.QueueOf(asked), await portal.Offers(asked)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ViewLead(asked.Id))).Kind);
        await using var connection = await portal.OpenAsApp(user: asked.Talent.UserId, side: CallSide.Party);
        foreach (var table in new[] { "lead_offers", "lead_routings", "territories" })
        {
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", connection);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }
}

public sealed class PassLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_next_one_is_asked_at_once_and_the_same_one_never_again()
    {
        await portal.Routing(on: true);
        var (first, second) = (await portal.TakesOn("GB"), await portal.TakesOn());
        var asked = await portal.AskedAndRouted();
        var version = await portal.LeadVersion(asked.Id);
        foreach (var stranger in new[] { second, LeadScene.Consultant(), LeadScene.Consultant("greater-bay"), asked.Talent }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new PassLead(asked.Id, version))).Kind);
        // It is offered to somebody, but not to the one who leads the team.
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(LeadScene.Lead()).Send(new PassLead(asked.Id, version))).Kind);
        Assert.True((await portal.As(first).Send(new PassLead(asked.Id, version))).IsOk);
        Assert.Equal((second.UserId, "Passed Offered"), (await portal.AskedNow(asked), await portal.Offers(asked)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(first).Send(new PassLead(asked.Id, await portal.LeadVersion(asked.Id)))).Kind);
        Assert.True((await portal.As(second).Send(new PassLead(asked.Id, await portal.LeadVersion(asked.Id)))).IsOk);
        Assert.Equal(("TeamLead", "Passed Passed"), (await portal.QueueOf(asked), await portal.Offers(asked)));
        await portal.AsSystem().Get(new RouteLeads());
        Assert.Equal("TeamLead", await portal.QueueOf(asked));
    }

    [Fact]
    public async Task Of_taking_and_passing_at_once_one_wins()
    {
        await portal.Routing(on: true);
        var (first, _) = (await portal.TakesOn("GB"), await portal.TakesOn());
        for (var round = 0; round < 5; round++)
        {
            var asked = await portal.AskedAndRouted();
            var version = await portal.LeadVersion(asked.Id);
            if (await portal.AskedNow(asked) != first.UserId) break;
            var both = await Task.WhenAll(portal.As(first).Send(new TakeLead(asked.Id, version)), portal.As(first).Send(new PassLead(asked.Id, version)));
            Assert.Single(both, outcome => outcome.IsOk);
            Assert.Single(both, outcome => outcome.Kind is OutcomeKind.Conflict or OutcomeKind.NotFound);
            Assert.Equal(both[0].IsOk ? "Taken" : "Passed Offered", await portal.Offers(asked));
        }
    }
}
