using Microsoft.Extensions.Configuration;
using Npgsql;
using TalentPortal.Platform.Logging;
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
        Assert.Throws<InvalidOperationException>(() => OperatorCommands.RefusePlainHttp(Settings((key, value))));
        OperatorCommands.RefusePlainHttp(Settings((key, value), ("Portal:BehindTlsProxy", "true")));
    }

    [Theory]
    [InlineData("urls", "http://localhost:5000")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5000;https://0.0.0.0:443")]
    [InlineData("urls", "http://unix:/run/portal.sock")]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://*:443")]
    [InlineData("nothing", "said")]
    public void Https_and_this_machine_are_not(string key, string value) => OperatorCommands.RefusePlainHttp(Settings((key, value)));

    [Fact]
    public void An_address_that_is_overridden_does_not_count() =>
        OperatorCommands.RefusePlainHttp(Settings(("urls", "https://*:443"), ("http_ports", "8080")));

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
