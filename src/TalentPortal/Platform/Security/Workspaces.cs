using Microsoft.AspNetCore.Authorization;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security;

/// <summary>The signed-in areas of those who serve talents; each is the first segment of its pages' addresses.</summary>
public enum Workspace
{
    Overseas,
    Domestic,
    Campus,
    Employer,
    Admin,
    Platform,
}

/// <summary>Puts a page into a workspace: interactive, with the component library, for those who belong there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WorkspaceAttribute(Workspace workspace) : AuthorizeAttribute(PolicyOf(workspace))
{
    public Workspace Workspace { get; } = workspace;

    public static string PolicyOf(Workspace workspace) => "workspace:" + workspace.ToString().ToLowerInvariant();
}

/// <summary>The caller must belong to a workspace; which rows and actions are allowed there is decided by each request.</summary>
/// <param name="Workspace">Null asks for any workspace: the right to open a circuit.</param>
public sealed record WorkspaceRequirement(Workspace? Workspace) : IAuthorizationRequirement
{
    public const string AnyPolicy = "workspace";

    private static readonly IReadOnlyDictionary<Workspace, PortalRole[]> Members = new Dictionary<Workspace, PortalRole[]>
    {
        [Security.Workspace.Overseas] = [PortalRole.OverseasConsultant, PortalRole.TeamLead, PortalRole.AssociationPartner],
        [Security.Workspace.Domestic] = [PortalRole.DomesticConsultant, PortalRole.TeamLead],
        [Security.Workspace.Campus] = [PortalRole.CampusConsultant, PortalRole.TeamLead],
        [Security.Workspace.Admin] = [PortalRole.TenantAdministrator, PortalRole.TeamLead, PortalRole.Reviewer, PortalRole.ComplianceReviewer, PortalRole.Curator],
        [Security.Workspace.Platform] = [PortalRole.PlatformAdministrator],
    };

    /// <summary>Whether someone with these rights belongs to the workspace.</summary>
    public static bool IsMember(Workspace workspace, Rights rights) =>
        workspace == Security.Workspace.Employer ? rights.EmployerId is not null : Members[workspace].Any(rights.StaffRoles.Contains);

    internal bool IsMetBy(Rights rights) =>
        Workspace is { } one ? IsMember(one, rights) : Enum.GetValues<Workspace>().Any(workspace => IsMember(workspace, rights));
}

internal sealed class WorkspaceRequirementHandler(RightsStore rights, IHttpContextAccessor http) : AuthorizationHandler<WorkspaceRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WorkspaceRequirement requirement)
    {
        if (http.HttpContext is not { } request) return;
        var held = await rights.Get(PageOrigin.FromRequest(request), request.RequestAborted);
        if (requirement.IsMetBy(held)) context.Succeed(requirement);
    }
}
