using System.Globalization;
using System.Text;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Mail;

/// <summary>Writes a mail as RFC 5322 wants it on the wire: ASCII, lines ended by CRLF, text and HTML as alternatives in Base64.</summary>
internal static class MimeMessage
{
    /// <summary>Bytes of UTF-8 in one encoded word, so that its line stays within 76 characters (RFC 2047), the header's name included.</summary>
    private const int WordBytes = 39;

    /// <param name="from">The sender's address.</param>
    public static string Write(OutgoingMail mail, string from)
    {
        var boundary = $"=_{mail.Id:N}";
        var text = new StringBuilder(4096);
        Header(text, "From", $"{Encode(mail.SenderName)}\r\n <{MailAddressRules.ToWire(from)}>");
        Header(text, "To", $"<{MailAddressRules.ToWire(mail.To)}>");
        Header(text, "Subject", Encode(mail.Subject));
        Header(text, "Date", mail.At.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(text, "Message-ID", $"<{mail.Id:N}@{MailAddressRules.ToWire(from).Split('@')[1]}>");
        Header(text, "Content-Language", mail.Language.Tag());
        // Keeps vacation notices from being sent back.
        Header(text, "Auto-Submitted", "auto-generated");
        if (mail.StopAddress is { } stop)
        {
            Header(text, "List-Unsubscribe", $"<{stop}>");
            Header(text, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        text.Append("\r\n");
        Part(text, boundary, "text/plain", mail.Text.ReplaceLineEndings("\r\n"));
        Part(text, boundary, "text/html", mail.Html.ReplaceLineEndings("\r\n"));
        if (mail.Meeting is { } meeting) Part(text, boundary, $"text/calendar; method={meeting.Method.ToString().ToUpperInvariant()}", (meeting with { Organizer = new(mail.SenderName, from) }).Write());
        return text.Append("--").Append(boundary).Append("--\r\n").ToString();
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static void Part(StringBuilder text, string boundary, string type, string content) => text
        .Append("--").Append(boundary).Append("\r\nContent-Type: ").Append(type).Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(content), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");

    /// <summary>Always encoded words, folded: also for ASCII, so that no value can end its header or begin another.</summary>
    private static string Encode(string value)
    {
        var words = new List<string>();
        var bytes = new List<byte>(WordBytes);
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > WordBytes) Flush();
            bytes.AddRange(buffer[..length]);
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=");
            bytes.Clear();
        }
    }
}
