using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Parks;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Parks;

/// <summary>A firm of a test and whoever owns it.</summary>
internal sealed record Firm(Guid Id, string Name, DemoPerson Owner);

/// <summary>What the tests about parks start from: the park rongjiang, which fujian has admitted and checked.</summary>
internal static class ParkScene
{
    private static int _next = 7000;

    public static Guid Park => DemoPeople.Employer("rongjiang").Id;

    public static TestSender ParkOwner(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.OwnerOf("rongjiang"), tenant);

    public static TestSender ParkRecruiter(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.RecruiterOf("rongjiang"), tenant);

    public static TestSender Of(this PortalFixture portal, Firm firm, string tenant = "fujian") => portal.As(firm.Owner, tenant);

    /// <summary>A new registered firm at fujian; admitted by its papers unless said otherwise.</summary>
    public static async Task<Firm> Firm(this PortalFixture portal, bool verified = true)
    {
        var name = $"Firm {Interlocked.Increment(ref _next)} Works";
        var (id, owner) = await portal.NewEmployer(name, verified: verified);
        return new(id, name, owner);
    }

    /// <summary>A firm that the park asked and that agreed.</summary>
    public static async Task<(Firm Firm, Guid Membership)> Member(this PortalFixture portal, bool vouch = false, bool verified = true)
    {
        var firm = await portal.Firm(verified);
        var invited = await portal.ParkOwner().Get(new InviteParkMember(firm.Name, vouch));
        await portal.Of(firm).Get(new AnswerParkInvitation(invited.MembershipId, Agree: true));
        return (firm, invited.MembershipId);
    }

    public static ListParkMember Listing(string? code = null, string name = "Quiet Valley Alloys") => new(null, name, code ?? EmployerScene.CreditCodeOf(Interlocked.Increment(ref _next)), Vouch: true);

    /// <summary>Staff look at what a park says of a firm without an account, and decide.</summary>
    public static async Task<Guid> Confirmed(this PortalFixture portal, Guid membership, bool confirm = true)
    {
        var row = (await portal.Reviewer().Get(new BrowseParkClaims())).Waiting.Single(row => row.MembershipId == membership);
        await portal.Reviewer().Get(new ConfirmParkMember(membership, confirm, row.Version));
        return row.MemberId;
    }

    /// <summary>The park hands in a posting for a member; staff publish it.</summary>
    public static async Task<Guid> PostedFor(this PortalFixture portal, Guid member, bool live = true, string title = "Sensor engineer")
    {
        var job = (await portal.ParkRecruiter().Get(new PostJob(JobScene.Fields(f => f.TitleEn = title), Submit: true, member))).JobId;
        if (live) await portal.Review(job, publish: true);
        return job;
    }

    public static Task<string?> Mark(this PortalFixture portal, Guid employer) =>
        portal.Scalar<string>("select coalesce(verification, '') from employer_admissions a join tenants t on t.id = a.tenant_id where t.slug = 'fujian' and a.employer_id = $1", employer);

    public static async Task<string?> StateOf(this PortalFixture portal, Guid membership) => await portal.Scalar<string>("select state from park_memberships where id = $1", membership);
}
