namespace TalentPortal.Platform.Files;

/// <summary>Files below the folder of the store, as <c>ab/abcdef…</c>.</summary>
internal sealed class DiskPlace(FileFolder folder) : IFilePlace
{
    public Task Put(string temporary, string storageName, CancellationToken ct)
    {
        try
        {
            var directory = folder.MakeFolderOf(storageName);
            File.Move(temporary, folder.PathOf(storageName));
            DirectorySync.Flush(directory);
        }
        catch (IOException e)
        {
            throw new FileStoreException("A file could not be put in its place.", e);
        }

        return Task.CompletedTask;
    }

    public Task<FileStream?> Open(string storageName, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<FileStream?>(new(folder.PathOf(storageName), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0, Share = FileShare.Read | FileShare.Delete }));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<FileStream?>(null);
        }
    }

    public Task<bool> Delete(string storageName, CancellationToken ct)
    {
        var path = folder.PathOf(storageName);
        if (!File.Exists(path)) return Task.FromResult(false);
        File.Delete(path);
        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<string> Before(DateTimeOffset moment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in folder.Finished().Where(file => file.LastWriteTimeUtc < moment.UtcDateTime))
        {
            ct.ThrowIfCancellationRequested();
            yield return file.Name;
        }

        await Task.CompletedTask;
    }
}
