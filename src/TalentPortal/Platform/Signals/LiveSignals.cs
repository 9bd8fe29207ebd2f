namespace TalentPortal.Platform.Signals;

/// <summary>For handlers: says which open pages have to look again once the command has committed.</summary>
public sealed class LiveSignals(Announcements announcements)
{
    /// <summary>Name of the notifications: a topic's id, nothing else.</summary>
    internal const string Channel = "live_pages";

    /// <summary>Pages that follow this topic look again: the id of a record, of a person whose lists it is in, of a tenant.</summary>
    public void Changed(Guid topic) => announcements.Say(Channel, topic.ToString());
}
