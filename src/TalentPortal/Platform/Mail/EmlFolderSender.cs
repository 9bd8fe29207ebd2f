using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Mail;

/// <summary>
/// Development: writes each mail as a file instead of sending it. The name is the mail's id, so that a repeated
/// delivery leaves one file; ids begin with the time, so names sort by it.
/// </summary>
internal sealed class EmlFolderSender(MailFolder folder, IOptions<MailOptions> options) : IMailSender
{
    public async Task Send(OutgoingMail mail, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Path);
        var file = folder.FileOf(mail.Id);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllTextAsync(temporary, MimeMessage.Write(mail, options.Value.From), ct);
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
