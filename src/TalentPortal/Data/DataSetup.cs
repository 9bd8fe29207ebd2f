using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TalentPortal.Data;

/// <summary>How the serving role reaches its database; a data source does not give its password away.</summary>
internal sealed record ServingConnection(string Text);

/// <summary>Registers the database as the serving role sees it.</summary>
public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        ConnectionRules.Check(connectionString);
        services.AddSingleton(new ServingConnection(ConnectionRules.Complete(connectionString)));
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(ConnectionRules.Complete(connectionString)).Build());
        services.AddSingleton<CallConnectionInterceptor>();
        services.AddSingleton<SaveGuard>();
        // It finds the data source among the services. Handed to it, the source would give each database a model and a cache of queries of its own.
        services.AddDbContext<AppDb>((provider, options) => options
            .UseNpgsql(npgsql => npgsql.EnableRetryOnFailure(6, TimeSpan.FromSeconds(2), null))
            .AddInterceptors(provider.GetRequiredService<CallConnectionInterceptor>(), provider.GetRequiredService<SaveGuard>())
            .ConfigureWarnings(warnings => warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
        return services;
    }
}
