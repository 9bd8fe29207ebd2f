using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What the tests about hand-overs share: cases at their place on the way, hand-overs in each state, and all who have nothing to do with them.</summary>
internal static class HandOverScene
{
    public static DemoPerson Elsewhere(PortalRole role) => Personas.Staff(role, "zhongguancun");

    /// <summary>A case of the first tier.</summary>
    /// <param name="stage">Where it was moved to; null: where it begins.</param>
    public static async Task<Opened> CaseAt(this PortalFixture portal, string? stage)
    {
        var one = await portal.Opened();
        if (stage is not null) await portal.Moved(one, CaseScene.Overseas, stage);
        return one;
    }

    /// <summary>A case that can go to the second tier now.</summary>
    /// <param name="owner">To whom the team lead gave it; null: the overseas consultant who took the lead.</param>
    public static async Task<Opened> ReadyCase(this PortalFixture portal, DemoPerson? owner = null)
    {
        var one = await portal.Opened();
        await portal.Cleared(one.Id);
        await portal.Moved(one, CaseScene.Overseas, "O6");
        if (owner is not null) await portal.As(CaseScene.Lead).Get(new AssignCase(one.Id, await portal.MembershipOf(owner), null, await portal.CaseVersion(one.Id)));
        return one;
    }

    /// <summary>A case that the second tier took on.</summary>
    public static async Task<Opened> DomesticCase(this PortalFixture portal, string? stage = null)
    {
        var (one, _) = await portal.AtHome();
        if (stage is not null) await portal.Moved(one, CaseScene.Domestic, stage);
        return one;
    }

    /// <summary>A case that the campus took on.</summary>
    public static async Task<Opened> CampusCase(this PortalFixture portal, string stage)
    {
        var (one, _) = await portal.OnCampus();
        await portal.Moved(one, CaseScene.Campus, stage);
        return one;
    }

    public static async Task Moved(this PortalFixture portal, Opened one, DemoPerson by, string stage) => await portal.As(by).Get(new MoveCase(one.Id, stage, null, await portal.CaseVersion(one.Id)));

    /// <summary>What the sender offers next: a packet without a fault.</summary>
    public static async Task<OfferHandOver> Offer(this PortalFixture portal, Opened one, Guid? to = null, string? reason = "Ready to go on.")
    {
        var (tier, stage) = (Enum.Parse<CaseTier>((await portal.Scalar<string>("select tier from cases where id = $1", one.Id))!), await portal.StageOf(one.Id));
        var next = Playbook.Current.HandOverFrom(stage)?.Tier ?? CaseTier.Domestic;
        var items = Playbook.Current.Packet(tier, next).Where(item => item.Kind == PacketItemKind.Text).Select(item => new PacketText(item.Key, $"Words about {item.Key}"));
        return new(one.Id, to, reason, [.. items], "A call every week.", portal.Today().AddDays(7), await portal.CaseVersion(one.Id));
    }

    /// <summary>Offers a case to the next tier from where it stands.</summary>
    /// <param name="by">Left out: the overseas consultant.</param>
    public static async Task<Guid> OfferedOn(this PortalFixture portal, Opened one, DemoPerson? by = null, Guid? to = null) => (await portal.As(by ?? CaseScene.Overseas).Get(await portal.Offer(one, to))).Id;

    /// <summary>A case of the first tier that was offered to the second, and answered so; <see cref="HandOverState.Offered"/>: not yet.</summary>
    public static async Task<(Opened Case, Guid HandOver)> InState(this PortalFixture portal, HandOverState state)
    {
        var one = await portal.ReadyCase();
        var id = await portal.OfferedOn(one);
        switch (state)
        {
            case HandOverState.Accepted: await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(id)); break;
            case HandOverState.Returned: await portal.As(CaseScene.Domestic).Get(new ReturnHandOver(id, "Not yet.")); break;
            case HandOverState.Objected: await portal.As(one.Talent).Get(new ObjectToHandOver(id, null)); break;
            case HandOverState.Withdrawn: await portal.As(CaseScene.Overseas).Get(new WithdrawHandOver(id)); break;
            case HandOverState.Bounced:
                await portal.PassTerm(id);
                await portal.AsSystem().Get(new BounceHandOvers());
                break;
        }

        Assert.Equal(state, await portal.StateOf(id));
        return (one, id);
    }

    public static async Task<HandOverState> StateOf(this PortalFixture portal, Guid handOver) => Enum.Parse<HandOverState>((await portal.Scalar<string>("select state from hand_overs where id = $1", handOver))!);

    public static Task<Guid> OwnerOf(this PortalFixture portal, Opened one) => portal.Scalar<Guid>("select owner_user_id from cases where id = $1", one.Id);

    public static async Task<string> StageOf(this PortalFixture portal, Guid id) => (await portal.Scalar<string>("select stage from cases where id = $1", id))!;

    public static Task<uint> CaseVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from cases where id = $1", id);

    /// <summary>Kinds of the entries of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> EntriesOf(this PortalFixture portal, Guid id) => (await portal.Scalar<string[]>("select array_agg(kind::text order by at, id) from case_entries where case_id = $1", id))!;

    public static DateOnly Today(this PortalFixture portal) => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());

    /// <summary>Moves the clock to just after the time in which a hand-over is to be answered.</summary>
    public static async Task PassTerm(this PortalFixture portal, Guid handOver)
    {
        var acceptBy = new DateTimeOffset(await portal.Scalar<DateTime>("select accept_by from hand_overs where id = $1", handOver), TimeSpan.Zero);
        portal.Clock.Advance(acceptBy - portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
    }

    public static DateTimeOffset AcceptByAt(DateTimeOffset offered) => WorkingCalendar.China.AddWorkingTime(offered, CaseTime.AnswerDays).Value;

    /// <summary>Everybody who has nothing to do with a case at <c>fujian</c>, whatever they may do elsewhere.</summary>
    public static async Task<IReadOnlyList<TestSender>> Outsiders(this PortalFixture portal) =>
    [
        portal.As(Elsewhere(PortalRole.OverseasConsultant)), portal.As(Elsewhere(PortalRole.DomesticConsultant)), portal.As(Elsewhere(PortalRole.CampusConsultant)), portal.As(Elsewhere(PortalRole.TeamLead)),
        portal.As(Elsewhere(PortalRole.DomesticConsultant), "fujian"), portal.As(CaseScene.Domestic, "zhongguancun"), portal.As(CaseScene.Overseas, ""), portal.As(await portal.Colleague(PortalRole.OverseasConsultant)),
        portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.PlatformAdministrator), portal.As(Personas.RecruiterOf("rongxin")),
        portal.As(await portal.NewTalent()), portal.As(null),
    ];

    public static async Task NobodyFinds<T>(IEnumerable<TestSender> senders, MediatR.IRequest<Outcome<T>> request)
    {
        var outcomes = new List<OutcomeKind>();
        foreach (var sender in senders) outcomes.Add((await sender.Send(request)).Kind);
        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.NotFound, outcome));
    }

    /// <summary>How many mails to somebody lead to the page of a case.</summary>
    public static async Task<int> MailsAbout(this PortalFixture portal, DemoPerson person, Opened one) => (await portal.Mails(person.Email)).Count(mail => mail.Text.Contains(one.Id.ToString(), StringComparison.Ordinal));

    /// <summary>Another member of staff, whom nobody else uses.</summary>
    public static async Task<DemoPerson> Colleague(this PortalFixture portal, PortalRole role, string name = "Gao Yun")
    {
        var person = (await portal.NewPerson()) with { Role = role, Tenant = "fujian", Name = new("高云", name) };
        await portal.Change("fujian", db => db.Add(StaffMembership.Join(person.UserId, name, [role], portal.Clock.GetUtcNow())));
        await portal.Run("update accounts.sessions set second_factor = true where id = $1", Personas.SessionOf(person));
        return person;
    }

    /// <summary>Ends a membership, as seen once what is known of a person for seconds is forgotten.</summary>
    public static async Task Leave(this PortalFixture portal, DemoPerson person)
    {
        await portal.Run("update staff_memberships set ended_at = now() where user_id = $1", person.UserId);
        portal.Clock.Advance(RightsStore.Lifetime);
    }

    /// <summary>Runs a statement as superuser, for what no request does.</summary>
    public static async Task Run(this PortalFixture portal, string sql, params object[] parameters)
    {
        await using var connection = await portal.OpenAsSuperuser();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
