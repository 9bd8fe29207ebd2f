using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Curation;

/// <summary>
/// Work of one kind that waits for whoever looks after a tenant's content: a text past its review date, a report of a
/// fault, a link that is dead. Features register theirs as singletons, without state; the queue asks all of them, as the
/// tenant's system, and shows each kind to those who hold its permission.
/// </summary>
public interface ICurationSource
{
    /// <summary>Tells the kind from others in addresses and in rows: small letters and hyphens, never changed.</summary>
    string Kind { get; }

    /// <summary>The feature's text class.</summary>
    Type Texts { get; }

    /// <summary>Key of the text that names the kind, in the plural: "Dead links".</summary>
    string NameKey { get; }

    /// <summary>Who can do something about it; nobody else sees it.</summary>
    string Permission { get; }

    /// <summary>What waits at a tenant now; at most <see cref="CurationItem.Most"/>, the most urgent first.</summary>
    /// <param name="tenant">Whose rows are to be read, and no other's.</param>
    Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct);

    /// <summary>Somebody of the tenant takes one of the things to do, or gives it back, in the transaction that says so.</summary>
    Task Taken(AppDb db, TenantRef tenant, string key, bool isTaken, DateTimeOffset now, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>One thing to do.</summary>
/// <param name="Key">Tells it from others of its kind as long as it waits: an id, or an address.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Href">Where it is mended, relative to tenant and language.</param>
/// <param name="DueOn">The day until which it should be done, by the tenant's clock; null where nothing presses.</param>
public sealed record CurationItem(string Key, Bilingual Title, string Href, DateOnly? DueOn)
{
    /// <summary>Of one kind at one tenant: more are not looked at by anybody.</summary>
    public const int Most = 1000;

    /// <summary>Longest key.</summary>
    public const int KeyMax = 160;

    /// <summary>Key of a text of the source's feature that says more; null for nothing.</summary>
    public string? DetailKey { get; init; }

    /// <summary>What that text is filled with.</summary>
    public object? DetailValue { get; init; }
}
