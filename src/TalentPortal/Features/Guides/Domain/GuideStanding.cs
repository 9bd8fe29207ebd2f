namespace TalentPortal.Features.Guides.Domain;

/// <summary>How a text stands on a day.</summary>
public enum GuideStanding
{
    DraftForComment,

    /// <summary>Published, and not in force yet.</summary>
    Announced,
    InForce,

    /// <summary>Its term ended.</summary>
    Lapsed,
    Repealed,
    Superseded,
}

/// <summary>While a text holds. Apart from it stands when the portal showed which version.</summary>
/// <param name="From">First day; null: as long as anybody asks.</param>
/// <param name="Until">Last day; null: until something else is said.</param>
public sealed record GuideTerm(LegalStatus Status, DateOnly? From, DateOnly? Until)
{
    /// <summary>What the calendar makes of the status: a text that was superseded last year was in force before.</summary>
    public GuideStanding On(DateOnly day)
    {
        if (Status == LegalStatus.DraftForComment) return GuideStanding.DraftForComment;
        if (day < From) return GuideStanding.Announced;
        if (Until is { } last)
        {
            if (day <= last) return Status == LegalStatus.Announced ? GuideStanding.Announced : GuideStanding.InForce;
            return Status switch { LegalStatus.Repealed => GuideStanding.Repealed, LegalStatus.Superseded => GuideStanding.Superseded, _ => GuideStanding.Lapsed };
        }

        return Status switch
        {
            LegalStatus.Announced => GuideStanding.Announced,
            LegalStatus.Lapsed => GuideStanding.Lapsed,
            LegalStatus.Repealed => GuideStanding.Repealed,
            LegalStatus.Superseded => GuideStanding.Superseded,
            _ => GuideStanding.InForce,
        };
    }

    /// <summary>Whether the day lies in its term, whatever became of it.</summary>
    public bool Covers(DateOnly day) => !(day < From) && !(day > Until);

    /// <summary>Whether it is over on a day: then it leaves lists, search and feeds, by itself.</summary>
    public bool IsOver(DateOnly day) => On(day) is GuideStanding.Lapsed or GuideStanding.Repealed or GuideStanding.Superseded;
}

/// <summary>What came after what.</summary>
public static class Successors
{
    /// <summary>The newest text that took the place of a guide: the head of the chain, or null where nothing came after it.</summary>
    /// <param name="followed">For each guide the keys that it supersedes.</param>
    public static string? Of(string key, IReadOnlyDictionary<string, IReadOnlyList<string>> followed)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { key };
        var at = key;
        while (followed.Where(one => one.Value.Contains(at)).Select(one => one.Key).Order(StringComparer.Ordinal).FirstOrDefault(next => !seen.Contains(next)) is { } next)
        {
            seen.Add(next);
            at = next;
        }

        return at == key ? null : at;
    }

    /// <summary>Whether a guide would follow itself, in whatever number of steps.</summary>
    public static bool IsCircle(string key, IReadOnlyDictionary<string, IReadOnlyList<string>> followed)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var open = new Stack<string>(followed.GetValueOrDefault(key) ?? []);
        while (open.TryPop(out var before))
        {
            if (before == key) return true;
            if (!seen.Add(before)) continue;
            foreach (var earlier in followed.GetValueOrDefault(before) ?? []) open.Push(earlier);
        }

        return false;
    }
}
