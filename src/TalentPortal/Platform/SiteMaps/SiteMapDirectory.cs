using System.Collections.Concurrent;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.SiteMaps;

/// <summary>
/// The parts of all site maps. To know them costs a pass over a site's pages, so it is done once for all who ask within
/// half a minute; the pages themselves are always read as they are.
/// </summary>
public sealed class SiteMapDirectory(IEnumerable<ISiteMapSource> sources, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Guid? Tenant, string Source), Known> _known = new();

    public IReadOnlyList<ISiteMapSource> Sources { get; } = [.. sources.OrderBy(source => source.Name, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<SiteMapPart>> Parts(ISiteMapSource source, CallOrigin site, CancellationToken ct)
    {
        var key = (site.Tenant?.Id, source.Name);
        if (!_known.TryGetValue(key, out var known) || clock.GetElapsedTime(known.At) >= Lifetime)
        {
            var fresh = new Known(clock.GetTimestamp(), new(() => source.Parts(site, CancellationToken.None)));
            known = known is null ? _known.GetOrAdd(key, fresh) : _known.TryUpdate(key, fresh, known) ? fresh : _known.GetValueOrDefault(key, fresh);
        }

        try
        {
            return await known.Parts.Value.WaitAsync(ct);
        }
        catch when (known.Parts.Value.IsFaulted)
        {
            _known.TryRemove(new(key, known));
            throw;
        }
    }

    private sealed record Known(long At, Lazy<Task<IReadOnlyList<SiteMapPart>>> Parts);
}
