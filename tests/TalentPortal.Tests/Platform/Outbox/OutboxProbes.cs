using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;

namespace TalentPortal.Tests.Platform.Outbox;

/// <summary>A message whose handler leaves a trace in the database and one outside.</summary>
public sealed record Traced(int Value, Guid? ExpectedTenant = null);

/// <summary>A message whose handler does as the test says.</summary>
public sealed record Scripted(int Value);

/// <summary>The world outside: remembers what it was told, by the key it was told under.</summary>
public sealed class OutsideWorld
{
    public ConcurrentDictionary<Guid, int> Received { get; } = new();

    public ConcurrentQueue<string> Wrong { get; } = new();

    public Func<int, Task> Script { get; set; } = _ => Task.CompletedTask;
}

internal sealed class TracedHandler(AppDb db, CurrentCall call, OutsideWorld outside) : IOutboxHandler<Traced>
{
    public const string Tables = "create table test_effects (at bigint generated always as identity, message_id uuid, value int); grant select, insert on test_effects to portal_app";

    public async Task Handle(Traced message, OutboxDelivery delivery, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"insert into test_effects (message_id, value) values ({delivery.Id}, {message.Value})", ct);
        outside.Received.AddOrUpdate(delivery.Id, 1, (_, times) => times + 1);
        if (message.ExpectedTenant is not { } tenant) return;
        var seen = await db.Database.SqlQuery<Guid>($"select distinct tenant_id as \"Value\" from staff_memberships").ToListAsync(ct);
        if (call.TenantId != tenant || delivery.Tenant?.Id != tenant || seen is not [var only] || only != tenant) outside.Wrong.Enqueue($"{tenant} saw {string.Join(",", seen)}");
    }
}

internal sealed class ScriptedHandler(OutsideWorld outside) : IOutboxHandler<Scripted>
{
    public async Task Handle(Scripted message, OutboxDelivery delivery, CancellationToken ct)
    {
        await outside.Script(message.Value);
        outside.Received.AddOrUpdate(delivery.Id, 1, (_, times) => times + 1);
    }
}
