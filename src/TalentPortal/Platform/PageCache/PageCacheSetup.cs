using Microsoft.AspNetCore.Antiforgery;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Platform.PageCache;

/// <summary>Registers what answers visitors from memory.</summary>
public static class PageCacheSetup
{
    /// <summary>Setting that turns it off: <c>false</c>.</summary>
    public const string Setting = "Portal:PageCache";

    /// <summary>Behind everything that registers antiforgery, which it wraps.</summary>
    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<SiteVersions>();
        services.AddScoped<PublicChanges>();
        services.AddSingleton<ISignalHearer, PublicChangesHearer>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 64 * 1024 * 1024;
            options.MaximumBodySize = 1024 * 1024;
            options.UseCaseSensitivePaths = true;
            options.AddBasePolicy(new CachedPagePolicy());
        });
        var framework = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        return services.AddSingleton<IAntiforgery>(provider => new FormlessAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)));
    }

    /// <summary>Behind authentication, which tells visitors from others.</summary>
    public static IApplicationBuilder UsePageCache(this WebApplication app) =>
        app.Configuration.GetValue(Setting, true) ? app.UseOutputCache().UseMiddleware<WholePageMiddleware>() : app;
}
