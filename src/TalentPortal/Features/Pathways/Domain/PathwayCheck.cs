using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>A person's own checklist of one way: which of its steps concern them, what is done, by when all should be.</summary>
public sealed class PathwayCheck : IPersonOwned
{
    public const string Table = "pathway_checks";

    /// <summary>Months after the last change.</summary>
    public const int KeptMonths = 24;

    private PathwayCheck()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>Which way.</summary>
    [Class(FieldClass.Sensitive)]
    public string Slug { get; private set; } = "";

    /// <summary>See <see cref="PathwayChoices"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Choices { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static PathwayCheck Begin(Guid id, Guid userId, string slug, SealedText choices, DateTimeOffset now) => new() { Id = id, UserId = userId, Slug = slug, Choices = choices, ChangedAt = now };

    public void Choose(SealedText choices, DateTimeOffset now) => (Choices, ChangedAt) = (choices, now);
}

/// <summary>What a person answered and did, in clear: only in the memory of the request that may read it.</summary>
public sealed record PathwayChoices
{
    public static PathwayChoices None { get; } = new();

    /// <summary>By when all is to be done; null: the start of the return timeline, where there is one.</summary>
    [Class(FieldClass.Sensitive)] public DateOnly? TargetOn { get; init; }

    /// <summary>Answers by fact.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Steps that are done, with the day on which the person said so.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyDictionary<string, DateOnly> Done { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Steps that do not apply to the person.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> LeftOut { get; init; } = [];
}
