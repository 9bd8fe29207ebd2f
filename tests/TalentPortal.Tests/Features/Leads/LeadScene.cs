using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Leads;

/// <summary>A sent request for a consultant.</summary>
internal sealed record AskedLead(DemoPerson Talent, Guid Id, string Tenant);

/// <summary>What the tests about leads start from.</summary>
internal static class LeadScene
{
    public const string Wish = "I want to move back with two children.";
    public const string ReachWhen = "After eight in the evening.";

    public static AskForConsultant Asking(string? wish = Wish) => new(Language.Chinese, "GB", "Europe/London", wish, ReachWhen, true, "I agree that they see it.");

    /// <summary>A new talent with a profile who asked a tenant.</summary>
    public static async Task<AskedLead> Asked(this PortalFixture portal, string tenant = "fujian", DemoPerson? talent = null)
    {
        talent ??= await portal.NewTalent();
        return new(talent, (await portal.As(talent, tenant).Get(Asking())).Id, tenant);
    }

    public static DemoPerson Consultant(string tenant = "fujian") => Personas.Staff(PortalRole.OverseasConsultant, tenant);

    public static DemoPerson Lead(string tenant = "fujian") => Personas.Staff(PortalRole.TeamLead, tenant);

    public static Task<uint> LeadVersion(this PortalFixture portal, Guid lead) => portal.Scalar<uint>("select xmin from leads where id = $1", lead);

    public static async Task<Outcome<Done>> Take(this PortalFixture portal, AskedLead lead, DemoPerson? by = null) =>
        await portal.As(by ?? Consultant(lead.Tenant)).Send(new TakeLead(lead.Id, await portal.LeadVersion(lead.Id)));

    public static async Task<Outcome<Done>> Decline(this PortalFixture portal, AskedLead lead, string? reason = "We only serve engineers.") =>
        await portal.As(Consultant(lead.Tenant)).Send(new DeclineLead(lead.Id, reason, await portal.LeadVersion(lead.Id)));

    /// <summary>Ends a taken lead as the one who ends its case does.</summary>
    public static async Task Close(this PortalFixture portal, AskedLead asked)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf(asked.Tenant)), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var lead = db.Leads.Single(l => l.Id == asked.Id);
        lead.Close(portal.Clock.GetUtcNow());
        foreach (var happened in lead.TakeEvents()) await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Publish(happened);
        await db.SaveChangesAsync();
    }

    /// <summary>Profiles of a person that staff of a tenant see in SQL, past all C#.</summary>
    public static async Task<long> ProfilesSeenByStaff(this PortalFixture portal, string tenant, Guid talent)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, Consultant(tenant).UserId, side: CallSide.Staff);
        await using (var clock = new Npgsql.NpgsqlCommand("select set_config('app.now', $1, false)", connection) { Parameters = { new() { Value = portal.Clock.GetUtcNow().ToString("O") } } }) await clock.ExecuteNonQueryAsync();
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from talent_profiles where user_id = $1", connection) { Parameters = { new() { Value = talent } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
