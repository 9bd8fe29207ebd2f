using System.Text.RegularExpressions;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-11 and arch-12: every request is tested under its own name; files stay small.</summary>
internal static partial class FileRules
{
    private const int UseCaseLines = 250;
    private const int MarkupLines = 300;
    private const int ProgramLines = 80;
    private const int ReadmeLines = 20;

    /// <summary>arch-11: every request has a class of tests named after it.</summary>
    public static Findings Tests(IEnumerable<Type> requests, IReadOnlyList<SourceFile> tests)
    {
        var all = requests.ToList();
        return new(all.Count, [.. all.Where(request => !tests.Any(file => file.Text.Contains($"class {request.Name}Tests", StringComparison.Ordinal))).Select(request => $"{request.Name} has no {request.Name}Tests")]);
    }

    /// <summary>arch-12: caps on the length of files, and no folder but Domain in a feature.</summary>
    public static Findings Sizes(IReadOnlyList<SourceFile> files)
    {
        List<string> wrong = [];
        foreach (var file in files)
        {
            var cap = file.Name == "Program.cs" ? ProgramLines : file.Path.EndsWith(".razor", StringComparison.Ordinal) ? MarkupLines : file.Path.Contains("/Features/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal) ? UseCaseLines : int.MaxValue;
            if (file.Lines > cap) wrong.Add($"{file.Path} has {file.Lines} lines; {cap} are the cap");
            if (file.Path.Split('/') is [.., "Features", _, var folder, _] && folder != "Domain") wrong.Add($"{file.Path}: a feature has no folder but Domain");
            if (file.Path.Split('/') is [.., "Features", _, _, _, _]) wrong.Add($"{file.Path} lies too deep");
        }

        return new(files.Count, wrong);
    }

    /// <summary>A page's title goes through SiteTitle, which adds whose site it is.</summary>
    public static Findings Titles(IReadOnlyList<SourceFile> files)
    {
        var pages = files.Where(file => file.Name.EndsWith("Page.razor", StringComparison.Ordinal)).ToList();
        List<string> wrong = [];
        foreach (var page in pages)
        {
            if (page.Text.Contains("<PageTitle", StringComparison.Ordinal)) wrong.Add($"{page.Path} has a title without the site's name; use SiteTitle");
            else if (!page.Text.Contains("<SiteTitle ", StringComparison.Ordinal)) wrong.Add($"{page.Path} has no title");
        }

        return new(pages.Count, wrong);
    }

    /// <summary>Blanks between a word and a condition behind it are lost when a page is compiled: they are written as a word of their own.</summary>
    public static Findings Blanks(IReadOnlyList<SourceFile> files)
    {
        var pages = files.Where(file => file.Name.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        return new(pages.Count, [.. pages.SelectMany(page => LostBlank().Matches(page.Text).Select(match => $"{page.Path} loses the blank in \"{match.Value}\"; write @(\" \")"))]);
    }

    [GeneratedRegex(@"[\])] @(if|foreach|switch) \(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LostBlank();
}
