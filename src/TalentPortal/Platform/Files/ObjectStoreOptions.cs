namespace TalentPortal.Platform.Files;

/// <summary>Section <c>Portal:Files:S3</c>: a store with the S3 interface, in which uploaded files rest instead of on a disk.</summary>
public sealed class ObjectStoreOptions
{
    /// <summary>Name of the bucket, which must be there; empty: files rest on the disk.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Address of the service, <c>https://</c>; plain <c>http://</c> only to this machine. Empty: the public service of the region.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>Region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Stands before the name of every object, <c>portal/</c> for example, where the bucket holds more than this.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Empty: what the environment of the process gives (<c>AWS_ACCESS_KEY_ID</c>, a role).</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>Whether the bucket stands in the path and not in the host name, as most services of one's own have it.</summary>
    public bool PathStyle { get; set; } = true;

    /// <exception cref="InvalidOperationException">Address or keys cannot be used.</exception>
    internal void Check()
    {
        if (ServiceUrl.Length > 0 && (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
            throw new InvalidOperationException($"{FilesOptions.Section}:S3:ServiceUrl must be an https address, or http on this machine.");
        if (AccessKey.Length == 0 != (SecretKey.Length == 0)) throw new InvalidOperationException($"{FilesOptions.Section}:S3 needs AccessKey and SecretKey, or neither.");
    }
}
