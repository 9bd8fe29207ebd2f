namespace TalentPortal.Platform.Privacy;

/// <summary>
/// A part of the portal that keeps data about persons: it can hand out all of it and forget all of it. Whoever adds a
/// table about a person registers one; a test compares what they hand out with the columns there are.
/// </summary>
public interface IPersonalDataHolder
{
    /// <summary>Name of the section in the person's export: lower case, English, stable.</summary>
    string Section { get; }

    /// <summary>Everything kept about the caller, as it is serialised to JSON. Runs as that person.</summary>
    Task<object?> Export(Guid userId, CancellationToken ct);

    /// <summary>Forgets the caller, in the transaction of the erasure. Runs as that person.</summary>
    /// <returns>What had to stay, for how long and why; empty when nothing stayed.</returns>
    Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct);
}

/// <summary>Something that survives an erasure for a reason in law.</summary>
/// <param name="What">Stable word for the text that tells the person.</param>
/// <param name="Until">Day on which it goes too.</param>
public sealed record Kept(string What, DateOnly Until);
