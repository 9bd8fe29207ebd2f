using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Content;

/// <summary>What kind of content has a link.</summary>
public enum ContentKind
{
    Source,
    Guide,
    City,
    Service,
    School,
    Programme,
}

/// <summary>An address outside of the portal that content leads to or rests on.</summary>
/// <param name="Address">Absolute; a fragment is none of it.</param>
/// <param name="Key">Names the content among those of its kind.</param>
/// <param name="Page">Where it is read or written, relative to tenant and language.</param>
/// <param name="IsOwn">Whether the address stands in this content itself; false where it is that of a source that this content rests on.</param>
public sealed record ContentLink(string Address, ContentKind Kind, string Key, Bilingual Name, string Page, bool IsOwn = true)
{
    /// <summary>Longer ones are not followed.</summary>
    public const int AddressMax = 500;

    /// <summary>The address as it is asked for: absolute, of the web, without fragment; null for anything else.</summary>
    public static string? Normal(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0 && url.GetLeftPart(UriPartial.Query) is { Length: <= AddressMax } whole ? whole : null;
}

/// <summary>The links that a tenant's public content has. Features register theirs, without state of a caller.</summary>
public interface IContentLinks
{
    Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct);
}
