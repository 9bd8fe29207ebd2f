using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using TalentPortal.ArchitectureTests.Rules;
using TalentPortal.Platform.Security;

namespace TalentPortal.ArchitectureTests;

/// <summary>arch-13: docs/feature-map.md says which address lies in which folder, and who may send which request.</summary>
public sealed class FeatureMap
{
    private static string File => Path.Combine(SourceTree.Root, "docs", "feature-map.md");

    [Fact]
    public void Arch_13_the_feature_map_is_current()
    {
        var current = Make();
        if (Environment.GetEnvironmentVariable("TALENTPORTAL_WRITE_FEATURE_MAP") == "1") System.IO.File.WriteAllText(File, current);
        var written = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).ReplaceLineEndings("\n") : "";
        var differs = current.Split('\n').Except(written.Split('\n')).Concat(written.Split('\n').Except(current.Split('\n'))).ToList();
        Assert.True(differs.Count == 0, "docs/feature-map.md is not current: run eng/feature-map.sh.\n" + string.Join('\n', differs));
    }

    internal static string Make()
    {
        var code = Codebase.Product;
        var text = new StringBuilder();
        text.Append("# Feature map\n\nMade from the code by `eng/feature-map.sh`; a test keeps it current. Addresses stand behind `[/{tenant}]/{language}/`.\n\n");
        text.Append("## Pages\n\n| address | folder | page | who |\n|---|---|---|---|\n");
        var pages = code.Types
            .Where(type => type.IsAssignableTo(typeof(IComponent)))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(false).Select(route => (Route: route.Template, Page: type)))
            .OrderBy(page => page.Route, StringComparer.Ordinal);
        foreach (var (route, page) in pages) text.Append($"| `{route}` | {string.Join('/', code.FolderOf(page)!)} | {page.Name} | {WhoOpens(page)} |\n");

        text.Append("\n## Requests\n\n| feature | request | permission | who |\n|---|---|---|---|\n");
        foreach (var request in code.Types.Where(RequestRules.IsRequest).OrderBy(type => code.FeatureOf(type), StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal))
        {
            var access = RequestAccess.Of(request);
            text.Append($"| {code.FeatureOf(request) ?? string.Join('/', code.FolderOf(request)!)} | {request.Name} | {access.Permission ?? "-"} | {WhoSends(access)} |\n");
        }

        return text.ToString();
    }

    private static string WhoOpens(Type page)
    {
        if (page.GetCustomAttribute<WorkspaceAttribute>() is { } workspace)
            return workspace.Workspace == Workspace.Employer ? "members of the employer" : "workspace " + workspace.Workspace.ToString().ToLowerInvariant();
        return page.GetCustomAttribute<AuthorizeAttribute>() is null ? "everyone" : "signed in";
    }

    private static string WhoSends(RequestAccess access) =>
        access.Anyone ? "everyone"
        : access.SignedIn ? "signed in, own matters"
        : access.SystemOnly ? "operator and scheduled work"
        : string.Join(", ", RoleCatalogue.Permissions[access.Permission!].Order().Select(role => role.ToString()));
}
