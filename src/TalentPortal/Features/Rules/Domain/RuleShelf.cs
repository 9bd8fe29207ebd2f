using System.Collections.Frozen;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>All versions of all rules of a site: which one holds on a day.</summary>
public sealed class RuleShelf
{
    private readonly FrozenDictionary<string, RuleProgram[]> _versions;

    private RuleShelf(IEnumerable<RuleProgram> programs) => _versions = programs.GroupBy(program => program.Code).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public static RuleShelf Empty { get; } = new([]);

    public IEnumerable<string> Codes => _versions.Keys;

    /// <summary>Puts documents on a shelf; versions of a code are numbered as they come.</summary>
    /// <returns>The shelf, and the documents that lead back to themselves or to one that is not there. Those are not on the shelf.</returns>
    public static (RuleShelf Shelf, IReadOnlyList<RuleFault> Faults) Of(IEnumerable<RuleDocument> documents) =>
        Of([.. documents.GroupBy(document => document.Code).SelectMany(group => group.Select((document, at) => RuleProgram.Compile(document, at + 1)))]);

    /// <summary>Puts programs on a shelf: of those of a code that hold on a day the last given counts.</summary>
    /// <inheritdoc cref="Of(IEnumerable{RuleDocument})"/>
    public static (RuleShelf Shelf, IReadOnlyList<RuleFault> Faults) Of(IReadOnlyList<RuleProgram> programs)
    {
        var leads = programs.GroupBy(program => program.Code).ToDictionary(group => group.Key, group => group.SelectMany(program => program.References).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        List<RuleFault> faults = [];
        foreach (var (code, references) in leads)
        {
            foreach (var missing in references.Where(reference => !leads.ContainsKey(reference))) faults.Add(new("/" + code, "rule", missing));
            if (Reaches(code, code, leads)) faults.Add(new("/" + code, "circle", code));
        }

        var bad = faults.Select(fault => fault.Path[1..]).ToHashSet(StringComparer.Ordinal);
        return (new(programs.Where(program => !bad.Contains(program.Code))), faults);
    }

    /// <summary>All programs, in the order in which they count.</summary>
    public IEnumerable<RuleProgram> All => _versions.Values.SelectMany(versions => versions);

    /// <summary>The same with one program more, which counts before those of its code that are there.</summary>
    public (RuleShelf Shelf, IReadOnlyList<RuleFault> Faults) With(RuleProgram program) => Of([.. All, program]);

    public IReadOnlyList<RuleProgram> Versions(string code) => _versions.GetValueOrDefault(code) ?? [];

    /// <summary>The version that holds on a day: the last of those that do.</summary>
    public RuleProgram? At(string code, DateOnly on) => Array.FindLast(_versions.GetValueOrDefault(code) ?? [], program => program.Document.HoldsOn(on));

    private static bool Reaches(string from, string to, Dictionary<string, HashSet<string>> leads)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(leads[from]);
        while (open.TryPop(out var next))
        {
            if (next == to) return true;
            if (!seen.Add(next) || !leads.TryGetValue(next, out var further)) continue;
            foreach (var one in further) open.Push(one);
        }

        return false;
    }
}
