using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Search;

/// <summary>
/// Things of one kind that the search across everything finds. Features register theirs, without state; what is public of
/// them is written in step with their rows, in the transaction that changes these.
/// </summary>
public interface IItemSource
{
    /// <summary>Of what kind they are.</summary>
    ItemKind Kind { get; }

    /// <summary>The keys of the items that say something else when this row has changed, come or gone; none for rows of other tables.</summary>
    IEnumerable<string> KeysOf(IPublishable row);

    /// <summary>All keys of a tenant's items that every visitor may read.</summary>
    Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct);

    /// <summary>Of these items those that every visitor may read.</summary>
    Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct);
}
