using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>What the tests about postings start from: rongxin posts at fujian unless said otherwise.</summary>
internal static class JobScene
{
    /// <summary>Text that databases, pages and encodings stumble over and that is valid all the same.</summary>
    public const string Hostile = "𠮷野家𠀀 <b>&amp;\"' 👩‍👩‍👧‍👦 ‏עברית‎ ﷽";

    public static JobFields Fields(Action<JobFields>? change = null)
    {
        var fields = new JobFields
        {
            TitleZh = "芯片设计工程师", TitleEn = "Chip design engineer", DescriptionZh = "负责显示驱动芯片的设计。", DescriptionEn = "You design display driver chips.",
            DivisionCode = "350100", IndustryCode = "chip-design", KindCode = "permanent", DegreeCode = "master", PayMin = "300,000", PayMax = "50万", Headcount = "2",
        };
        change?.Invoke(fields);
        return fields;
    }

    public static TestSender Employer(this PortalFixture portal, string employer = "rongxin", string tenant = "fujian") => portal.As(Personas.RecruiterOf(employer), tenant);

    public static TestSender Reviewer(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.Staff(PortalRole.Reviewer, tenant));

    public static async Task<Guid> Draft(this PortalFixture portal, Action<JobFields>? change = null, string employer = "rongxin", string tenant = "fujian") =>
        (await portal.Employer(employer, tenant).Get(new PostJob(Fields(change), Submit: false))).JobId;

    public static async Task<Guid> Submitted(this PortalFixture portal, Action<JobFields>? change = null, string employer = "rongxin", string tenant = "fujian") =>
        (await portal.Employer(employer, tenant).Get(new PostJob(Fields(change), Submit: true))).JobId;

    public static async Task<Guid> Live(this PortalFixture portal, Action<JobFields>? change = null, string employer = "rongxin", string tenant = "fujian")
    {
        var id = await portal.Submitted(change, employer, tenant);
        await portal.Review(id, publish: true, tenant: tenant);
        return id;
    }

    /// <summary>Staff decide on a posting, or on the change of a live one, as it stands now.</summary>
    public static async Task Review(this PortalFixture portal, Guid jobId, bool publish, string reason = "请补充学历要求。", string tenant = "fujian")
    {
        var seen = await portal.Reviewer(tenant).Get(new ViewReview(jobId));
        await portal.Reviewer(tenant).Get(new ReviewJob(jobId, publish, publish ? null : reason, null, seen.Version));
    }

    public static Task<ViewOwnJobResult> Own(this PortalFixture portal, Guid jobId, string employer = "rongxin", string tenant = "fujian") =>
        portal.Employer(employer, tenant).Get(new ViewOwnJob(jobId));

    /// <summary>The edit that an employer sends after having opened the posting.</summary>
    public static async Task<EditJob> Edit(this PortalFixture portal, Guid jobId, Action<JobFields> change, bool submit = false, bool inStep = false)
    {
        var seen = await portal.Own(jobId);
        change(seen.Fields);
        return new EditJob(jobId, seen.Fields, inStep, submit, seen.Version, seen.ChangeVersion);
    }

    public static Task<string?> Status(this PortalFixture portal, Guid jobId) => portal.Scalar<string>("select status from jobs where id = $1", jobId);

    /// <summary>Everyone of the demonstration who may not act for rongxin, with a visitor.</summary>
    public static IEnumerable<DemoPerson?> Strangers => DemoPeople.People.Where(person => person.Employer != "rongxin").Append(null);

    public static IEnumerable<DemoPerson?> NotReviewers =>
        DemoPeople.People.Where(person => person.Tenant != "fujian" || person.Role is not (PortalRole.Reviewer or PortalRole.TenantAdministrator)).Append(null);
}
