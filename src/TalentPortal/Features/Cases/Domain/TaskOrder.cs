namespace TalentPortal.Features.Cases.Domain;

/// <summary>What comes before what among the tasks of a case.</summary>
public static class TaskOrder
{
    /// <summary>What comes first and is still open.</summary>
    public static IReadOnlyList<CaseTask> Blocking(CaseTask task, IReadOnlyList<CaseTask> all) => [.. all.Where(other => other.IsOpen && task.After.Contains(other.Id))];

    /// <summary>Whether a task would wait for itself, by one or more others, if it came after these.</summary>
    public static bool IsCircle(Guid task, IEnumerable<Guid> after, IReadOnlyList<CaseTask> all)
    {
        var before = all.ToDictionary(other => other.Id, other => other.After);
        HashSet<Guid> seen = [];
        Stack<Guid> open = new(after);
        while (open.TryPop(out var next))
        {
            if (next == task) return true;
            if (!seen.Add(next) || !before.TryGetValue(next, out var firsts)) continue;
            foreach (var first in firsts) open.Push(first);
        }

        return false;
    }
}
