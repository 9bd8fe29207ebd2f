using Microsoft.Extensions.Options;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Platform.Mail;

/// <summary>Registers mail: files in development, a mail server where one is configured.</summary>
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
            if (options.Value.Host.Length == 0 && environment.IsDevelopment()) return new EmlFolderSender(provider.GetRequiredService<MailFolder>(), options);
            return new SmtpMailSender(options);
        });
        return services;
    }

    /// <summary>Start-up calls this before it serves: mails that wait for a server nobody named would be missed late.</summary>
    public static void CheckMail(this IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment()) return;
        var log = services.GetRequiredService<ILogger<MailQueue>>();
        if (options.Host.Length == 0) log.LogWarning("Mails wait and nobody can register: set {Host}", "Portal:Mail:Host");
        else if (options.From.EndsWith("@localhost", StringComparison.OrdinalIgnoreCase)) log.LogWarning("Mails come from {From}, which many servers refuse: set {Setting}", options.From, "Portal:Mail:From");
    }
}
