using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// A command that takes several steps: it counts an attempt or hashes a password, which must neither hold a connection
/// nor be undone when the command refuses. It runs in no transaction; its handler commits each step by <see cref="Steps"/>.
/// It has no receipt either: sent twice, it is attempted twice.
/// </summary>
public interface ISteppedCommand<T> : IRequest<Outcome<T>>;

/// <summary>Commits one step of a stepped command: changes, outbox and audit rows together, repeated when a connection is lost.</summary>
public sealed class Steps(AppDb db)
{
    /// <summary>Runs <paramref name="step"/> on a clean context in a transaction and saves what it changed.</summary>
    /// <param name="keep">Whether what the step returned is to be kept; left out, always.</param>
    public Task<T> Commit<T>(Func<Task<T>> step, CancellationToken ct, Func<T, bool>? keep = null) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await step();
        if (keep?.Invoke(result) == false) return result;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    });
}
