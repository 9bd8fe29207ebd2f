namespace TalentPortal.Platform.Files;

/// <summary>Section <c>Portal:Files</c> of the configuration.</summary>
public sealed class FilesOptions
{
    public const string Section = "Portal:Files";

    /// <summary>
    /// Folder of uploaded files, on another volume than the database's: uploads that fill the database's disk would stop it.
    /// It must not lie below the web root.
    /// </summary>
    public string Directory { get; set; } = "";

    /// <summary>Where files rest instead of in <see cref="Directory"/>, which then holds only what is on its way.</summary>
    public ObjectStoreOptions S3 { get; set; } = new();

    /// <summary>Where the virus scanner listens: <c>tcp://127.0.0.1:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>; empty for none.</summary>
    public string Clamd { get; set; } = "";

    /// <summary>The operator's word that files may be released without a scanner in production.</summary>
    public bool ReleaseWithoutScanner { get; set; }

    /// <summary>Bytes that must stay free on the volume; uploads are refused below it.</summary>
    public long KeepFreeBytes { get; set; } = 512L * 1024 * 1024;
}
