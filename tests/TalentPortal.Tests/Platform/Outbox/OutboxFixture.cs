using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Outbox;

/// <summary>The portal with two handlers more, whose effects tests can count.</summary>
public sealed class OutboxFixture : PortalFixture
{
    public OutboxFixture() => Change(builder => Register(builder.Services, Outside));

    public OutsideWorld Outside { get; } = new();

    public OutboxDispatcher Outbox => Services.GetRequiredService<OutboxDispatcher>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Scalar<int>(TracedHandler.Tables);
    }

    internal static void Register(IServiceCollection services, OutsideWorld outside)
    {
        services.AddSingleton(outside);
        services.AddOutboxHandler(typeof(TracedHandler));
        services.AddOutboxHandler(typeof(ScriptedHandler));
    }

    /// <summary>Adds messages as one command would.</summary>
    public async Task Add(string tenant, Action<TalentPortal.Platform.Outbox.Outbox> add)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", tenant.Length == 0 ? null : TenantOf(tenant)), Rights.None);
        add(scope.ServiceProvider.GetRequiredService<TalentPortal.Platform.Outbox.Outbox>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    /// <summary>A dispatcher as another process would have it.</summary>
    internal OutboxDispatcher Another() => OutboxSetup.Dispatcher(Services);
}
