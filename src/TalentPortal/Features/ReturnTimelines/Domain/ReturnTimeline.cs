using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>A person's own plan for coming back: a start date, and what has to be done before and after it. One for each person.</summary>
public sealed class ReturnTimeline : IPersonOwned
{
    public const string Table = "return_timelines";

    private ReturnTimeline()
    {
    }

    /// <summary>The person's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>See <see cref="TimelineChoices"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Choices { get; private set; }

    /// <summary>Named by the address of the calendar feed that works now; null: there is none.</summary>
    [Class(FieldClass.Internal)]
    public Guid? FeedId { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ReturnTimeline Start(Guid userId, SealedText choices, DateTimeOffset now) => new() { Id = userId, UserId = userId, Choices = choices, ChangedAt = now };

    public void Choose(SealedText choices, DateTimeOffset now) => (Choices, ChangedAt) = (choices, now);

    /// <summary>Gives the feed another address, or none; the one before stops working at once.</summary>
    public void Feed(Guid? id, SealedText choices, DateTimeOffset now) => (FeedId, Choices, ChangedAt) = (id, choices, now);
}

/// <summary>What a person chose and did, in clear: only in the memory of the request that may read it.</summary>
public sealed record TimelineChoices
{
    public const int RoutesMost = 3;

    /// <summary>The first day at work.</summary>
    [Class(FieldClass.Sensitive)] public required DateOnly StartOn { get; init; }

    /// <summary>The day of entering China; null where the person is there already.</summary>
    [Class(FieldClass.Sensitive)] public DateOnly? ArriveOn { get; init; }

    /// <summary>Codes of routes.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>The month of graduating, for those who study.</summary>
    [Class(FieldClass.Sensitive)] public PartialDate? Graduation { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    [Class(FieldClass.Sensitive)] public string? StudyCountry { get; init; }

    /// <summary>Lines that are done, with the day on which the person said so.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyDictionary<string, DateOnly> Done { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Lines that do not apply to the person.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The secret part of the feed's address, to be shown again; null without one.</summary>
    [Class(FieldClass.Secret)] public string? FeedToken { get; init; }
}
