namespace TalentPortal.Features.Applications.Domain;

/// <summary>
/// How many different people's applications may be opened before somebody is told, and before they close. Chosen, not measured: who
/// opens one every 90 seconds for an hour hardly reads any more, and 160 a day are four hours of that. Twice as many is copying.
/// </summary>
public sealed class ReadingLimits
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Portal:Readings";

    /// <summary>One reader within an hour: told.</summary>
    public int ToldInAnHour { get; set; } = 40;

    /// <summary>One reader within 24 hours: told.</summary>
    public int ToldInADay { get; set; } = 160;

    /// <summary>One reader within an hour: closed.</summary>
    public int ClosedInAnHour { get; set; } = 80;

    /// <summary>One reader within 24 hours: closed.</summary>
    public int ClosedInADay { get; set; } = 320;

    /// <summary>All members of an employer together may open so many times as much as one.</summary>
    public int TimesForAll { get; set; } = 3;

    /// <summary>Whether these numbers can be kept: each at least one, and nothing closes before somebody was told.</summary>
    public bool MakeSense => ToldInAnHour > 0 && ToldInADay > 0 && TimesForAll > 0 && ClosedInAnHour >= ToldInAnHour && ClosedInADay >= ToldInADay;

    /// <summary>What follows from how many different people were opened within an hour and a day; null for nothing.</summary>
    public (ReadingStep Step, int Count, int Hours)? After(int hour, int day, bool byAll)
    {
        var times = byAll ? TimesForAll : 1;
        if (hour >= ClosedInAnHour * times) return (ReadingStep.Closed, hour, 1);
        if (day >= ClosedInADay * times) return (ReadingStep.Closed, day, 24);
        if (hour >= ToldInAnHour * times) return (ReadingStep.Told, hour, 1);
        return day >= ToldInADay * times ? (ReadingStep.Told, day, 24) : null;
    }
}

/// <summary>What unusually many readings lead to.</summary>
public enum ReadingStep
{
    /// <summary>The employer's owners and the tenant's administrators hear of it.</summary>
    Told,

    /// <summary>And nothing opens any more until staff of the tenant open it again.</summary>
    Closed,
}
