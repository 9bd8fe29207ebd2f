namespace TalentPortal.Platform.Outbound;

/// <summary>Registers what connects to addresses that users of the portal gave.</summary>
public static class OutboundSetup
{
    public static IServiceCollection AddOutbound(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboundOptions>().Bind(configuration.GetSection(OutboundOptions.Section))
            .Validate<IHostEnvironment>((options, environment) => !options.AllowLoopback || !environment.IsProduction(), "Portal__Outbound__AllowLoopback is for development: in production nobody may have the portal connect to this machine.")
            .Validate(options => options.Timeout > TimeSpan.Zero && options.Timeout <= TimeSpan.FromSeconds(9), "Portal__Outbound__Timeout is at most 9 seconds: whoever sends waits for it within the 10 seconds of an outbox message.")
            .ValidateOnStart();
        services.AddSingleton<INameLookup, SystemNameLookup>();
        services.AddSingleton<OutboundClient>();
        return services;
    }
}
