namespace TalentPortal.Platform.Messaging;

/// <summary>An entity that tells other features what happened to it. Events are published before its changes are saved, in the same transaction.</summary>
public abstract class Entity
{
    private readonly List<IPortalEvent> _events = [];

    protected void Raise(IPortalEvent happened) => _events.Add(happened);

    internal IReadOnlyList<IPortalEvent> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }
}
