using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Offers;

/// <summary>An offer that was sent, and the application it is for.</summary>
internal sealed record Made(Guid Id, Sent Sent)
{
    public Guid Application => Sent.Application;
}

/// <summary>What the tests about offers start from: interviews, and offers that were sent.</summary>
internal static class OfferScene
{
    public const string Words = "I let them read it.";

    /// <summary>Stands in the terms and nowhere else.</summary>
    public const string Canary = "CANARY-TERMS-7351";

    public static TypedLine Pay(string amount = "40000", string? count = "13") => new(OfferLineKind.Pay) { Amount = amount, Currency = "CNY", Period = "Month", Count = count, Assurance = "Written", Source = "Contract, clause 4" };

    public static TypedLine Housing(string form = "Allowance", string amount = "5000") => new(OfferLineKind.Housing) { Form = form, Amount = amount, Currency = "CNY", Period = "Month", Words = Canary, Assurance = "Promised" };

    public static TypedLine Tax => new(OfferLineKind.Tax) { Form = "Subsidy", Amount = "60,000", Currency = "CNY", Period = "Year", Assurance = "Policy", Source = "Fuzhou talent rules 2026, item 8", SourceOn = "2026-01-05" };

    public static SendOffer Offer(this PortalFixture portal, Guid application, int seen = 0, int days = 14, params TypedLine[] lines) =>
        new(application, lines.Length == 0 ? [Pay(), Housing(), Tax] : lines, true, "We would be glad.", PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(days), seen);

    /// <summary>An application in the interview.</summary>
    public static async Task<Sent> Interviewed(this PortalFixture portal, string employer = "rongxin", string tenant = "fujian", DemoPerson? talent = null)
    {
        var sent = await portal.Applied(employer, tenant, talent);
        Assert.True((await portal.Move(sent, ApplicationState.Interview)).IsOk);
        return sent;
    }

    public static async Task<Made> OfferMade(this PortalFixture portal, Sent? sent = null, params TypedLine[] lines)
    {
        sent ??= await portal.Interviewed();
        return new((await portal.Recruiter(sent).Get(portal.Offer(sent.Application, lines: lines))).Id, sent);
    }

    public static TestSender Talent(this PortalFixture portal, Made made) => portal.Applicant(made.Sent);

    public static TestSender Employer(this PortalFixture portal, Made made) => portal.Recruiter(made.Sent);

    public static async Task<OfferState> StateOf(this PortalFixture portal, Made made) => Enum.Parse<OfferState>((await portal.Scalar<string>("select state from offers where id = $1", made.Id))!);

    public static async Task<string> ApplicationStateOf(this PortalFixture portal, Made made) => (await portal.Scalar<string>("select state from job_applications where id = $1", made.Application))!;

    /// <summary>Everybody whom an offer does not concern, another talent of the same employer before all.</summary>
    public static async Task<TestSender[]> Strangers(this PortalFixture portal, Made made)
    {
        var other = await portal.OfferMade(await portal.Interviewed());
        return
        [
            portal.Talent(other), portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(null), portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead),
            portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.PlatformAdministrator),
        ];
    }

    public static async Task NobodySends<T>(IEnumerable<TestSender> strangers, MediatR.IRequest<Outcome<T>> request)
    {
        foreach (var stranger in strangers) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(request)).Kind);
    }

    /// <summary>Rows that a query as <c>portal_app</c> sees for somebody, past all C#.</summary>
    public static async Task<long> CountAs(this PortalFixture portal, Guid user, CallSide side, string sql, params object[] parameters)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, user, null, side);
        await using (var clock = new Npgsql.NpgsqlCommand("select set_config('app.now', $1, false)", connection) { Parameters = { new() { Value = portal.Clock.GetUtcNow().ToString("O") } } }) await clock.ExecuteNonQueryAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
