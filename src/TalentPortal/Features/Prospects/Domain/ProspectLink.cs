using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>
/// Whoever follows the link of an invitation is no part of the tenant whose entry it leads to, and its tables show them
/// nothing. The link is the proof, so the system acts for them: at the tenant of the site, by requests that only it may send.
/// </summary>
internal static class ProspectLink
{
    /// <summary>The system at the tenant of the call, on behalf of whoever is signed in there.</summary>
    public static CallOrigin AsSystem(CurrentCall call) => CallOrigin.System("prospect-link", call.RequiredTenant, call.UserId) with { Language = call.Language };
}
