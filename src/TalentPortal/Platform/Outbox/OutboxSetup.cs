using Npgsql;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Outbox;

/// <summary>Registers the outbox, its dispatcher and every handler of the portal.</summary>
public static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<Outbox>();
        services.AddSingleton(provider => Dispatcher(provider));
        services.AddKeyedSingleton(OutboxLane.Outside, (provider, _) => Dispatcher(provider, OutboxLane.Outside));
        services.AddHostedService<OutboxWorker>();
        return services.AddFound(typeof(OutboxSetup), found =>
        {
            foreach (var handler in typeof(OutboxSetup).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false })) found.AddOutboxHandler(handler);
        });
    }

    /// <summary>A dispatcher of its own, as another process would have it.</summary>
    internal static OutboxDispatcher Dispatcher(IServiceProvider services, OutboxLane lane = OutboxLane.Own) => new(
        services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<TenantDirectory>(),
        services.GetRequiredService<PortalVault>(), services.GetServices<OutboxRoute>(), lane, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<OutboxDispatcher>>());

    /// <summary>Registers <paramref name="handler"/> for each message type it handles; other types are left alone.</summary>
    /// <exception cref="InvalidOperationException">The message has a handler already.</exception>
    internal static void AddOutboxHandler(this IServiceCollection services, Type handler)
    {
        foreach (var contract in handler.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOutboxHandler<>)))
        {
            var route = OutboxRoute.Of(contract.GetGenericArguments()[0]);
            if (services.Any(service => service.ServiceType == typeof(OutboxRoute) && ((OutboxRoute)service.ImplementationInstance!).Kind == route.Kind))
                throw new InvalidOperationException($"Outbox messages of kind {route.Kind} have two handlers.");
            services.AddSingleton(route);
            services.AddScoped(contract, handler);
        }
    }
}
