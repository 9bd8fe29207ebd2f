using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using TalentPortal.Platform.Security;

namespace TalentPortal.ArchitectureTests.Rules;

/// <summary>arch-7: every route names its folder; public pages and <c>me</c> are static; workspace, interactive and its policy go together.</summary>
internal static class PageRules
{
    private static readonly IReadOnlyDictionary<string, Workspace> Workspaces =
        Enum.GetValues<Workspace>().ToDictionary(workspace => workspace.ToString().ToLowerInvariant(), workspace => workspace);

    /// <param name="reviewed">Route → reason, for routes that do not name their folder; <c>/account/…</c> stands for all below.</param>
    public static Findings Pages(Codebase code, IReadOnlyDictionary<string, string> reviewed)
    {
        var pages = code.Types.Where(type => type.IsAssignableTo(typeof(IComponent)) && type.GetCustomAttributes<RouteAttribute>(false).Any()).ToList();
        List<string> wrong = [];
        foreach (var page in pages)
        {
            if (!page.Name.EndsWith("Page", StringComparison.Ordinal)) wrong.Add($"{page.FullName} has a route but no name ending in Page");
            foreach (var route in page.GetCustomAttributes<RouteAttribute>(false).Select(attribute => attribute.Template))
            {
                var segments = route.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
                var workspace = segments.Length > 0 && Workspaces.TryGetValue(segments[0], out var found) ? found : (Workspace?)null;
                var mine = segments is ["me", ..];
                CheckFolder(code, page, route, workspace is not null || mine ? segments[1..] : segments, reviewed, wrong);
                CheckMode(page, route, workspace, mine, wrong);
            }
        }

        return new(pages.Count, wrong);
    }

    private static void CheckFolder(Codebase code, Type page, string route, string[] segments, IReadOnlyDictionary<string, string> reviewed, List<string> wrong)
    {
        if (code.FeatureOf(page) is not { } feature)
        {
            if (!code.IsIn(page, "Shell")) wrong.Add($"{page.FullName} is a page outside Features and Shell");
            return;
        }

        var expected = Kebab(feature);
        if ((segments.Length == 0 || segments[0] != expected) && !reviewed.ContainsKey(route) && !(segments.Length > 0 && reviewed.ContainsKey('/' + segments[0] + "/…"))) wrong.Add($"{page.FullName}: {route} does not name its folder {feature} ({expected})");
    }

    private static void CheckMode(Type page, string route, Workspace? workspace, bool mine, List<string> wrong)
    {
        var attribute = page.GetCustomAttribute<WorkspaceAttribute>();
        var interactive = page.GetCustomAttribute<RenderModeAttribute>()?.Mode is InteractiveServerRenderMode;
        if (workspace is null)
        {
            if (interactive) wrong.Add($"{page.FullName}: {route} is public or the talent's, and must be static");
            if (attribute is not null) wrong.Add($"{page.FullName}: {route} has a workspace's policy outside a workspace");
            if (mine && page.GetCustomAttribute<AuthorizeAttribute>() is null) wrong.Add($"{page.FullName}: {route} is the talent's and needs [Authorize]");
            return;
        }

        if (attribute?.Workspace != workspace) wrong.Add($"{page.FullName}: {route} lies in {workspace} without its policy");
        if (!interactive) wrong.Add($"{page.FullName}: {route} lies in a workspace and must be interactive");
    }

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
