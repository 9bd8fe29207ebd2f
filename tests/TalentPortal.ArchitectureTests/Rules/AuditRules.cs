using System.Text.RegularExpressions;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>Every action that is written into an audit has its words in the page that shows it.</summary>
internal static partial class AuditRules
{
    private const string Texts = "src/TalentPortal/Features/Tenants/TenantsText";

    public static Findings ActionsHaveWords(IReadOnlyList<SourceFile> files)
    {
        List<string> wrong = [];
        var words = new[] { Texts + ".resx", Texts + ".zh-Hans.resx" }.Select(path => TextRules.Entries(files.Single(file => file.Path == path))).ToList();
        var actions = 0;
        foreach (var file in files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.StartsWith("src/TalentPortal/Platform/Auditing/", StringComparison.Ordinal)))
        {
            var calls = Call().Matches(file.Text);
            // Where a method of the file's own writes, its callers in the file name the action.
            var sources = calls.Any(call => Passed().IsMatch(call.Value)) ? Named().Matches(file.Text).Select(match => match.Value) : [];
            foreach (var source in calls.Select(call => call.Value).Concat(sources))
            {
                var named = Action().Matches(source).Select(match => match.Groups[1].Value).ToList();
                if (named.Count == 0 && !Passed().IsMatch(source)) wrong.Add($"{file.Path}: no action can be read from {source}");
                actions += named.Count;
                foreach (var action in named)
                    if (words.Any(language => !language.ContainsKey("Audit_" + action.Replace('.', '_').Replace('-', '_')))) wrong.Add($"{file.Path}: the action {action} has no words");
            }
        }

        return new(actions, wrong);
    }

    /// <summary>A call that writes, up to its end.</summary>
    [GeneratedRegex(@"udit\.Write(?:ForPlatform)?\((?:[^;]*?)\);", RegexOptions.Singleline)]
    private static partial Regex Call();

    /// <summary>A call that passes on the action of its caller.</summary>
    [GeneratedRegex(@"udit\.Write(?:ForPlatform)?\(action,")]
    private static partial Regex Passed();

    /// <summary>A call of such a method.</summary>
    [GeneratedRegex(@"(?:Report|Changed)\((?:\w+, )?""[a-z]+\.[a-z-]+""")]
    private static partial Regex Named();

    [GeneratedRegex(@"""([a-z]+\.[a-z-]+)""")]
    private static partial Regex Action();
}
