namespace TalentPortal.Platform.Retention;

/// <summary>Rows of the platform that are kept for a while and then go. Found by itself; each part of the platform clears its own tables.</summary>
public interface IRetention
{
    /// <summary>Deletes what is past its time, within the command at hand.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> Purge(CancellationToken ct);
}
