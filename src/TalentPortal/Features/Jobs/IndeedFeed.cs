using System.Globalization;
using System.Xml;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Publishing;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// All public postings of a tenant as job boards take them: <c>jobs/indeed.xml</c>, in the language of the address. It is
/// complete, because whoever takes it removes what is missing, and it is written as it is read, however long it gets.
/// </summary>
/// <remarks>Elements as described at docs.indeed.com for XML feeds: every value in CDATA, dates of ISO 8601.</remarks>
internal static class IndeedFeed
{
    public const string Path = "jobs/indeed.xml";
    private const string Type = "application/xml; charset=utf-8";
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/" + Path, ConditionalGet.Methods, Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Read(HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses, TimeProvider clock, CancellationToken ct)
    {
        // A posting has one address, at its tenant: the national site has none of its own.
        if (http.Features.Get<SiteFeature>() is not { Tenant: { } tenant } site || http.Request.PathBase != site.Base) return Results.NotFound();
        var visitor = new CallOrigin(tenant, site.Language);
        var parts = (await dispatcher.Send(new CountJobAddresses(), visitor, ct)).Value.Parts;
        if (ConditionalGet.IsAnswered(http, Type, addresses.Of(tenant, site.Language, string.Join(' ', parts.Select(part => part.Version))), parts.Max(part => part.ChangedAt), Keep)) return Results.Empty;
        await using var xml = WireXml.Writer(http);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "source", null);
        await Text(xml, "publisher", tenant.Name.In(site.Language));
        await Text(xml, "publisherurl", addresses.Of(tenant, site.Language, ""));
        await Text(xml, "lastBuildDate", Moment(parts.Max(part => part.ChangedAt) ?? clock.GetUtcNow()));
        string? cursor = null;
        do
        {
            var page = (await dispatcher.Send(new BrowsePostings(Cursor: cursor, Limit: BrowsePostings.LimitMax), visitor, ct)).Value;
            foreach (var posting in page.Postings) await Write(xml, posting, addresses.Of(tenant, site.Language, posting.Path), site.Language);
            await xml.FlushAsync();
            cursor = page.Next;
        }
        while (cursor is not null);
        await xml.WriteEndDocumentAsync();
        return Results.Empty;
    }

    private static async Task Write(XmlWriter xml, PublishedPosting posting, string address, Language language)
    {
        var content = posting.Content;
        await xml.WriteStartElementAsync(null, "job", null);
        await Text(xml, "title", content.Title.In(language));
        await Text(xml, "date", Moment(posting.AtPublisher(posting.UpdatedAt)));
        await Text(xml, "referencenumber", posting.Id.ToString());
        await Text(xml, "requisitionid", posting.Id.ToString());
        await Text(xml, "url", address);
        await Text(xml, "company", posting.Employer.In(language));
        await Text(xml, "sourcename", posting.Publisher.Name.In(language));
        await Text(xml, "city", posting.Locality(language) ?? "");
        await Text(xml, "state", posting.Region(language) ?? "");
        await Text(xml, "country", posting.CountryCode ?? "");
        if (posting.Street is { } street) await Text(xml, "streetaddress", street);
        // Job boards have no elements for what else is asked and offered: it stands below the text, as on the page.
        await Text(xml, "description", (SafeMarkdown.ToHtml(content.Description.In(language)) ?? "") + Demands(posting, language));
        if (Pay(posting) is { } pay) await Text(xml, "salary", pay);
        if (posting.Degree is { } degree) await Text(xml, "education", degree.Name(language));
        if (JobSaid.Experience(content.ExperienceYears, language) is { } experience) await Text(xml, "experience", experience);
        await Text(xml, "jobtype", posting.Kind.SchemaOrg switch { "FULL_TIME" => "fulltime", "PART_TIME" => "parttime", "CONTRACTOR" => "contract", "TEMPORARY" => "temporary", _ => "other" });
        if (posting.Industry is { } industry) await Text(xml, "category", industry.Name(language));
        if (content.Workplace != Workplace.OnSite) await Text(xml, "remotetype", content.Workplace == Workplace.Remote ? "Fully remote" : "Hybrid remote");
        if (posting.ClosesAt is { } end) await Text(xml, "expirationdate", Moment(end));
        await Text(xml, "lastactivitydate", Moment(posting.AtPublisher(posting.ConfirmedAt)));
        await xml.WriteEndElementAsync();
    }

    private static string Demands(PublishedPosting posting, Language language)
    {
        var lines = JobSaid.Beside(posting.Content, language).Concat(JobSaid.Apart(posting.Content, posting.EmployerKind, language));
        var items = string.Concat(lines.Select(line => $"<li>{line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)}</li>"));
        return items.Length == 0 ? "" : $"<ul>{items}</ul>";
    }

    private static string? Pay(PublishedPosting posting)
    {
        var content = posting.Content;
        if (!content.HasPay) return null;
        var amounts = string.Join(" - ", new[] { content.PayMin, content.PayMax }.OfType<decimal>().Distinct().Select(amount => amount.ToString("0.##", CultureInfo.InvariantCulture)));
        var open = content.PayMax is null ? "from " : content.PayMin is null ? "up to " : "";
        return $"{open}{amounts} {content.PayCurrency} per {content.PayPeriod}";
    }

    /// <summary>The writer cuts what would end the section, so any text fits in.</summary>
    private static async Task Text(XmlWriter xml, string name, string text)
    {
        await xml.WriteStartElementAsync(null, name, null);
        await xml.WriteCDataAsync(WireXml.Valid(text));
        await xml.WriteEndElementAsync();
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
