using TalentPortal.Features.Events;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Events;

/// <summary>What the tests about events share.</summary>
internal static class EventScene
{
    public static SaveEvent Planning(this PortalFixture portal, EventKind kind = EventKind.Talk, int? capacity = null, bool publish = true, int days = 20) => new(
        null, kind, "\u56de\u56fd\u5de5\u4f5c\u8bb2\u5ea7", "Working in Fujian", "\u987e\u95ee\u7b54\u7591", "Consultants answer questions.", "\u4f26\u6566\u5927\u5b66", "University of London", "GB", "Europe/London",
        kind == EventKind.Campaign ? null : portal.InDays(days), new TimeOnly(18, 30), new TimeOnly(20, 0), portal.InDays(days - 1), capacity, "UK Chinese Engineers", publish, null);

    /// <summary>An event of the consultant of a tenant.</summary>
    public static async Task<Guid> Event(this PortalFixture portal, int? capacity = null, EventKind kind = EventKind.Talk, bool publish = true, string tenant = "fujian") =>
        (await portal.As(LeadScene.Consultant(tenant)).Get(portal.Planning(kind, capacity, publish))).Id;

    public static SignUpForEvent Form(Guid id, string email, bool contact = false, string country = "GB", string name = "Chen Mei") =>
        new(id, name, email, country, null, Language.English, "Do my children find a school?", true, contact, contact ? "A consultant may also get in touch with me." : null);

    public static string Address() => $"visitor-{Guid.NewGuid():N}@example.org";

    /// <summary>A visitor signs up and gets the secret of the link. Each comes from a network of its own.</summary>
    public static async Task<(string Email, string Token)> SignUp(this PortalFixture portal, Guid id, bool contact = false, string country = "GB", string tenant = "fujian", string? email = null)
    {
        email ??= Address();
        await portal.Run("delete from accounts.attempt_counters where kind = 'mail-from'");
        await portal.As(null, tenant).Get(Form(id, email, contact, country));
        return (email, await portal.Token(email));
    }

    public static async Task<string> Token(this PortalFixture portal, string email) => (await portal.Mails(email))[0].Link!.Split("token=")[1];

    /// <summary>A visitor has signed up and confirmed.</summary>
    public static async Task<(string Email, string Token)> Coming(this PortalFixture portal, Guid id, bool contact = false, string country = "GB", string? email = null)
    {
        var one = await portal.SignUp(id, contact, country, email: email);
        await portal.As(null).Get(new AnswerSignUp(one.Token, true));
        return one;
    }

    public static Task<string?> StateOf(this PortalFixture portal, string token) => portal.Scalar<string>("select state from event_sign_ups where link_hash = $1", EventSignUp.HashOf(token));
}
