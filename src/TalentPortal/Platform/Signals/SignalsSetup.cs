namespace TalentPortal.Platform.Signals;

/// <summary>Registers what processes tell each other through the database.</summary>
public static class SignalsSetup
{
    public static IServiceCollection AddSignals(this IServiceCollection services)
    {
        services.AddScoped<Announcements>();
        services.AddScoped<LiveSignals>();
        services.AddSingleton<LivePages>();
        services.AddSingleton<ISignalHearer>(provider => provider.GetRequiredService<LivePages>());
        return services.AddHostedService<SignalListener>();
    }
}
