using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events.Domain;

/// <summary>
/// What stays of those who signed up once their rows are deleted: numbers from which nobody can be told, see
/// <see cref="EventFigures"/>. What is not told is not kept either.
/// </summary>
public sealed class EventTally : ITenantOwned
{
    public const string Table = "event_tallies";

    private EventTally()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EventId { get; private set; }

    /// <summary>How many had confirmed; null: fewer than are told.</summary>
    public int? Total { get; private set; }

    /// <summary>How many came; null: nobody has said, or too few came or stayed away.</summary>
    public int? Came { get; private set; }

    /// <summary>The countries that are told, ISO 3166 alpha-2.</summary>
    public List<string> Countries { get; private set; } = [];

    /// <summary>How many of each of <see cref="Countries"/>, in their order.</summary>
    public List<int> Counts { get; private set; } = [];

    /// <summary>How many of all other countries together.</summary>
    public int? Others { get; private set; }

    public DateTimeOffset CountedAt { get; private set; }

    public EventFigures Figures => new(Total, [.. Countries.Zip(Counts)], Others);

    /// <param name="came">Null: nobody has said.</param>
    public static EventTally Of(OutreachEvent of, IEnumerable<(string Country, int Count)> confirmed, int? came, DateTimeOffset now)
    {
        var figures = EventFigures.Of(confirmed);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            TenantId = of.TenantId,
            EventId = of.Id,
            Total = figures.Total,
            Came = EventFigures.Part(figures.Total, came),
            Countries = [.. figures.Countries.Select(one => one.Country)],
            Counts = [.. figures.Countries.Select(one => one.Count)],
            Others = figures.Others,
            CountedAt = now,
        };
    }
}
