namespace TalentPortal.Platform.Retention;

/// <summary>Registers what clears old rows.</summary>
public static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.Scan(scan => scan.FromAssemblyOf<IRetention>().AddClasses(classes => classes.AssignableTo<IRetention>(), publicOnly: false).As<IRetention>().WithScopedLifetime());
}
