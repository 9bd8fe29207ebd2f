using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Platform.Security.DataProtectionKeys;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Security.DataProtectionKeys;

/// <summary>One key ring for all processes (sec-R14).</summary>
public class KeyRingTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public async Task InitializeAsync() => await portal.Scalar<int>("truncate data_protection_keys");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Five_instances_that_start_together_on_an_empty_ring_end_with_one_key()
    {
        var protectors = await StartTogether();
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from data_protection_keys"));
        EachReadsAll(protectors);
    }

    [Fact]
    public async Task Five_instances_whose_key_runs_out_add_one_key()
    {
        var now = TimeProvider.System.GetUtcNow();
        Keys(Instance()).CreateNewKey(now.AddDays(-80), now.AddDays(1));
        var protectors = await StartTogether();
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from data_protection_keys"));
        EachReadsAll(protectors);
    }

    [Fact]
    public async Task After_all_keys_were_revoked_old_cookies_are_dead_and_one_new_key_serves()
    {
        var old = Protector(Instance()).Protect("cookie");
        var manager = Keys(Instance());
        manager.RevokeAllKeys(TimeProvider.System.GetUtcNow().AddSeconds(1), "test");
        await Task.Delay(1100);
        var protectors = await StartTogether();
        EachReadsAll(protectors);
        Assert.Equal(2, Keys(Instance()).GetAllKeys().Count);
        Assert.Single(Keys(Instance()).GetAllKeys(), key => !key.IsRevoked);
        Assert.All(protectors, protector => Assert.Throws<CryptographicException>(() => protector.Unprotect(old)));
    }

    [Fact]
    public async Task An_instance_that_has_read_the_ring_reads_what_a_newer_key_protected()
    {
        var early = Protector(Instance());
        early.Protect("anything");
        var now = TimeProvider.System.GetUtcNow();
        Keys(Instance()).CreateNewKey(now.AddHours(-2), now.AddDays(100));
        var late = Protector(Instance()).Protect("cookie");
        Assert.Equal("cookie", early.Unprotect(late));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from data_protection_keys"));
    }

    [Fact]
    public async Task A_stolen_table_holds_no_secret()
    {
        Protector(Instance()).Protect("anything");
        var xml = await portal.Scalar<string>("select xml from data_protection_keys");
        Assert.Contains("<sealed ", xml);
        Assert.DoesNotContain("masterKey", xml);
    }

    private async Task<IReadOnlyList<IDataProtector>> StartTogether()
    {
        var instances = Enumerable.Range(0, 5).Select(_ => Instance()).ToList();
        using var gate = new Barrier(5);
        return await Task.WhenAll(instances.Select(instance => Task.Factory.StartNew(() =>
        {
            gate.SignalAndWait();
            var protector = Protector(instance);
            protector.Protect("begin");
            return protector;
        }, TaskCreationOptions.LongRunning)));
    }

    private static void EachReadsAll(IReadOnlyList<IDataProtector> protectors)
    {
        var cookies = protectors.Select(protector => protector.Protect("cookie")).ToList();
        Assert.All(protectors, protector => Assert.All(cookies, cookie => Assert.Equal("cookie", protector.Unprotect(cookie))));
    }

    /// <summary>What another process would have: services of its own on the same database.</summary>
    private ServiceProvider Instance() => new ServiceCollection()
        .AddSingleton(portal.Services.GetRequiredService<NpgsqlDataSource>())
        .AddSingleton(portal.Services.GetRequiredService<PortalVault>())
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddProtectionKeys()
        .BuildServiceProvider();

    private static IDataProtector Protector(ServiceProvider instance) => instance.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static IKeyManager Keys(ServiceProvider instance) => instance.GetRequiredService<IKeyManager>();
}
