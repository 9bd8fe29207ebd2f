using System.Globalization;
using System.Xml;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Publishing;

/// <summary>A feed as RFC 4287 describes it, with the pages of RFC 5005.</summary>
/// <param name="Id">Never changes, whatever the address.</param>
/// <param name="Author">Who publishes.</param>
/// <param name="Self">Its own address; <paramref name="Alternate"/> is the page that shows the same.</param>
/// <param name="Other">The same feed in the other language.</param>
public sealed record AtomFeed(
    string Id, string Title, string Author, string AuthorHome, string Self, string Alternate, Language Language, string Other, string? Next, string? Previous, IReadOnlyList<AtomEntry> Entries)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>When the newest entry changed. A feed without entries never did.</summary>
    public DateTimeOffset UpdatedAt => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.UpdatedAt);

    /// <summary>Another text whenever a reader would see something else.</summary>
    public string Version => string.Join('\n', Entries.Select(entry => $"{entry.Id} {entry.UpdatedAt:O} {entry.Title} {entry.Author} {entry.Summary} {entry.Href}").Prepend($"{Self} {Title} {Author} {Next}"));

    /// <summary>Writes the document to the answer.</summary>
    public async Task Write(HttpContext http)
    {
        await using var xml = WireXml.Writer(http);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "feed", Namespace);
        await xml.WriteAttributeStringAsync("xml", "lang", null, Language.Tag());
        await Text(xml, "id", Id);
        await Text(xml, "title", Title);
        await Text(xml, "updated", Moment(UpdatedAt));
        await Person(xml, Author, AuthorHome);
        await Link(xml, "self", Self, Language.Tag(), "application/atom+xml");
        await Link(xml, "alternate", Alternate, Language.Tag(), "text/html");
        await Link(xml, "alternate", Other, Language.Other().Tag(), "application/atom+xml");
        if (Previous is not null) await Link(xml, "previous", Previous, null, "application/atom+xml");
        if (Next is not null) await Link(xml, "next", Next, null, "application/atom+xml");
        foreach (var entry in Entries)
        {
            await xml.WriteStartElementAsync(null, "entry", Namespace);
            if (entry.Language is { } language) await xml.WriteAttributeStringAsync("xml", "lang", null, language.Tag());
            await Text(xml, "id", entry.Id);
            await Text(xml, "title", entry.Title);
            await Link(xml, "alternate", entry.Href, null, "text/html");
            await Text(xml, "published", Moment(entry.PublishedAt));
            await Text(xml, "updated", Moment(entry.UpdatedAt));
            await Person(xml, entry.Author, null);
            foreach (var category in entry.Categories)
            {
                await xml.WriteStartElementAsync(null, "category", Namespace);
                await xml.WriteAttributeStringAsync(null, "term", null, WireXml.Valid(category));
                await xml.WriteEndElementAsync();
            }

            await Text(xml, "summary", entry.Summary);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndDocumentAsync();
    }

    private static Task Text(XmlWriter xml, string name, string text) => xml.WriteElementStringAsync(null, name, Namespace, WireXml.Valid(text));

    private static async Task Person(XmlWriter xml, string name, string? home)
    {
        await xml.WriteStartElementAsync(null, "author", Namespace);
        await Text(xml, "name", name);
        if (home is not null) await Text(xml, "uri", home);
        await xml.WriteEndElementAsync();
    }

    private static async Task Link(XmlWriter xml, string relation, string address, string? language, string type)
    {
        await xml.WriteStartElementAsync(null, "link", Namespace);
        await xml.WriteAttributeStringAsync(null, "rel", null, relation);
        await xml.WriteAttributeStringAsync(null, "type", null, type);
        if (language is not null) await xml.WriteAttributeStringAsync(null, "hreflang", null, language);
        await xml.WriteAttributeStringAsync(null, "href", null, address);
        await xml.WriteEndElementAsync();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>One entry of a feed.</summary>
/// <param name="Summary">Plain text.</param>
/// <param name="Language">Of the title, where it is not the feed's.</param>
public sealed record AtomEntry(
    string Id, string Title, string Author, string Href, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, string Summary, IReadOnlyList<string> Categories, Language? Language = null);
