using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Members;
using TalentPortal.Features.Staff;
using TalentPortal.Features.Tenants;
using TalentPortal.Platform.Security;
using TalentPortal.Shell;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Shell;

public sealed class PrerenderedTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly RendererInfo Static = new("Static", false);
    private static readonly RendererInfo Circuit = new("Server", true);

    [Fact]
    public async Task What_the_workspaces_hand_on_arrives_as_it_was()
    {
        var owner = portal.As(Personas.OwnerOf("rongxin"));
        var own = await owner.Get(new BrowseOwnJobs());
        Arrives(own);
        foreach (var row in own.Rows) Arrives(await owner.Get(new ViewOwnJob(row.Id)));
        Arrives(await owner.Get(new ViewOwnJob(null)));
        Arrives(await owner.Get(new BrowseApplicants()));
        Arrives(await owner.Get(new ViewOwnEmployer()));
        Arrives(await owner.Get(new BrowseEmployerMembers()));
        var administrator = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var waiting = await administrator.Get(new BrowseReviewQueue());
        Arrives(waiting);
        foreach (var row in waiting.Rows) Arrives(await administrator.Get(new ViewReview(row.JobId)));
        Arrives(await administrator.Get(new BrowseAdmissions(AdmissionStatus.Admitted)));
        Arrives(await administrator.Get(new CountWaiting()));
        Arrives(await administrator.Get(new BrowseAudit()));
        Arrives(await administrator.Get(new ViewSite()));
        Arrives(await administrator.Get(new BrowseStaff()));
    }

    [Fact]
    public async Task The_circuit_takes_what_was_read_once_and_then_reads_itself()
    {
        var store = new Store();
        await using (var scope = portal.Services.CreateAsyncScope())
        await using (var renderer = new StaticHtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance))
        {
            var manager = new ComponentStatePersistenceManager(NullLogger<ComponentStatePersistenceManager>.Instance);
            using var prerendering = new Prerendered(manager.State);
            Assert.Equal("first", await prerendering.Once(Static, "jobs/1", () => Task.FromResult<string?>("first")));
            Assert.Null(await prerendering.Once(Static, "jobs/2", () => Task.FromResult<string?>(null)));
            await renderer.Dispatcher.InvokeAsync(() => manager.PersistStateAsync(store, renderer));
        }

        var restored = new ComponentStatePersistenceManager(NullLogger<ComponentStatePersistenceManager>.Instance);
        await restored.RestoreStateAsync(store);
        using var circuit = new Prerendered(restored.State);
        var reads = 0;
        Task<string?> Read() => Task.FromResult<string?>($"read {++reads}");
        Assert.Equal("first", await circuit.Once(Circuit, "jobs/1", Read));
        Assert.Equal("read 1", await circuit.Once(Circuit, "jobs/1", Read));
        Assert.Equal("read 2", await circuit.Once(Circuit, "jobs/2", Read));
    }

    [Fact]
    public async Task What_together_is_more_than_a_first_message_holds_is_read_anew_and_nothing_is_cut()
    {
        var store = new Store();
        var (half, rest) = (new string('x', Prerendered.MostBytes / 2), new string('y', (Prerendered.MostBytes / 2) + 1));
        await using (var scope = portal.Services.CreateAsyncScope())
        await using (var renderer = new StaticHtmlRenderer(scope.ServiceProvider, NullLoggerFactory.Instance))
        {
            var manager = new ComponentStatePersistenceManager(NullLogger<ComponentStatePersistenceManager>.Instance);
            using var prerendering = new Prerendered(manager.State);
            foreach (var (key, value) in new[] { ("long", new string('z', Prerendered.MostBytes)), ("half", half), ("rest", rest), ("short", "s") })
                Assert.Equal(value, await prerendering.Once(Static, key, () => Task.FromResult<string?>(value)));
            await renderer.Dispatcher.InvokeAsync(() => manager.PersistStateAsync(store, renderer));
        }

        var restored = new ComponentStatePersistenceManager(NullLogger<ComponentStatePersistenceManager>.Instance);
        await restored.RestoreStateAsync(store);
        using var circuit = new Prerendered(restored.State);
        Dictionary<string, string?> arrived = [];
        foreach (var key in new[] { "long", "half", "rest", "short" }) arrived[key] = await circuit.Once(Circuit, key, () => Task.FromResult<string?>("anew"));
        // Handed on is what still fits; each is whole or read anew.
        Assert.Equal(("anew", "s"), (arrived["long"], arrived["short"]));
        Assert.Equal(1, new[] { arrived["half"] == half, arrived["rest"] == rest }.Count(there => there));
        Assert.Equal(1, new[] { arrived["half"], arrived["rest"] }.Count(value => value == "anew"));
    }

    /// <summary>As the framework writes and reads it.</summary>
    private static void Arrives<T>(T sent)
        where T : class
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Assert.Equivalent(sent, JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(sent, options), options), strict: true);
    }

    private sealed class Store : IPersistentComponentStateStore
    {
        private IDictionary<string, byte[]> _kept = new Dictionary<string, byte[]>();

        public Task<IDictionary<string, byte[]>> GetPersistedStateAsync() => Task.FromResult(_kept);

        public Task PersistStateAsync(IReadOnlyDictionary<string, byte[]> state)
        {
            _kept = new Dictionary<string, byte[]>(state);
            return Task.CompletedTask;
        }

        public bool SupportsRenderMode(IComponentRenderMode renderMode) => true;
    }
}
