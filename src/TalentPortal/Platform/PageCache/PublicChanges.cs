using System.Collections.Concurrent;

namespace TalentPortal.Platform.PageCache;

/// <summary>
/// A number for each site that rises when something public changes there. It is part of the key of a kept page: a page
/// that was begun before the change is kept under the old number, where nobody looks any more.
/// </summary>
public sealed class SiteVersions
{
    private readonly ConcurrentDictionary<Guid, int> _tenants = new();
    private int _national;

    /// <summary>The number of a tenant's site, or of the national one, which shows all tenants.</summary>
    public int Of(Guid? tenant) => tenant is { } one ? _tenants.GetValueOrDefault(one) : Volatile.Read(ref _national);

    internal void Raise(Guid tenant)
    {
        _tenants.AddOrUpdate(tenant, 1, (_, version) => version + 1);
        Interlocked.Increment(ref _national);
    }
}

/// <summary>Takes note of what a message changes for the public of a site. The message's scope ends after the commit: from then on nobody gets the old pages.</summary>
public sealed class PublicChanges(SiteVersions versions) : IDisposable
{
    private readonly HashSet<Guid> _tenants = [];

    /// <summary>Something that visitors of this tenant's site see changes.</summary>
    public void At(Guid tenant) => _tenants.Add(tenant);

    public void Dispose()
    {
        foreach (var tenant in _tenants) versions.Raise(tenant);
    }
}
