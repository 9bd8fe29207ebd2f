using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Platform.Signals;

/// <summary>
/// What a message tells all processes once it has committed, and only then: on a channel of the database, in ids alone,
/// because whoever may connect may listen.
/// </summary>
public sealed class Announcements
{
    private readonly HashSet<(string Channel, string Payload)> _said = [];

    /// <summary>Says something once, however often it is said in a message.</summary>
    internal void Say(string channel, string payload) => _said.Add((channel, payload));

    /// <summary>To be sent when the transaction at hand commits.</summary>
    internal async Task Send(AppDb db, CancellationToken ct)
    {
        foreach (var (channel, payload) in _said) await db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {payload})", ct);
    }
}
