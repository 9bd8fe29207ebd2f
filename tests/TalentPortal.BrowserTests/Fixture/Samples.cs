using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Security;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>A page of the endpoint table with an address at which it shows demo data, and who opens it.</summary>
/// <param name="Persona">Key of a demo person; null for a visitor.</param>
public sealed record SamplePage(string Route, string Address, string? Persona, bool IsWorkspace)
{
    public override string ToString() => Route;
}

/// <summary>Fills the routes of the pages with demo data.</summary>
public static class Samples
{
    internal const string LiveJob = "select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.is_public order by j.id limit 1";

    /// <summary>Values for the parameters of routes, by name; queries into the demonstration.</summary>
    private static readonly Dictionary<string, string> Queries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/platform/tenants/{Slug}"] = "select 'fujian'",
        ["/employers/{EmployerId:guid}"] = "select employer_id::text from employer_admissions a join tenants t on t.id = a.tenant_id where t.slug = 'fujian' and a.is_public order by 1 limit 1",
        ["/jobs/{JobId:guid}"] = LiveJob,
        ["/jobs/{Id:guid}"] = LiveJob,
        ["/me/applications/new/{JobId:guid}"] = LiveJob,
        ["/employer/jobs/{JobId:guid}"] = "select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.status = 'Returned' limit 1",
        ["/admin/jobs/{JobId:guid}"] = "select c.job_id::text from job_changes c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.in_review limit 1",
    };

    /// <summary>Pages for which the demonstration has no data yet; each must exist, so that a stale line is noticed.</summary>
    internal static readonly IReadOnlySet<string> WithoutData = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "/me/cv/{Id:guid}/remove",
        "/me/applications/{Id:guid}",
        "/me/applications/{Id:guid}/withdraw",
        "/employer/applications/{Id:guid}",
        "/talents/erased",
    };

    /// <summary>Pages that show themselves only in passing, or that need another person than their area's.</summary>
    private static readonly Dictionary<string, (string Address, string? Persona)> Special = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<Workspace, string> People = new()
    {
        [Workspace.Overseas] = "fujian-overseas",
        [Workspace.Domestic] = "fujian-domestic",
        [Workspace.Campus] = "fujian-campus",
        [Workspace.Employer] = "rongxin-owner",
        [Workspace.Admin] = "fujian-admin",
        [Workspace.Platform] = "platform-admin",
    };

    /// <summary>All pages of the portal.</summary>
    /// <exception cref="InvalidOperationException">A route has parameters that no sample fills.</exception>
    public static async Task<IReadOnlyList<SamplePage>> Pages(PortalServer portal)
    {
        var pages = new List<SamplePage>();
        foreach (var endpoint in portal.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            var workspace = endpoint.Metadata.GetMetadata<WorkspaceAttribute>()?.Workspace;
            var persona = workspace is { } one ? People[one] : endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null ? "lin-yue" : null;
            if (WithoutData.Contains(route)) continue;
            var address = route;
            if (route == "/me/applications/new") address = route + "?job=" + await portal.Scalar<string>(LiveJob);
            else if (Special.TryGetValue(route, out var special)) (address, persona) = special;
            else if (endpoint.RoutePattern.Parameters.Count > 0) address = await Fill(portal, route, endpoint.RoutePattern.Parameters);
            pages.Add(new SamplePage(route, address, persona, workspace is not null));
        }

        return [.. pages.OrderBy(page => page.Persona, StringComparer.Ordinal).ThenBy(page => page.Route, StringComparer.Ordinal)];
    }

    /// <summary>The newest mail that the portal kept; asks for one where there is none yet.</summary>
    private static async Task<string> KeptMail(PortalServer portal)
    {
        var folder = portal.Services.GetRequiredService<MailFolder>();
        if (folder.All().Count == 0)
        {
            await using var visit = await (await Browser.Get()).Visit();
            await visit.Go("/fujian/en/account/register");
            await visit.Page.FillAsync("[name='Form.Email']", "crawl-mail@example.org");
            await visit.Page.FillAsync("[name='Form.Password']", "tidal-marsh-lantern-52");
            await visit.Submit();
            await portal.MailedLink("crawl-mail@example.org", "account/confirm");
        }

        return folder.All()[0].ToString();
    }

    private static async Task<string> Fill(PortalServer portal, string route, IReadOnlyList<Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart> parameters)
    {
        if (parameters.Count == 1 && route.StartsWith("/dev/mail/", StringComparison.Ordinal)) return "/dev/mail/" + await KeptMail(portal);
        if (parameters.Count > 1 || !Queries.TryGetValue(route, out var query)) throw new InvalidOperationException($"The crawl has no sample data for {route}: add it to Samples.");
        var value = await portal.Scalar<string>(query);
        var start = route.IndexOf('{', StringComparison.Ordinal);
        return route[..start] + value + route[(route.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }
}
