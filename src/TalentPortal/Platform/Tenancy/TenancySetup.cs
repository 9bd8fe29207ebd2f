namespace TalentPortal.Platform.Tenancy;

/// <summary>Registers tenants, sites and languages.</summary>
public static class TenancySetup
{
    public static IServiceCollection AddTenancy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<SiteAddresses>();
        services.Configure<SiteOptions>(configuration.GetSection("Portal:Site"));
        services.AddLocalization();
        return services;
    }
}
