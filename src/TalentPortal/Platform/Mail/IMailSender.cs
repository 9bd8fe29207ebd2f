using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Mail;

/// <summary>A mail ready to leave.</summary>
/// <param name="Id">The same in every attempt; becomes the Message-ID, by which the receiving side knows a repetition.</param>
/// <param name="SenderName">Name of the site, shown beside the sender's address.</param>
/// <param name="Text">Plain text, lines ended by LF.</param>
/// <param name="Html">The same as a whole HTML document.</param>
public sealed record OutgoingMail(Guid Id, string To, string SenderName, string Subject, string Text, string Html, Language Language, DateTimeOffset At)
{
    /// <summary>A meeting for the recipient's calendar (RFC 6047), without its organiser, who is the sender; null for none.</summary>
    public CalendarMeeting? Meeting { get; init; }

    /// <summary>Where mails like this one end, for mail programs (RFC 2369, RFC 8058); null for one that does not come again.</summary>
    public string? StopAddress { get; init; }
}

/// <summary>Hands mails to the outside world.</summary>
public interface IMailSender
{
    /// <summary>Returns when the mail was taken over.</summary>
    /// <exception cref="OutboxRefusedException">It never will be: the address does not exist, or the content was refused.</exception>
    Task Send(OutgoingMail mail, CancellationToken ct);
}

/// <summary>How the portal sends mail: section <c>Portal:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "no-reply@localhost";

    /// <summary>Mail server; empty writes files instead, in development or with <see cref="KeepInFolder"/>. Otherwise the portal does not start without one.</summary>
    public string Host { get; set; } = "";

    /// <summary>Says that mails are to stay as files in the data folder: a portal without a mail server, outside development too.</summary>
    public bool KeepInFolder { get; set; }

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Name to sign in with; empty for a server that asks for none.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>File with the password, used when <see cref="Password"/> is empty.</summary>
    public string PasswordFile { get; set; } = "";
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS after STARTTLS, usually port 587. Never falls back to plain text.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually port 465.</summary>
    Tls,

    /// <summary>None: only for a server on the same machine or in the same container network. Passwords are not sent.</summary>
    None,
}
