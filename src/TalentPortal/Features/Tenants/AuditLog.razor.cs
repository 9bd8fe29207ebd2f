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
    private string Words(string action)
    {
        var text = T["Audit_" + action.Replace('.', '_').Replace('-', '_')];
        return text.ResourceNotFound ? T["AuditWho_Unknown", action] : text;
    }

    private string Who(AuditRow row) => row.Person ?? T[row.IsSystem ? "AuditWho_System" : "AuditWho_Outside"];
}
