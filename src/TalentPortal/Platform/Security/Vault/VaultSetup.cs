namespace TalentPortal.Platform.Security.Vault;

/// <summary>Registers the vault.</summary>
public static class VaultSetup
{
    /// <summary>Needs <c>Portal:MasterKeys</c> and the connection string <c>Portal</c>; both are read when the vault is first asked for.</summary>
    public static IServiceCollection AddVault(this IServiceCollection services)
    {
        services.AddSingleton(p => MasterKeys.Load(p.GetRequiredService<IConfiguration>()[MasterKeys.Setting]));
        services.AddSingleton<IDataKeyStore>(p => new NpgsqlDataKeyStore(
            p.GetRequiredService<IConfiguration>().GetConnectionString("Portal") ?? throw new InvalidOperationException("The connection string 'Portal' is not set."),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PortalVault>();
        return services;
    }

    /// <summary>Start-up calls this before it serves.</summary>
    /// <exception cref="MasterKeysException">No usable key file, or one that lacks a key which stored data needs.</exception>
    public static async Task CheckMasterKeys(this IServiceProvider services, CancellationToken ct = default)
    {
        var missing = await services.GetRequiredService<PortalVault>().MissingMasterKeys(ct);
        if (missing.Count > 0)
            throw new MasterKeysException($"The key file ({MasterKeys.Setting}) lacks master keys that stored data needs: {string.Join(", ", missing)}");
    }
}
