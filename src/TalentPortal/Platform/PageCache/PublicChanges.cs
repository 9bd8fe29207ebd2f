using System.Collections.Concurrent;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.PageCache;

/// <summary>
/// A number for each site that rises when something public changes there. It is part of the key of a kept page: a page
/// that was begun before the change is kept under the old number, where nobody looks any more.
/// </summary>
public sealed class SiteVersions
{
    private readonly ConcurrentDictionary<Guid, int> _tenants = new();
    private int _national;
    private int _all;

    /// <summary>Tells what this process announced from what others did.</summary>
    internal Guid Process { get; } = Guid.NewGuid();

    /// <summary>The number of a tenant's site, or of the national one, which shows all tenants.</summary>
    public (int All, int Site) Of(Guid? tenant) => (Volatile.Read(ref _all), tenant is { } one ? _tenants.GetValueOrDefault(one) : Volatile.Read(ref _national));

    internal void Raise(Guid tenant)
    {
        _tenants.AddOrUpdate(tenant, 1, (_, version) => version + 1);
        Interlocked.Increment(ref _national);
    }

    /// <summary>Nobody can say what has changed: no page of before is used any more.</summary>
    internal void RaiseAll() => Interlocked.Increment(ref _all);
}

/// <summary>
/// Takes note of what a message changes for the public of a site. Its transaction tells the other processes; in this one
/// the message's scope ends after the commit: from then on nobody gets the old pages.
/// </summary>
public sealed class PublicChanges(SiteVersions versions, Announcements announcements) : IDisposable
{
    /// <summary>Name of the notifications: the process that changed something and the tenant, as two ids with a blank between them.</summary>
    internal const string Channel = "public_changes";

    /// <summary>Instead of a tenant: what changed shows on every site.</summary>
    private const string All = "all";

    private readonly HashSet<Guid> _tenants = [];
    private bool _everywhere;

    /// <summary>Something that visitors of this tenant's site see changes.</summary>
    public void At(Guid tenant)
    {
        if (_tenants.Add(tenant)) announcements.Say(Channel, $"{versions.Process} {tenant}");
    }

    /// <summary>As <see cref="At(Guid)"/>; what the editorial desk changes shows on every site.</summary>
    public void At(TenantRef tenant)
    {
        if (tenant.IsDesk) Everywhere();
        else At(tenant.Id);
    }

    /// <summary>Something that visitors of every site see changes: content of the editorial desk.</summary>
    public void Everywhere()
    {
        if (!_everywhere) announcements.Say(Channel, $"{versions.Process} {All}");
        _everywhere = true;
    }

    public void Dispose()
    {
        if (_everywhere) versions.RaiseAll();
        foreach (var tenant in _tenants) versions.Raise(tenant);
    }
}
