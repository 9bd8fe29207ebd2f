using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Asks all features which addresses the content of a tenant has.</summary>
internal sealed class LinkUses(AppDb db, IEnumerable<IContentLinks> sources)
{
    /// <summary>Each with all that has it, under the address as it is asked for.</summary>
    public async Task<ILookup<string, ContentLink>> Of(Guid tenantId, CancellationToken ct)
    {
        List<(string Address, ContentLink Link)> all = [];
        foreach (var source in sources)
        {
            foreach (var link in await source.Links(db, tenantId, ct))
            {
                if (ContentLink.Normal(link.Address) is { } address) all.Add((address, link));
            }
        }

        return all.ToLookup(one => one.Address, one => one.Link, StringComparer.Ordinal);
    }
}
