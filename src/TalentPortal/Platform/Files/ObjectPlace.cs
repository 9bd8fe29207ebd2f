using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Files as objects of a bucket, <c>PREFIXab/abcdef…</c>. They come and go sealed, through the folder of what is not finished:
/// an object is written by one request, and what is read was received whole before its first byte is given out.
/// </summary>
internal sealed class ObjectPlace(IAmazonS3 client, ObjectStoreOptions options, FileFolder folder) : IFilePlace
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">Address or keys cannot be used.</exception>
    public static IAmazonS3 Connect(ObjectStoreOptions options)
    {
        options.Check();
        var config = new AmazonS3Config { AuthenticationRegion = options.Region, ForcePathStyle = options.PathStyle, Timeout = Patience, MaxErrorRetry = 2 };
        if (options.ServiceUrl.Length > 0) config.ServiceURL = options.ServiceUrl;
        else config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        return options.AccessKey.Length > 0 ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config) : new AmazonS3Client(config);
    }

    public async Task Put(string temporary, string storageName, CancellationToken ct)
    {
        await using (var content = new FileStream(temporary, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan }))
        {
            // In one piece with its length and hash: not every service understands the client's own chunks.
            var put = new PutObjectRequest { BucketName = options.Bucket, Key = KeyOf(storageName), InputStream = content, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" };
            await Reach(() => client.PutObjectAsync(put, ct), ct);
        }

        File.Delete(temporary);
    }

    public async Task<FileStream?> Open(string storageName, CancellationToken ct)
    {
        folder.RefuseWhenFull();
        var file = FileFolder.Create(folder.NewTemporary(), FileOptions.DeleteOnClose);
        try
        {
            var isThere = await Reach(
                async () =>
                {
                    using var answer = await client.GetObjectAsync(options.Bucket, KeyOf(storageName), ct);
                    await answer.ResponseStream.CopyToAsync(file, ct);
                    return answer.ContentLength == file.Length ? true : throw new FileStoreException("An object did not come whole.");
                },
                ct);
            if (isThere)
            {
                file.Position = 0;
                return file;
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    public async Task<bool> Delete(string storageName, CancellationToken ct)
    {
        // Deleting answers the same whether there was one.
        if (await Reach(() => client.GetObjectMetadataAsync(options.Bucket, KeyOf(storageName), ct), ct) is null) return false;
        await Reach(() => client.DeleteObjectAsync(options.Bucket, KeyOf(storageName), ct), ct);
        return true;
    }

    public async IAsyncEnumerable<string> Before(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken ct)
    {
        var ask = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = options.Prefix };
        do
        {
            var page = await Reach(() => client.ListObjectsV2Async(ask, ct), ct) ?? throw new FileStoreException("There is no such bucket.");
            foreach (var one in page.S3Objects.Where(one => one.LastModified.ToUniversalTime() < moment.UtcDateTime))
            {
                var name = one.Key[(one.Key.LastIndexOf('/') + 1)..];
                // What others put into the bucket is not the portal's to remove.
                if (FileFolder.IsStorageName(name) && one.Key == KeyOf(name)) yield return name;
            }

            ask.ContinuationToken = page.IsTruncated ? page.NextContinuationToken : null;
        }
        while (ask.ContinuationToken is not null);
    }

    private string KeyOf(string storageName) => $"{options.Prefix}{storageName[..2]}/{storageName}";

    /// <summary>The answer of the service; default when there is no such object.</summary>
    private static async Task<T?> Reach<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return default;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new FileStoreException("The store of files is out of reach, or refuses.", e);
        }
    }
}
