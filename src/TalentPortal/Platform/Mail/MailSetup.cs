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
}
