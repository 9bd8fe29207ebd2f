using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

/// <summary>What the tests about employers start from.</summary>
internal static class EmployerScene
{
    private static int _next;

    public static DemoPerson Maria => DemoPeople.Person("maria-silva");

    /// <summary>Text that databases, pages and encodings stumble over and that is valid all the same.</summary>
    public const string Hostile = "𠮷野家𠀀 <b>&amp;\"' 👩‍👩‍👧‍👦 ‏עברית‎ ﷽ é́́";

    public static EmployerFields Fields(string? zh = "闽江精密仪器有限公司", string? en = "Minjiang Precision") => new()
    {
        NameZh = zh, NameEn = en, Kind = EmployerKind.Company, DivisionCode = "350100", IndustryCode = "chip-design", Website = "https://example.org", AboutZh = "做仪器的", AboutEn = "Instruments",
    };

    /// <summary>A credit code nobody used yet in this run.</summary>
    public static string CreditCodeOf(int number)
    {
        var body = $"91350100MA{number:0000000}";
        return body + CreditCode.CheckCharacter(body);
    }

    public static RegisterEmployer Registration(EmployerFields? fields = null, string? code = null) =>
        new(fields ?? Fields(), false, code ?? CreditCodeOf(Interlocked.Increment(ref _next)), null, null, "Maria Silva");

    /// <summary>The row of an employer in the queue of a tenant's staff.</summary>
    public static async Task<AdmissionRow?> AdmissionOf(this PortalFixture portal, string employer, string tenant = "fujian")
    {
        foreach (var status in Enum.GetValues<AdmissionStatus>())
        {
            var found = await portal.As(Personas.Staff(PortalRole.Reviewer, tenant)).Get(new BrowseAdmissions(status, 0, BrowseAdmissions.TakeMax));
            if (found.Rows.FirstOrDefault(row => row.EmployerId == DemoPeople.Employer(employer).Id) is { } row) return row;
        }

        return null;
    }

    /// <summary>Staff decide on an employer as it stands now.</summary>
    public static async Task Decide(this PortalFixture portal, string employer, AdmissionDecision decision, string tenant = "fujian") =>
        await portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant)).Get(DecisionOn((await portal.AdmissionOf(employer, tenant))!, decision));

    public static DecideAdmission DecisionOn(AdmissionRow row, AdmissionDecision decision, string? reason = "The licence has expired.") => new(
        row.AdmissionId, decision, decision == AdmissionDecision.Admit ? EmployerVerification.Document : null, decision == AdmissionDecision.Admit ? null : reason, row.Version);
}
