using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

/// <summary>One database for all tests about prospects: each enters people of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ProspectsCollection : ICollectionFixture<PortalFixture>
{
    public const string Name = "prospects";
}

/// <summary>What the tests about prospects start from.</summary>
internal static class ProspectScene
{
    private static int _next;

    public static DemoPerson Consultant(string tenant = "fujian") => Personas.Staff(PortalRole.OverseasConsultant, tenant);

    public static DemoPerson Lead(string tenant = "fujian") => Personas.Staff(PortalRole.TeamLead, tenant);

    /// <summary>An address that nobody else has.</summary>
    public static string NewEmail() => $"met-{Interlocked.Increment(ref _next)}@example.org";

    /// <summary>Somebody who agreed to be written to, with an address and a name of their own.</summary>
    public static SaveProspect Entering(PortalFixture portal, string? email = null, string? letters = null) => new(
        null, null, letters ?? "Ada " + Word(), email ?? NewEmail(), null, null, "GB", null, ["en"], Language.English, ProspectSource.Event, "Photonics fair in Leeds", LawfulBasis.Consent, "Said so at our stand",
        ContactPermission.Given, DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime), "In person", false, null);

    public static async Task<Guid> Entered(this PortalFixture portal, SaveProspect? request = null, DemoPerson? by = null)
    {
        var saved = await portal.As(by ?? Consultant()).Get(request ?? Entering(portal));
        return saved.Id ?? throw new InvalidOperationException("Nothing was saved: " + string.Join(", ", saved.Alike));
    }

    public static Task<uint> ProspectVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from prospects where id = $1", id);

    public static async Task<string> StateOf(this PortalFixture portal, Guid id) => (await portal.Scalar<string>("select state from prospects where id = $1", id))!;

    public static async Task<Outcome<Done>> Remove(this PortalFixture portal, Guid id, bool noContact = false, DemoPerson? by = null) =>
        await portal.As(by ?? Consultant()).Send(new RemoveProspect(id, noContact, await portal.ProspectVersion(id)));

    /// <summary>Bytes of what is known of a person, and keys by which they are found.</summary>
    public static async Task<(int Bytes, long Keys)> Left(this PortalFixture portal, Guid id) =>
        (await portal.Scalar<int>("select length(facts) from prospects where id = $1", id), await portal.Scalar<long>("select count(*) from prospect_keys where prospect_id = $1", id));

    public static string? Error<T>(Outcome<T> outcome, string field) => outcome.Errors.FirstOrDefault(error => error.Field == field)?.Text.Name;

    /// <summary>A surname that no other test uses.</summary>
    public static string Word() => string.Concat(Guid.NewGuid().ToByteArray().Take(10).Select(b => (char)('a' + (b % 26))));
}
