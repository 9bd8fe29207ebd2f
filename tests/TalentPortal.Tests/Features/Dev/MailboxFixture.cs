using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Dev;

/// <summary>A portal to which mails can be delivered.</summary>
public sealed class MailboxFixture : PortalFixture
{
    public MailboxFixture()
    {
    }

    internal MailboxFixture(bool isDevelopment) => Change(builder =>
    {
        builder.Environment.EnvironmentName = isDevelopment ? Environments.Development : Environments.Production;
        builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
    });

    public async Task Deliver(string address)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", TenantOf("fujian")), Rights.None);
        await scope.ServiceProvider.GetRequiredService<MailQueue>()
            .ToAddress(address, MailTemplates.ConfirmEmail, Language.Chinese, new Dictionary<string, string> { [MailTemplates.Path] = "account/confirm?token=1" });
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        Assert.Single((await this.Mails(address)).Take(1));
    }
}
