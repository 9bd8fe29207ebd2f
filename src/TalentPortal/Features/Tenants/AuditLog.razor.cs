using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Tenants;

/// <summary>A page of audit entries.</summary>
public sealed partial class AuditLog
{
    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseAuditResult Found { get; set; }

    [Parameter, EditorRequired] public int Page { get; set; }

    /// <summary>The action in words; one that no text knows yet is shown as it is kept.</summary>
    private string Words(AuditRow row)
    {
        var key = "Audit_" + row.Action.Replace('.', '_').Replace('-', '_');
        if (T[$"{key}_{row.Detail}"] is { ResourceNotFound: false } precise) return precise;
        return T[key] is { ResourceNotFound: false } text ? text : T["AuditWho_Unknown", row.Action];
    }

    /// <summary>The address of the tenant that it concerns; other details are codes, and told by the words.</summary>
    private static string? NameIn(AuditRow row) => row.Action.StartsWith("tenants.", StringComparison.Ordinal) ? row.Detail : null;

    private string Who(AuditRow row) => row.Person ?? T[row.IsSystem ? "AuditWho_System" : "AuditWho_Outside"];
}
