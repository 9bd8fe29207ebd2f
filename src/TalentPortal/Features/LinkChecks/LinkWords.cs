using Microsoft.Extensions.Localization;
using TalentPortal.Features.LinkChecks.Domain;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Findings in words.</summary>
internal static class LinkWords
{
    /// <summary>What exactly was found; null where the kind says it all.</summary>
    public static string? Subject(IStringLocalizer<LinkChecksText> texts, FindingKind kind, string subject) => (kind, subject) switch
    {
        (_, "") => null,
        (FindingKind.Changed, "file") => texts["Subject_file"],
        (FindingKind.SoftGone, "/") => texts["Subject_Home"],
        (FindingKind.Gone or FindingKind.Unreachable, _) when Enum.TryParse<VisitFault>(subject, out var fault) && fault.ToString() == subject && fault != VisitFault.Robots => texts["Fault_" + fault],
        _ => subject,
    };
}
