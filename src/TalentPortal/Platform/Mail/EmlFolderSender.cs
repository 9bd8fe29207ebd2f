using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Mail;

/// <summary>
/// Development: writes each mail as a file instead of sending it. The name is the mail's id, so that a repeated
/// delivery leaves one file; ids begin with the time, so names sort by it.
/// </summary>
internal sealed class EmlFolderSender(MailFolder folder, IOptions<MailOptions> options) : IMailSender
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public async Task Send(OutgoingMail mail, CancellationToken ct)
    {
        // A mail's link opens an account: others on this machine have no business here, whatever the umask.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder.Path);
        else Directory.CreateDirectory(folder.Path, FolderMode);
        var file = folder.FileOf(mail.Id);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var text = new StreamWriter(temporary, mode)) await text.WriteAsync(MimeMessage.Write(mail, options.Value.From).AsMemory(), ct);
        File.Move(temporary, file, overwrite: true);
    }
}

/// <summary>The folder of mails that development keeps instead of sending them: <c>mail</c> in the data folder.</summary>
public sealed class MailFolder(IConfiguration configuration)
{
    public string Path { get; } = System.IO.Path.Combine(configuration["Portal:DataDirectory"] ?? AppContext.BaseDirectory, "mail");

    /// <summary>The mails in the folder, newest first.</summary>
    public IReadOnlyList<Guid> All() => !Directory.Exists(Path) ? [] :
        [.. Directory.EnumerateFiles(Path, "*.eml")
            .Select(file => Guid.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(file), "N", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty).OrderByDescending(id => id)];

    /// <summary>One of them, or null.</summary>
    public async Task<KeptMail?> Read(Guid id, CancellationToken ct) => File.Exists(FileOf(id)) ? KeptMail.Read(id, await File.ReadAllTextAsync(FileOf(id), ct)) : null;

    public string FileOf(Guid id) => System.IO.Path.Combine(Path, $"{id:N}.eml");
}
