using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Writes what follows from public rows that a command has just saved, within its transaction: what is read elsewhere is in
/// step with them from the moment they are committed.
/// </summary>
public interface IRowFollower
{
    /// <summary>Called once after the command's own save; its changes are saved after it.</summary>
    /// <returns>Whether there is something to be saved.</returns>
    Task<bool> Follow(IReadOnlyCollection<IPublishable> written, CancellationToken ct);
}
