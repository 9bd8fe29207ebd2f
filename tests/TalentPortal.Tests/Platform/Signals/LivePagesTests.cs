using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Signals;

/// <summary>Pages hear of what was committed, over the database, in ids alone; after a lost connection they look by themselves.</summary>
public sealed class LivePagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_page_hears_of_a_message_to_its_case_its_reader_or_its_tenant_and_of_no_other()
    {
        await portal.Address();
        var (one, other) = (await portal.Opened(), await portal.Opened("greater-bay"));
        using Page page = new(portal, one.Id), mine = new(portal, CaseScene.Overseas.UserId), team = new(portal, PortalFixture.TenantOf("fujian").Id), foreign = new(portal, other.Id), stranger = new(portal, Guid.NewGuid());
        await portal.Say(one, "Hello");
        await Until(() => page.Looks > 0 && mine.Looks > 0 && team.Looks > 0);
        Assert.Equal((0, 0), (foreign.Looks, stranger.Looks));
    }

    [Fact]
    public async Task What_is_said_holds_nothing_but_ids_and_is_said_only_when_it_is_so()
    {
        await portal.Address();
        var one = await portal.Opened();
        await using var listener = await portal.OpenAsSuperuser();
        List<string> said = [];
        listener.Notification += (_, heard) => said.Add(heard.Payload);
        await using (var listen = new NpgsqlCommand("listen " + LiveSignals.Channel, listener)) await listen.ExecuteNonQueryAsync();
        Assert.Equal(OutcomeKind.NotFound, (await portal.StaffWrite(one, "Not mine", CaseScene.Domestic)).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.StaffWrite(one, " ")).Kind);
        Assert.True((await portal.StaffWrite(one, "SECRET")).IsOk);
        await Until(() => listener.Wait(TimeSpan.FromMilliseconds(50)) || said.Count >= 3);
        while (listener.Wait(TimeSpan.FromMilliseconds(50))) { }
        Assert.Equal(new[] { one.Id, CaseScene.Overseas.UserId, PortalFixture.TenantOf("fujian").Id }.Select(id => id.ToString()).Order(), said.Order());
    }

    [Fact]
    public async Task After_a_lost_connection_the_page_catches_up_and_hears_again()
    {
        await portal.Address();
        var one = await portal.Opened();
        using var page = new Page(portal, one.Id, async () => (await portal.SeenBy(CaseScene.Overseas, one)).Messages.Count);
        await portal.Say(one, "Before");
        await Until(() => page.Seen == 1);
        // Cut off, and not let in again: what is written now, over connections that stood before, nobody hears.
        var name = await portal.Scalar<string>("select current_database()::text");
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(portal.Superuser) { Database = "postgres", Pooling = false }.ConnectionString);
        await admin.OpenAsync();
        await Run($"alter database \"{name}\" allow_connections false");
        await Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and query like 'listen %'");
        await portal.Say(one, "Meanwhile");
        Assert.Equal((1, 1), (page.Seen, page.Looks));
        await Run($"alter database \"{name}\" allow_connections true");
        await Until(() => page.Seen == 2);
        await portal.Say(one, "After");
        await Until(() => page.Seen == 3);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, admin);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_page_that_looks_is_not_disturbed_and_looks_once_more_afterwards()
    {
        await portal.Address();
        var one = await portal.Opened();
        var gate = new TaskCompletionSource();
        var (running, most) = (0, 0);
        using var page = new Page(portal, one.Id, async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await gate.Task;
            Interlocked.Decrement(ref running);
            return 0;
        });
        await portal.Say(one, "First");
        await Until(() => running == 1);
        await portal.Say(one, "Second", "Third", "Fourth", "Fifth");
        await EverythingWasHeard();
        gate.SetResult();
        await Until(() => page.Looks == 2 && running == 0);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_page_that_left_or_failed_keeps_nobody_from_hearing_and_is_forgotten()
    {
        await portal.Address();
        var one = await portal.Opened();
        var pages = portal.Services.GetRequiredService<LivePages>();
        var before = pages.Count;
        var left = new Page(portal, one.Id);
        using var broken = new Page(portal, one.Id, () => throw new InvalidOperationException("broken"));
        using var sound = new Page(portal, one.Id);
        Assert.Equal(before + 3, pages.Count);
        left.Dispose();
        await portal.Say(one, "Hello");
        await Until(() => sound.Looks > 0 && broken.Looks > 0);
        await portal.Say(one, "Again");
        await Until(() => broken.Looks > 1);
        Assert.Equal((0, before + 2), (left.Looks, pages.Count));
    }

    [Fact]
    public async Task It_looks_in_the_language_in_which_it_followed()
    {
        await portal.Address();
        var one = await portal.Opened();
        var (was, heard) = (CultureInfo.CurrentUICulture, "");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        using var page = new Page(portal, one.Id, () =>
        {
            heard = CultureInfo.CurrentUICulture.Name;
            return Task.FromResult(0);
        });
        CultureInfo.CurrentUICulture = was;
        await portal.Say(one, "Hello");
        await Until(() => heard == "zh-Hans");
    }

    /// <summary>Signals come in the order of their commits: when the last one has come, those before it have.</summary>
    private async Task EverythingWasHeard()
    {
        var last = Guid.NewGuid();
        using var page = new Page(portal, last);
        await portal.Scalar<object>($"select pg_notify('{LiveSignals.Channel}', '{last}')");
        await Until(() => page.Looks > 0);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds()) await Task.Delay(20, patience.Token);
    }

    /// <summary>An open page of this process.</summary>
    private sealed class Page : IDisposable
    {
        private readonly IDisposable _following;
        private int _looks;

        public Page(PortalFixture portal, Guid topic, Func<Task<int>>? read = null) => _following = portal.Services.GetRequiredService<LivePages>().Follow(topic, async () =>
        {
            Interlocked.Increment(ref _looks);
            if (read is not null) Seen = await read();
        });

        public int Looks => Volatile.Read(ref _looks);

        public int Seen { get; private set; }

        public void Dispose() => _following.Dispose();
    }
}
