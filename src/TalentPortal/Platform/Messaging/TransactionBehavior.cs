using System.Reflection;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Commands, and queries that read another person's data: begin, claim the command id, handler, events, one save,
/// what follows from public rows, commit. A lost connection repeats all of it on a clean context; the command id keeps a commit whose answer was lost
/// from having a second effect.
/// </summary>
internal sealed class TransactionBehavior<TRequest, TResponse>(AppDb db, IMediator mediator, CurrentCall call, Announcements announcements, IEnumerable<IRowFollower> followers, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
    private static readonly bool IsPersonal = typeof(TRequest).IsDefined(typeof(PersonalAttribute));
    private static readonly Type ResultType = typeof(TResponse).GetGenericArguments()[0];
    private static readonly MethodInfo OkOf = typeof(TResponse).GetMethod(nameof(Outcome<>.Ok), BindingFlags.Public | BindingFlags.Static)!;
    private static readonly PropertyInfo ValueOf = typeof(TResponse).GetProperty(nameof(Outcome<>.Value))!;

    /// <summary>The id of a command that came without one: it is not sent twice, but may be tried twice when a connection is lost.</summary>
    private readonly Guid _ownId = Guid.NewGuid();

    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            if (!IsCommand && !IsPersonal) return await next();
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(() => Attempt(next, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            return TResponse.Fail(Outcome.Conflict);
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation })
        {
            // A handler looked first; somebody else did the same between its look and its save.
            return TResponse.Fail(Outcome.Conflict);
        }
    }

    private async Task<TResponse> Attempt(RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Written.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var receipt = IsCommand ? new CommandReceipt(call.Origin.CommandId ?? _ownId, Caller, typeof(TRequest).Name, clock.GetUtcNow()) : null;
        if (receipt is not null && await Claim(receipt, ct) is { } earlier) return earlier;

        var outcome = await next();
        if (outcome.Kind != OutcomeKind.Ok) return outcome;
        await PublishEvents(ct);
        await db.SaveChangesAsync(ct);
        await Follow(ct);
        if (receipt is not null) await Remember(receipt, outcome, ct);
        await announcements.Send(db, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>Who sent the command: the same id from somebody else is another command.</summary>
    private string Caller => call.ActorName;

    /// <summary>Takes the id, waiting for a twin that is under way; gives the twin's answer if there is one.</summary>
    private async Task<TResponse?> Claim(CommandReceipt receipt, CancellationToken ct)
    {
        var claimed = await db.Database.ExecuteSqlAsync(
            $"""
            insert into command_receipts (command_id, caller, command, received_at, print) values ({receipt.CommandId}, {receipt.Caller}, {receipt.Command}, {receipt.ReceivedAt}, {call.Origin.CommandPrint})
            on conflict do nothing
            """, ct);
        if (claimed == 1) return default;
        var known = await db.Set<CommandReceipt>().AsNoTracking()
            .SingleAsync(r => r.CommandId == receipt.CommandId && r.Caller == receipt.Caller && r.Command == receipt.Command, ct);
        if (known.Print is { } print && print != call.Origin.CommandPrint) return TResponse.Fail(Outcome.Refused(CommandReceipt.OtherContent));
        return (TResponse)OkOf.Invoke(null, [JsonSerializer.Deserialize(known.Result!, ResultType)])!;
    }

    private Task Remember(CommandReceipt receipt, TResponse outcome, CancellationToken ct)
    {
        var result = JsonSerializer.Serialize(ValueOf.GetValue(outcome), ResultType);
        return db.Database.ExecuteSqlAsync(
            $"update command_receipts set result = {result} where command_id = {receipt.CommandId} and caller = {receipt.Caller} and command = {receipt.Command}", ct);
    }

    /// <summary>What follows from what was saved is saved once more, and nothing follows from that.</summary>
    private async Task Follow(CancellationToken ct)
    {
        if (db.Written.Count == 0) return;
        var follows = false;
        foreach (var follower in followers) follows |= await follower.Follow(db.Written, ct);
        if (follows) await db.SaveChangesAsync(ct);
    }

    private async Task PublishEvents(CancellationToken ct)
    {
        // A handler may change entities that raise events of their own; a round without events ends it.
        for (var round = 0; round < 10; round++)
        {
            var events = db.ChangeTracker.Entries<Entity>().SelectMany(entry => entry.Entity.TakeEvents()).ToList();
            if (events.Count == 0) return;
            foreach (var happened in events) await mediator.Publish(happened, ct);
        }

        throw new InvalidOperationException($"Events of {typeof(TRequest).Name} raise one another without end.");
    }
}
