using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.DataProtectionKeys;

/// <summary>Registers the keys behind cookies and form tokens: one ring for all processes, in the database, sealed.</summary>
public static class DataProtectionSetup
{
    public static IServiceCollection AddProtectionKeys(this IServiceCollection services)
    {
        // A fixed name: without it the ring would depend on the folder the portal is installed in.
        services.AddDataProtection().SetApplicationName("TalentPortal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new KeyRepository(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>());
            options.XmlEncryptor = new KeySealer(provider.GetRequiredService<PortalVault>());
        }));
        return services;
    }
}
