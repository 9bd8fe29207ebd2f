namespace TalentPortal.Platform.Files;

/// <summary>Where sealed files rest once they are whole. What stands there nobody can read without the vault.</summary>
internal interface IFilePlace
{
    /// <summary>Takes a finished file from the folder of what is not finished: from then on it is there whole, or not at all.</summary>
    /// <exception cref="FileStoreException">The place is full, broken or out of reach.</exception>
    Task Put(string temporary, string storageName, CancellationToken ct);

    /// <summary>The sealed bytes as a stream that knows its length; null when there are none.</summary>
    /// <exception cref="FileStoreException">The place is out of reach.</exception>
    Task<FileStream?> Open(string storageName, CancellationToken ct);

    /// <summary>Removes a file.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="FileStoreException">The place is out of reach.</exception>
    Task<bool> Delete(string storageName, CancellationToken ct);

    /// <summary>The names of all files that were put there before <paramref name="moment"/>.</summary>
    IAsyncEnumerable<string> Before(DateTimeOffset moment, CancellationToken ct);
}
