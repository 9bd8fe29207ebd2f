namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>What a site's <c>robots.txt</c> asks of us (RFC 9309): the longest rule that fits a path counts, and leave before refusal.</summary>
public sealed class RobotsRules
{
    /// <summary>The name under which rules are looked for.</summary>
    public const string Agent = "talentportal-linkcheck";

    private readonly List<(string Path, bool IsAllowed)> _rules;

    private RobotsRules(List<(string, bool)> rules) => _rules = rules;

    /// <summary>Where there is no such file everything may be read.</summary>
    public static RobotsRules None { get; } = new([]);

    public static RobotsRules Read(string text)
    {
        List<(string, bool)> ours = [], everyones = [];
        var (named, forUs, forAll, isNaming) = (false, false, false, false);
        foreach (var raw in text.Split('\n').Take(5_000))
        {
            var line = raw.Split('#')[0].Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == "user-agent")
            {
                // Names that follow one another share the rules below them.
                if (!isNaming) (forUs, forAll) = (false, false);
                isNaming = true;
                if (value == "*") forAll = true;
                if (value.Length > 0 && value.Equals(Agent, StringComparison.OrdinalIgnoreCase)) named = forUs = true;
            }
            else if (name is "allow" or "disallow")
            {
                isNaming = false;
                if (value.Length == 0) continue;
                if (forUs) ours.Add((value, name == "allow"));
                if (forAll) everyones.Add((value, name == "allow"));
            }
        }

        return new(named ? ours : everyones);
    }

    /// <summary>Whether a path with its query may be read.</summary>
    public bool Allows(string path) =>
        _rules.Where(rule => Fits(rule.Path, path)).OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.IsAllowed).Select(rule => (bool?)rule.IsAllowed).FirstOrDefault() ?? true;

    /// <summary>A star stands for anything, a dollar for the end.</summary>
    private static bool Fits(string rule, string path)
    {
        var isWhole = rule.EndsWith('$');
        var parts = (isWhole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..])
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return !isWhole || at == path.Length || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }
}
