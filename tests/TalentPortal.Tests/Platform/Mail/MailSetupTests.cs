using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using TalentPortal.Platform.Mail;

namespace TalentPortal.Tests.Platform.Mail;

public sealed class MailSetupTests
{
    [Theory]
    [InlineData("Development", "", null, true)]
    [InlineData("Production", "mail.example.org", null, true)]
    [InlineData("Production", "", "true", true)]
    [InlineData("Production", "", "false", false)]
    [InlineData("Production", "", null, false)]
    [InlineData("Staging", null, null, false)]
    public void Outside_development_it_serves_only_with_a_mail_server_or_when_told_to_keep_mails(string environment, string? host, string? keep, bool starts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Mail:Host"] = host, ["Portal:Mail:KeepInFolder"] = keep }).Build();
        var services = new ServiceCollection().AddLogging();
        var here = new HostingEnvironment { EnvironmentName = environment };
        services.AddSingleton<IHostEnvironment>(here);
        services.AddMail(configuration, here);
        using var provider = services.BuildServiceProvider();
        var refused = Record.Exception(provider.CheckMail);
        Assert.Equal(starts, refused is null);
        if (!starts) Assert.Contains("Portal:Mail:Host", Assert.IsType<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
    }
}
