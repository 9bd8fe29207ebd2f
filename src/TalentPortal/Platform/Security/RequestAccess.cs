using System.Reflection;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Security;

/// <summary>The request needs a permission, which one holds through a role in the tenant, in the active employer or on the platform.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>The request is about the signed-in person's own matters.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : Attribute;

/// <summary>The request is for everyone, visitors included.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnyoneAttribute : Attribute;

/// <summary>The request is only for scheduled work and the operator's command line; no person may send it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemOnlyAttribute : Attribute;

/// <summary>Who may send a request, read once from its one attribute.</summary>
public sealed record RequestAccess(Type Request, string? Permission, bool SignedIn, bool Anyone, bool SystemOnly)
{
    /// <exception cref="InvalidOperationException">The request does not carry exactly one access attribute.</exception>
    public static RequestAccess Of(Type request)
    {
        var requires = request.GetCustomAttribute<RequiresAttribute>();
        var access = new RequestAccess(
            request,
            requires?.Permission,
            request.IsDefined(typeof(SignedInAttribute)),
            request.IsDefined(typeof(AnyoneAttribute)),
            request.IsDefined(typeof(SystemOnlyAttribute)));
        var count = (requires is null ? 0 : 1) + (access.SignedIn ? 1 : 0) + (access.Anyone ? 1 : 0) + (access.SystemOnly ? 1 : 0);
        if (count != 1) throw new InvalidOperationException($"{request.Name} must carry exactly one of [Requires], [SignedIn], [Anyone], [SystemOnly]; it carries {count}.");
        if (requires is not null && !RoleCatalogue.Permissions.ContainsKey(requires.Permission)) throw new InvalidOperationException($"{request.Name} requires the unknown permission {requires.Permission}.");
        return access;
    }

    /// <summary>
    /// The part in which the caller may send the request, or null. A permission decides the part: who holds it as
    /// staff acts as staff, who holds it through an employer acts for that employer, and everything else is done as
    /// the plain person one is, so that staff browsing the public site see what the public sees.
    /// </summary>
    public CallSide? SideFor(CurrentCall call)
    {
        if (call.Origin.SystemActor is not null) return CallSide.System;
        if (SystemOnly) return null;
        var person = call.Rights.UserId is null ? CallSide.Public : CallSide.Party;
        if (Anyone) return person;
        if (SignedIn) return person == CallSide.Party ? person : null;
        if (call.Rights.StaffAllows(Permission!)) return CallSide.Staff;
        return call.Rights.EmployerAllows(Permission!) ? CallSide.Employer : null;
    }
}
