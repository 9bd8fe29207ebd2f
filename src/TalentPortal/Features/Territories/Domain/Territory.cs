using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories.Domain;

/// <summary>What a consultant takes on: places, languages, hours, how much. The tenant's own; the consultant may read and export it.</summary>
public sealed class Territory : ITenantOwned
{
    public const string Table = "territories";
    public const int CountriesMax = 60;
    public const int LanguagesMax = 20;
    public const int TimeZoneMax = 60;
    public const int CapacityMax = 500;

    /// <summary>How many open cases, where nothing was said.</summary>
    public const int UsualCapacity = 40;

    /// <summary>Days ahead for which one can be away at most.</summary>
    public const int AwayMaxDays = 366;

    private Territory()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>ISO 3166 alpha-2 codes; with no region either, the whole world.</summary>
    public List<string> Countries { get; private set; } = [];

    /// <summary>Codes of parts of the world.</summary>
    public List<string> Regions { get; private set; } = [];

    /// <summary>Codes of the languages in which they talk with people.</summary>
    public List<string> Languages { get; private set; } = [];

    /// <summary>IANA zone of the working hours.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>See <see cref="WorkingWeek.Of"/>.</summary>
    public List<int> Hours { get; private set; } = [];

    /// <summary>Open cases at most.</summary>
    public int Capacity { get; private set; }

    /// <summary>Takes nothing new before this day, by their own clock; null: does.</summary>
    public DateOnly? AwayUntil { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public WorkingWeek Week => WorkingWeek.Of(Hours);

    public static Territory Of(Guid tenantId, Guid userId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId, UserId = userId };

    public void Describe(
        IEnumerable<string> countries, IEnumerable<string> regions, IEnumerable<string> languages, string timeZone, WorkingWeek week, int capacity, DateOnly? awayUntil, DateTimeOffset now) =>
        (Countries, Regions, Languages, TimeZone, Hours, Capacity, AwayUntil, ChangedAt) =
        ([.. countries.Distinct().Order(StringComparer.Ordinal)], [.. regions.Distinct().Order(StringComparer.Ordinal)], [.. languages.Distinct()], timeZone, [.. week.Minutes], capacity, awayUntil, now);
}
