using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Publishing;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>The guides as an Atom feed, what changed last first: <c>guides/feed.atom</c> with the filters of the page beside it.</summary>
internal static class GuideFeed
{
    public const string Path = "guides/feed.atom";

    /// <summary>Entries at most: a feed tells what is new.</summary>
    private const int Most = 50;

    private const string Type = "application/atom+xml; charset=utf-8";

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/" + Path, ConditionalGet.Methods, Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Read(
        HttpContext http, PortalSender sender, SiteAddresses addresses, IOptions<SiteOptions> options, IStringLocalizer<GuidesText> texts, IStringLocalizer<SharedText> shared, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        string? Asked(string name) => http.Request.Query[name] is [{ } value, ..] && !string.IsNullOrWhiteSpace(value) ? value : null;
        var outcome = await sender.Send(new BrowseGuides(Asked("place"), Asked("audience"), Asked("topic"), Asked("level"), Asked("status")) { Whole = true }, ct);
        if (!outcome.IsOk) return Results.Text(texts["BrowseGuides_Invalid", BrowseGuides.ValueMax], statusCode: StatusCodes.Status400BadRequest);
        var found = outcome.Value;
        if (found.Unknown.Count > 0) return Results.Text(texts["BrowseGuides_Unknown", found.Unknown[0]], statusCode: StatusCodes.Status400BadRequest);
        string[] names = ["place", "audience", "topic", "level", "status"];
        var query = string.Join('&', names.Where(name => Asked(name) is not null).Select(name => $"{name}={Uri.EscapeDataString(Asked(name)!)}")) is { Length: > 0 } said ? "?" + said : "";
        var (home, language) = (addresses.Of(site.Tenant, site.Language, ""), site.Language);
        var name = site.Tenant?.Name.In(language) ?? shared["National_Name"].Value;
        var host = new Uri(options.Value.Origin).Host;
        var feed = new AtomFeed(
            $"tag:{host},2026:{site.Tenant?.Slug}/{language.Segment()}/{Path}{query}", texts["GuideFeed_Title", name], name, home, $"{home}{Path}{query}", $"{home}guides{query}", language,
            $"{addresses.Of(site.Tenant, language.Other(), Path)}{query}", null, null,
            [
                .. found.Items.OrderByDescending(item => item.ChangedAt).ThenBy(item => item.Key, StringComparer.Ordinal).Take(Most).Select(item => new AtomEntry(
                    string.Create(CultureInfo.InvariantCulture, $"tag:{host},2026:{language.Segment()}/{(item.IsOwn ? site.Tenant?.Slug : item.Tenant?.Slug)}/guides/{item.Key}"), item.Title.In(language), item.Tenant?.Name.In(language) ?? name,
                    item.Tenant is { } elsewhere ? addresses.Of(elsewhere, language, "guides/" + item.Key) : $"{home}guides/{item.Key}", item.PublishedAt, item.ChangedAt, item.Summary.In(language),
                    [.. item.Topics.Select(topic => texts["Topic_" + topic].Value)])),
            ]);
        if (ConditionalGet.IsAnswered(http, Type, feed.Version, feed.Entries.Count == 0 ? null : feed.UpdatedAt, Keep)) return Results.Empty;
        await feed.Write(http);
        return Results.Empty;
    }
}
