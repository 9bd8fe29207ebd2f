using System.Reflection;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Platform.Security;

/// <summary>The roles there are. A talent is a person and has none.</summary>
public enum PortalRole
{
    OverseasConsultant,
    DomesticConsultant,
    CampusConsultant,
    TeamLead,
    Reviewer,

    /// <summary>Looks at what a talent owes others before a case goes on; answers for no case.</summary>
    ComplianceReviewer,

    /// <summary>Writes guides, rules and figures, and reviews what another of them wrote; sees no person.</summary>
    Curator,

    /// <summary>An association that brings people and sees how they answered, and nothing else.</summary>
    AssociationPartner,
    TenantAdministrator,
    PlatformAdministrator,
    EmployerOwner,
    EmployerRecruiter,

    /// <summary>Assesses those applicants whom colleagues asked about, and sees nothing else of the employer's; the database itself keeps that.</summary>
    EmployerInterviewer,
}

/// <summary>Where a role is held.</summary>
public enum RoleScope
{
    Tenant,
    Platform,
    Employer,
}

/// <summary>Says which roles have a permission. Stands on the constant that names it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params PortalRole[] roles) : Attribute
{
    public IReadOnlyList<PortalRole> Roles { get; } = roles;
}

/// <summary>Marks a class whose constants are permissions of the form <c>area.action</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PermissionsAttribute : Attribute;

/// <summary>Which role may do what, read from the permission constants of all features.</summary>
public static class RoleCatalogue
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlySet<PortalRole>>> ByPermission = new(Read);

    /// <summary>The tiers and tasks of a tenant's staff.</summary>
    public static IReadOnlyList<PortalRole> TenantRoles { get; } =
        [PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead, PortalRole.Reviewer, PortalRole.ComplianceReviewer, PortalRole.Curator, PortalRole.AssociationPartner, PortalRole.TenantAdministrator];

    public static IReadOnlyDictionary<string, IReadOnlySet<PortalRole>> Permissions => ByPermission.Value;

    /// <summary>What an employer's own systems may do with a key, and what it takes.</summary>
    public static IReadOnlyDictionary<string, OpenToKeysAttribute> OpenToKeys { get; } =
        Constants().Where(constant => constant.IsDefined(typeof(OpenToKeysAttribute), false)).ToDictionary(constant => (string)constant.GetRawConstantValue()!, constant => constant.GetCustomAttribute<OpenToKeysAttribute>()!, StringComparer.Ordinal);

    public static RoleScope ScopeOf(PortalRole role) => role switch
    {
        PortalRole.PlatformAdministrator => RoleScope.Platform,
        PortalRole.EmployerOwner or PortalRole.EmployerRecruiter or PortalRole.EmployerInterviewer => RoleScope.Employer,
        _ => RoleScope.Tenant,
    };

    public static bool Allows(string permission, IEnumerable<PortalRole> roles) =>
        Permissions.TryGetValue(permission, out var holders) && roles.Any(holders.Contains);

    private static IEnumerable<FieldInfo> Constants() => typeof(RoleCatalogue).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(PermissionsAttribute), false))
        .SelectMany(type => type.GetFields())
        .Where(field => field is { IsLiteral: true });

    private static Dictionary<string, IReadOnlySet<PortalRole>> Read()
    {
        var found = new Dictionary<string, IReadOnlySet<PortalRole>>(StringComparer.Ordinal);
        foreach (var constant in Constants())
        {
            var name = (string)constant.GetRawConstantValue()!;
            var granted = (GrantedToAttribute?)Attribute.GetCustomAttribute(constant, typeof(GrantedToAttribute))
                ?? throw new InvalidOperationException($"Permission {name} is granted to nobody: add [GrantedTo].");
            if (!found.TryAdd(name, granted.Roles.ToHashSet())) throw new InvalidOperationException($"Permission {name} is declared twice.");
        }

        return found;
    }
}
