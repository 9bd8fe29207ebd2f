using TalentPortal.Platform.Signals;

namespace TalentPortal.Platform.PageCache;

/// <summary>Hears what other processes change for the public. After each loss of the connection no page of before is used any more.</summary>
internal sealed class PublicChangesHearer(SiteVersions versions) : ISignalHearer
{
    public string Channel => PublicChanges.Channel;

    public void Hear(string payload)
    {
        if (payload.Split(' ') is not [var process, var tenant] || !Guid.TryParse(tenant, out var id)) versions.RaiseAll();
        else if (process != versions.Process.ToString()) versions.Raise(id);
    }

    public void Deaf() => versions.RaiseAll();

    public void Listening() => versions.RaiseAll();
}
