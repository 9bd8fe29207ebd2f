using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Security;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>A page of audit entries.</summary>
public sealed partial class AuditLog
{
    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseAuditResult Found { get; set; }

    [Parameter, EditorRequired] public int Page { get; set; }

    /// <summary>The platform's own audit, in which nobody is an outsider.</summary>
    [Parameter] public bool OfPlatform { get; set; }

    /// <summary>The action in words; one that no text knows yet is shown as it is kept.</summary>
    private string Words(AuditRow row)
    {
        var key = "Audit_" + row.Action.Replace('.', '_').Replace('-', '_');
        if (T[$"{key}_{row.Detail}"] is { ResourceNotFound: false } precise) return precise;
        return T[key] is { ResourceNotFound: false } text ? text : T["AuditWho_Unknown", row.Action];
    }

    /// <summary>The address of the tenant that it concerns; other details are codes, and told by the words.</summary>
    private static string? NameIn(AuditRow row) => row.Action.StartsWith("tenants.", StringComparison.Ordinal) ? row.Detail : null;

    /// <summary>The roles that were given.</summary>
    private string? RolesIn(AuditRow row)
    {
        if (row.Detail is null || !(row.Action.StartsWith("staff.", StringComparison.Ordinal) || row.Action.StartsWith("members.", StringComparison.Ordinal))) return null;
        return string.Join(T["AuditWho_And"], row.Detail.Split(", ").Where(Enum.GetNames<PortalRole>().Contains).Select(role => Shared["Role_" + role].Value));
    }

    private string Who(AuditRow row) => row.Person ?? T[row.IsSystem ? "AuditWho_System" : OfPlatform ? "AuditWho_Person" : "AuditWho_Outside"];
}
