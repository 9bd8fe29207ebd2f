using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>Registers how passwords are hashed.</summary>
public static class PasswordsSetup
{
    /// <summary>Call it after Identity. Its own hasher is registered for the very type of the user, which would win over one for all types.</summary>
    public static IServiceCollection AddPortalPasswords<TUser>(this IServiceCollection services)
        where TUser : class
    {
        services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<TUser>, PortalPasswordHasher<TUser>>());
        services.AddSingleton<PasswordGate>();
        return services;
    }
}
