using TalentPortal.Platform.Composition;

namespace TalentPortal.Platform.Retention;

/// <summary>Registers what clears old rows.</summary>
public static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddSingleton<RetentionPlan>().AddScoped<PersonalDues>().AddFound(typeof(RetentionSetup), found => found.Scan(scan => scan.FromAssemblyOf<IRetention>()
            .AddClasses(classes => classes.AssignableTo<IRetention>(), publicOnly: false).As<IRetention>().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo<IPersonalRetention>(), publicOnly: false).As<IPersonalRetention>().WithScopedLifetime()));
}
