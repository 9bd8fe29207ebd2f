using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Components;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>Makes what the frame around a page shows: the site's look, its sections, and the areas of the person who is signed in.</summary>
public sealed class SiteFrame(RightsStore rightsStore, TenantDirectory tenants, SiteAddresses addresses, IOptions<SiteOptions> options, IStringLocalizerFactory texts, IStringLocalizer<SharedText> shared, PortalDispatcher dispatcher)
{
    private const string NationalAccent = "#1f4e79";

    private static readonly IReadOnlyList<FrameEntry> Entries = [.. IFeature.All().SelectMany(feature => feature.Frame).OrderBy(entry => entry.Order)];

    /// <summary>The headings of the talent's own area, each from a place among its links (<see cref="FrameEntry.Order"/>) on.</summary>
    private static readonly IReadOnlyList<(int From, string Heading)> MyParts = [(10, "Mine_Support"), (20, "Mine_Records"), (50, "Mine_Privacy")];

    /// <summary>What the frame of the public site leads to, for everybody.</summary>
    internal static IEnumerable<FrameEntry> PublicEntries => Entries.Where(entry => entry.Workspace is null && entry.Permission is null && !IsMine(entry));

    /// <summary>The frame of a request; null for answers that belong to no site.</summary>
    public async Task<SiteContext?> Of(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site) return null;
        var rights = await rightsStore.Get(PageOrigin.FromRequest(http), ct);
        var sections = Links(entry => entry.Workspace is null && !IsMine(entry) && !entry.AtFoot, rights);
        var (path, query) = Asked(http);
        var workspace = http.GetEndpoint()?.Metadata.GetMetadata<WorkspaceAttribute>()?.Workspace;
        return new SiteContext(LookOf(site))
        {
            Sections = sections,
            Footer = [.. FootOf(site, sections, rights).Where(group => group.Items.Count > 0)],
            Languages = LanguageLinks.For(site.Base, path, query, [.. Languages.All.Select(language => language.Segment())]),
            Account = rights.UserId is null ? null : AccountOf(rights),
            SignInHref = rights.UserId is null ? "account/sign-in" : null,
            RegisterHref = rights.UserId is null ? "account/register" : null,
            MeLinks = rights.UserId is null ? [] : await Mine(rights, path.StartsWithSegments("/me"), http, ct),
            WorkspaceName = workspace is { } one ? shared["Workspace_" + one].Value : null,
            WorkspaceLinks = workspace is { } here ? [new NavGroup(shared["Workspace_" + here], await Counted(Links(entry => entry.Workspace == here, rights), true, http, ct))] : [],
            Imprint = site.Tenant is { } tenant ? shared["Imprint_Tenant", tenant.Name.In(site.Language)] : shared["Imprint_National"],
            Contact = site.Tenant?.Contact ?? TenantContact.None with { Email = options.Value.ContactEmail },
            Here = path.ToUriComponent() is { Length: > 1 } below ? below[1..] + query : "./" + query,
            Address = addresses.Of(site.Tenant, site.Language, (path.Value ?? "").TrimStart('/')) + query,
            Banner = (site.Tenant?.IsDemo ?? (await tenants.All(ct)).Any(one => one.IsDemo)) ? shared["Demo_Banner"].Value : null,
        };
    }

    /// <summary>What the visitor asked for, also where the page of an error answers in its place.</summary>
    private static (PathString Path, QueryString Query) Asked(HttpContext http) =>
        http.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? (failed.Path, http.Request.QueryString)
        : http.Features.Get<IStatusCodeReExecuteFeature>() is { } replaced ? (replaced.OriginalPath, new QueryString(replaced.OriginalQueryString))
        : (http.Request.Path, http.Request.QueryString);

    private IEnumerable<NavGroup> FootOf(SiteFeature site, IReadOnlyList<NavItem> sections, Rights rights)
    {
        yield return new(shared["Sections"], [.. sections.Select(section => section with { Icon = null })]);
        var about = Links(entry => entry.Workspace is null && entry.AtFoot, rights).Select(item => item with { Icon = null });
        if (site.Tenant is not null) about = about.Append(new NavItem(shared["National_Name"], site.Tenant.Host is null ? $"/{site.Language.Segment()}/" : addresses.Of(null, site.Language, "")));
        yield return new(shared["Foot_About"], [.. about]);
    }

    private static bool IsMine(FrameEntry entry) => entry.Workspace is null && entry.Href.StartsWith("me", StringComparison.Ordinal) && (entry.Href.Length == 2 || entry.Href[2] == '/');

    /// <summary>The talent's own area by heading; what stands first in it needs none.</summary>
    private async Task<IReadOnlyList<NavGroup>> Mine(Rights rights, bool areShown, HttpContext http, CancellationToken ct)
    {
        List<NavGroup> groups = [];
        foreach (var part in Entries.Where(IsMine).GroupBy(entry => MyParts.LastOrDefault(part => part.From <= entry.Order).Heading))
            groups.Add(new(part.Key is null ? null : shared[part.Key].Value, await Counted(Links(part.Contains, rights), areShown, http, ct)));
        return groups;
    }

    private SiteLook LookOf(SiteFeature site)
    {
        if (site.Tenant is not { } tenant) return new SiteLook(shared["National_Name"], shared["National_ShortName"], shared["National_Mark"], "", NationalAccent);
        var shortName = tenant.ShortName.In(site.Language);
        return new SiteLook(tenant.Name.In(site.Language), shortName, tenant.Mark ?? StringInfo.GetNextTextElement(shortName), tenant.Slug, tenant.Accent);
    }

    private AccountLook AccountOf(Rights rights)
    {
        var areas = Enum.GetValues<Workspace>()
            .Where(workspace => WorkspaceRequirement.IsMember(workspace, rights))
            .Select(workspace => new NavItem(shared["Workspace_" + workspace], workspace.ToString().ToLowerInvariant(), "briefcase"));
        return new AccountLook(rights.Name is { Length: > 0 } name ? name : shared["Account"], null, [new NavItem(shared["Me"], "me", "user"), .. areas, new NavItem(shared["AccountSettings"], "account", "settings")], "account/sign-out");
    }

    /// <summary>The counter of a link, with the texts that say what it counts.</summary>
    internal static FrameEntry? CounterOf(string href) => Entries.FirstOrDefault(entry => entry.Counter is not null && entry.Href == href);

    /// <summary>The links with what waits behind them, where they are shown at all.</summary>
    private async Task<IReadOnlyList<NavItem>> Counted(IReadOnlyList<NavItem> links, bool areShown, HttpContext http, CancellationToken ct)
    {
        // A page that answers in another's place must stand at once, and counts nothing.
        if (!areShown || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null) return links;
        List<NavItem> counted = [];
        foreach (var link in links)
        {
            var waiting = CounterOf(link.Href) is { Counter: { } counter } entry && await dispatcher.Send(counter.Ask(), PageOrigin.FromRequest(http), ct) is { IsOk: true, Value.Value: var count }
                ? (Count: count, Words: texts.Create(entry.Texts).Counted(counter.Key, count)) : default;
            counted.Add(waiting.Words is null ? link : link with { Count = waiting.Count, Counted = waiting.Words });
        }

        return counted;
    }

    private IReadOnlyList<NavItem> Links(Func<FrameEntry, bool> belongs, Rights rights) =>
        [.. Entries.Where(entry => belongs(entry) && (entry.Permission is null || rights.Allows(entry.Permission)))
            .Select(entry => new NavItem(texts.Create(entry.Texts)[entry.Key], entry.Href, entry.Icon, Exact: !entry.Href.Contains('/') || Entries.Any(below => below.Href.StartsWith(entry.Href + "/", StringComparison.Ordinal))))];
}
