using Amazon.S3;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>Registers uploads, the store and quarantine.</summary>
public static class FilesSetup
{
    /// <summary>
    /// Needs the vault (<see cref="VaultSetup.AddVault"/>) and antiforgery. Without a folder of their own, files lie in
    /// <c>files</c> of the portal's data folder.
    /// </summary>
    public static IServiceCollection AddPortalFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FilesOptions>().Bind(configuration.GetSection(FilesOptions.Section)).PostConfigure<IConfiguration>((options, settings) =>
        {
            if (options.Directory.Length == 0 && settings["Portal:DataDirectory"] is { Length: > 0 } data) options.Directory = Path.Combine(data, "files");
        });
        if (configuration.GetSection(FilesOptions.Section)["S3:Bucket"] is { Length: > 0 }) services.AddSingleton(p => ObjectPlace.Connect(p.GetRequiredService<IOptions<FilesOptions>>().Value.S3));
        services.AddSingleton(p => new SealedFileStore(
            p.GetRequiredService<PortalVault>(), p.GetRequiredService<IOptions<FilesOptions>>().Value, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWebHostEnvironment>().WebRootPath, p.GetService<IAmazonS3>()));
        services.AddSingleton<MultipartUpload>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<PaperMarks>();
        services.AddSingleton<FileScan>();
        services.AddScoped<StoredFiles>();
        services.AddSingleton(p => new QuarantinePolicy(p.GetRequiredService<IHostEnvironment>(), p.GetRequiredService<IOptions<FilesOptions>>().Value));
        if (configuration.GetSection(FilesOptions.Section)[nameof(FilesOptions.Clamd)] is { Length: > 0 } address)
            services.AddSingleton<IFileScanner>(new ClamdScanner(address));
        return services;
    }
    /// <summary>Start-up calls this before it serves.</summary>
    /// <exception cref="InvalidOperationException">The folder of files is not set, cannot be made, or would be served.</exception>
    public static void CheckPortalFiles(this IServiceProvider services)
    {
        services.GetRequiredService<SealedFileStore>();
        var policy = services.GetRequiredService<QuarantinePolicy>();
        if (policy.OnArrival == FileRelease.Quarantined && !policy.ScansFiles)
            services.GetRequiredService<ILogger<QuarantinePolicy>>().LogWarning(
                "Uploaded files stay in quarantine: set {Scanner}, or {Release}=true if they may be opened without a virus check", "Portal:Files:Clamd", "Portal:Files:ReleaseWithoutScanner");
    }
}
