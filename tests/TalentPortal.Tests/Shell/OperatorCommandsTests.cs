using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Shell;

public sealed class OperatorCommandsTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080")]
    [InlineData("urls", "http://localhost:5000;http://+:8080")]
    [InlineData("urls", "http://portal.example:80")]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://10.0.0.5:8080")]
    public void Plain_http_for_other_machines_is_refused_however_it_is_asked_for(string key, string value)
    {
        Assert.Throws<InvalidOperationException>(() => OperatorCommands.RefusePlainHttp(Settings((key, value)), httpsCookies: false));
        OperatorCommands.RefusePlainHttp(Settings((key, value), ("Portal:BehindTlsProxy", "true")), httpsCookies: true);
    }

    [Theory]
    [InlineData("urls", "https://0.0.0.0:443")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5000;https://0.0.0.0:443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://*:443")]
    public void Https_is_not(string key, string value) => OperatorCommands.RefusePlainHttp(Settings((key, value)), httpsCookies: true);

    [Theory]
    [InlineData("urls", "http://localhost:5000")]
    [InlineData("urls", "http://unix:/run/portal.sock")]
    [InlineData("nothing", "said")]
    public void This_machine_alone_is_for_cookies_that_plain_http_can_carry(string key, string value)
    {
        OperatorCommands.RefusePlainHttp(Settings((key, value)), httpsCookies: false);
        var said = Assert.Throws<InvalidOperationException>(() => OperatorCommands.RefusePlainHttp(Settings((key, value)), httpsCookies: true)).Message;
        Assert.Contains("Portal__BehindTlsProxy", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_overridden_does_not_count() =>
        OperatorCommands.RefusePlainHttp(Settings(("urls", "https://*:443"), ("http_ports", "8080")), httpsCookies: true);

    [Theory]
    [InlineData(null)]
    [InlineData("portal.example.org")]
    [InlineData("ftp://portal.example.org")]
    [InlineData("https://portal.example.org/fujian")]
    [InlineData("https://me:geheim@portal.example.org")]
    public void Links_in_mails_need_an_address_to_begin_with(string? origin)
    {
        var said = Assert.Throws<InvalidOperationException>(() => SiteOptions.Check(Settings(("Portal:Site:Origin", origin!)), new HostingEnvironment { EnvironmentName = "Production" })).Message;
        Assert.DoesNotContain("geheim", said, StringComparison.Ordinal);
        SiteOptions.Check(Settings(("Portal:Site:Origin", "https://portal.example.org")), new HostingEnvironment { EnvironmentName = "Production" });
        SiteOptions.Check(Settings(), new HostingEnvironment { EnvironmentName = "Development" });
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_in_one_line()
    {
        var error = await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await using var connection = new NpgsqlConnection("Host=/nowhere/at/all;Username=portal_app;Password=geheim;Database=portal;Timeout=2");
            await connection.OpenAsync();
        });
        var line = StartFailure.Explain(new InvalidOperationException("likely due to a transient failure", error));
        Assert.StartsWith("The database cannot be reached: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line!);
        Assert.DoesNotContain("geheim", line!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_the_program_keeps_its_stack() => Assert.Null(StartFailure.Explain(new NullReferenceException()));

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
