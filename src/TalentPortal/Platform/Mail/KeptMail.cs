using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Mail;

/// <summary>A mail that development kept as a file, read back.</summary>
public sealed record KeptMail(Guid Id, string From, string To, string Subject, DateTimeOffset At, string Text, string Html)
{
    /// <summary>The first address in the text, where the mail's link leads.</summary>
    public string? Link => Text.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal));

    /// <summary>Reads what <see cref="MimeMessage"/> wrote; it knows no other mails.</summary>
    internal static KeptMail Read(Guid id, string file)
    {
        var end = file.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = file[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => Decode(pair[1]), StringComparer.OrdinalIgnoreCase);
        var parts = file[end..].Split("Content-Transfer-Encoding: base64\r\n\r\n").Skip(1)
            .Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)])).ReplaceLineEndings("\n")).ToList();
        return new KeptMail(
            id, headers["From"], headers["To"].Trim('<', '>'), headers["Subject"],
            DateTimeOffset.ParseExact(headers["Date"], "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture), parts[0], parts[1]);
    }

    private static string Decode(string value)
    {
        const string Start = "=?utf-8?B?";
        var text = new StringBuilder();
        foreach (var word in value.Split(' '))
        {
            if (word.StartsWith(Start, StringComparison.Ordinal)) text.Append(Encoding.UTF8.GetString(Convert.FromBase64String(word[Start.Length..^2])));
            else text.Append(text.Length > 0 ? " " : "").Append(word);
        }

        return text.ToString();
    }
}
