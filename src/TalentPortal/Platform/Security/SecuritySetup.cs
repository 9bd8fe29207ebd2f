using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Platform.Security;

/// <summary>Registers sign-in, rights, headers and the rules of who may open what.</summary>
public static class SecuritySetup
{
    public static IServiceCollection AddSecurity(this IServiceCollection services, bool https)
    {
        services.AddHttpContextAccessor();
        services.AddTrustedProxies();
        services.AddSingleton<RightsStore>();
        services.AddSingleton<KeyStore>();
        services.AddScoped<Privacy.IPersonalDataHolder, MembershipData>();
        services.AddScoped<Privacy.IPersonalDataHolder, Accounts.AccountData>();
        services.AddSingleton<IAuthorizationHandler, WorkspaceRequirementHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalHandler>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = PortalCookies.Name(https, "tp-session");
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // Each sign-in sets the end of its own session; this is only the default of the scheme.
            options.ExpireTimeSpan = SessionLimits.Work.Absolute;
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
            options.Cookie.Name = PortalCookies.Name(https, "tp-form");
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            // Not Strict: a link in a mail would come without it, get a new one, and spoil every form that is open in another tab.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddCascadingAuthenticationState();
        services.AddAccounts(https);
        return services;
    }
}
