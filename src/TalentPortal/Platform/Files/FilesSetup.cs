using Microsoft.Extensions.Options;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>Registers uploads, the store and quarantine.</summary>
public static class FilesSetup
{
    /// <summary>Needs the vault (<see cref="VaultSetup.AddVault"/>) and antiforgery.</summary>
    public static IServiceCollection AddPortalFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FilesOptions>(configuration.GetSection(FilesOptions.Section));
        services.AddSingleton(p => new SealedFileStore(
            p.GetRequiredService<PortalVault>(), p.GetRequiredService<IOptions<FilesOptions>>().Value, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWebHostEnvironment>().WebRootPath));
        services.AddSingleton<MultipartUpload>();
        services.AddSingleton(p => new QuarantinePolicy(p.GetRequiredService<IHostEnvironment>(), p.GetRequiredService<IOptions<FilesOptions>>().Value));
        if (configuration.GetSection(FilesOptions.Section)[nameof(FilesOptions.Clamd)] is { Length: > 0 } address)
            services.AddSingleton<IFileScanner>(new ClamdScanner(address));
        return services;
    }
}
