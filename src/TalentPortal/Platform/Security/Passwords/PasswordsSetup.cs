using Microsoft.AspNetCore.Identity;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>Registers how passwords are hashed.</summary>
public static class PasswordsSetup
{
    /// <summary>Call it after Identity: the last registered hasher counts.</summary>
    public static IServiceCollection AddPortalPasswords(this IServiceCollection services)
    {
        services.AddScoped(typeof(IPasswordHasher<>), typeof(PortalPasswordHasher<>));
        services.AddSingleton<PasswordGate>();
        return services;
    }
}
