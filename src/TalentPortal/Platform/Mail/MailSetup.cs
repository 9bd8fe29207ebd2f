using Microsoft.Extensions.Options;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Mail;

/// <summary>Registers mail: a mail server where one is configured; files in development, and elsewhere where the operator says so.</summary>
public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.Configure<MailOptions>(configuration.GetSection("Portal:Mail"));
        services.AddScoped<MailQueue>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<IUserAddresses, UserAddresses>();
        services.AddSingleton<IMailSender>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>();
            return string.IsNullOrEmpty(options.Value.Host) && (options.Value.KeepInFolder || environment.IsDevelopment()) ? new EmlFolderSender(provider.GetRequiredService<MailFolder>(), options) : new SmtpMailSender(options);
        });
        return services;
    }

    /// <summary>Start-up calls this before it serves: where mails go nowhere, nobody can confirm an address or choose a new password.</summary>
    /// <exception cref="InvalidOperationException">No mail server is named, and the operator did not say that mails are to be kept.</exception>
    public static void CheckMail(this IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment() || (string.IsNullOrEmpty(options.Host) && options.KeepInFolder)) return;
        if (string.IsNullOrEmpty(options.Host))
            throw new InvalidOperationException("Portal:Mail:Host names no mail server. Name one, or set Portal:Mail:KeepInFolder=true to keep mails as files in the data folder.");
        if (options.From.EndsWith("@localhost", StringComparison.OrdinalIgnoreCase))
            services.GetRequiredService<ILogger<MailQueue>>().LogWarning("Mails come from {From}, which many servers refuse: set {Setting}", options.From, "Portal:Mail:From");
    }
}
