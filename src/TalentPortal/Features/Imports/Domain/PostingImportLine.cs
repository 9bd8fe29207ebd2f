using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>What became of a line.</summary>
public enum ImportEffect
{
    Added,
    Changed,

    /// <summary>Its posting said the same already, and its employer says with the line that it is open still.</summary>
    Confirmed,
    Unchanged,

    /// <summary>Its posting is over, or its employer paused it; a file does not bring it back.</summary>
    Over,

    /// <summary>Left out, because it has faults.</summary>
    LeftOut,

    /// <summary>It was without fault when it was looked at, and could not be taken in any more.</summary>
    Refused,
}

/// <summary>A line of a file of postings, as it came, and what was found and done.</summary>
public sealed class PostingImportLine : IPublishable
{
    public const int KeyMax = 400;

    /// <summary>Between the parts of a fault.</summary>
    private const char Between = '\u001f';

    private PostingImportLine()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ImportId { get; private set; }

    public Guid? EmployerId { get; private set; }

    /// <summary>Never.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Line of the file.</summary>
    public int Number { get; private set; }

    public List<string> Cells { get; private set; } = [];

    /// <summary>Which posting it is: employer and reference. Null where it does not say.</summary>
    public string? Key { get; private set; }

    /// <summary>Field, kind and values of each fault.</summary>
    public List<string> Faults { get; private set; } = [];

    public ImportEffect? Effect { get; private set; }

    /// <summary>The posting that it became.</summary>
    public Guid? JobId { get; private set; }

    /// <summary>Whether something was found or done since it was read; not kept.</summary>
    public bool IsChanged { get; private set; }

    public static PostingImportLine Of(PostingImport import, Guid id, int number, IReadOnlyList<string> cells) =>
        new() { Id = id, ImportId = import.Id, EmployerId = import.EmployerId, Number = number, Cells = [.. cells] };

    public void Look(string? key, IReadOnlyList<LineFault> faults)
    {
        List<string> packed = [.. faults.Select(Packed)];
        IsChanged = IsChanged || Key != key || !Faults.SequenceEqual(packed);
        (Key, Faults) = (key, packed);
    }

    public void Take(ImportEffect effect, Guid? jobId) => (Effect, JobId, IsChanged) = (effect, jobId, true);

    public void Refuse(LineFault fault)
    {
        (Faults, Effect, IsChanged) = ([Packed(fault)], ImportEffect.Refused, true);
    }

    public static LineFault Unpack(string packed)
    {
        var parts = packed.Split(Between);
        return new(parts[0], parts[1], parts[2..]);
    }

    private static string Packed(LineFault fault) => string.Join(Between, [fault.Field, fault.Kind, .. fault.Values]);
}

/// <summary>What is wrong with a line.</summary>
/// <param name="Field">See <see cref="ImportField"/>.</param>
/// <param name="Kind">Its text is <c>Fault_</c> and this.</param>
/// <param name="Values">For the places in the text.</param>
public sealed record LineFault(string Field, string Kind, params string[] Values);
