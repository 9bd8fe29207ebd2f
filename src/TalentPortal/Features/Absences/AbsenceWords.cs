using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>Where absences are planned.</summary>
internal static class AbsenceWords
{
    public static string Address(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/absences";

    /// <summary>In a workspace that somebody with these roles has.</summary>
    public static string AddressFor(IEnumerable<PortalRole> roles) => Address(Enum.GetValues<CaseTier>().FirstOrDefault(tier => roles.WorksIn(tier)));
}
