using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace TalentPortal.Platform.Security;

/// <summary>Registers sign-in, rights, headers and the rules of who may open what.</summary>
public static class SecuritySetup
{
    public const string CookieName = "tp-session";

    public static IServiceCollection AddSecurity(this IServiceCollection services, IHostEnvironment environment, bool https)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<RightsStore>();
        services.AddSingleton<IAuthorizationHandler, WorkspaceRequirementHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalHandler>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = (https ? "__Host-" : "") + CookieName;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = false;
        });
        services.AddAuthorizationBuilder().AddPolicy(WorkspaceRequirement.AnyPolicy, policy => policy.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(null)));
        services.Configure<AuthorizationOptions>(options =>
        {
            foreach (var workspace in Enum.GetValues<Workspace>())
                options.AddPolicy(WorkspaceAttribute.PolicyOf(workspace), policy => policy.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(workspace)));
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = (https ? "__Host-" : "") + "tp-form";
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddCascadingAuthenticationState();
        return services;
    }
}
