using TalentPortal.Platform.Search;

namespace TalentPortal.Features.Search.Domain;

/// <summary>What is looked for among the things of one kind.</summary>
/// <param name="TenantId">At whose site: there the tenant's own is found and, of the desk's, what the tenant has none of the same key for. Null looks everywhere.</param>
/// <param name="Words">The query as the text form of a tsquery.</param>
/// <param name="Typed">The words that were typed, where <paramref name="Words"/> looks for more: who has them in the title comes first.</param>
/// <param name="Today">Day number; what ended before it is not found.</param>
/// <param name="Size">So many on a page.</param>
/// <param name="Cap">Up to here matches are counted; beyond it is "this many or more".</param>
public sealed record ItemQuery(ItemKind Kind, Guid? TenantId, string Words, string? Typed, int Today, int Size, int Cap, int Page = 1);

/// <summary>What was found of one kind.</summary>
/// <param name="Total">How many; at least the query's cap where it is not exact.</param>
/// <param name="InHead">How many of them have the words in title or names.</param>
/// <param name="Page">Numbers of the page's rows, in their order.</param>
public sealed record ItemHits(ItemKind Kind, int Total, bool IsExact, int InHead, IReadOnlyList<int> Page);
