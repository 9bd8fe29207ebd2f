using System.Net;
using System.Resources;
using System.Text;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Mail;

/// <summary>Writes a mail in the recipient's language, with the name and colour of the site it comes from.</summary>
internal sealed class MailComposer(IOptions<SiteOptions> site)
{
    private const string NationalAccent = "#1f4e79";

    private static readonly ResourceManager Texts = new(typeof(MailText));

    public OutgoingMail Compose(Guid id, MailMessage message, string to, Language language, TenantRef? tenant, DateTimeOffset at)
    {
        var siteName = tenant?.Name.In(language) ?? Text("Site_Name", language);
        var values = new Dictionary<string, string>(message.Values, StringComparer.Ordinal) { ["site"] = siteName };
        var subject = Fill(Text("Subject_" + message.Template, language), values);
        var paragraphs = Fill(Text("Body_" + message.Template, language), values).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var action = Fill(Text("Action_" + message.Template, language), values);
        // Whoever has no account has nothing to see after signing in.
        var footer = Fill(Texts.GetString("Footer_" + message.Template, language.Culture()) ?? Text("Footer", language), values);
        var greeting = Text("Greeting", language);
        var links = message.Extras?.Links ?? [];
        var stop = message.Extras is { } extras ? (Text: Text("Stop", language), Address: extras.StopAddress) : ((string Text, string Address)?)null;
        var link = LinkTo(site.Value.Origin, tenant, language, message.Values[MailTemplates.Path]);
        return new OutgoingMail(
            id, to, tenant?.ShortName.In(language) ?? siteName, subject,
            Plain([greeting, .. paragraphs, .. links.Select(one => $"{one.Text.ReplaceLineEndings(" ")}\n{one.Address}"), $"{action}{Text("Colon", language)}\n{link}"], stop is { } end ? $"{footer}\n{end.Text}{Text("Colon", language)} {end.Address}" : footer, siteName),
            Html(subject, siteName, [greeting, .. paragraphs], links, action, link, footer, stop, language, tenant?.Accent ?? NationalAccent),
            language, at)
        {
            StopAddress = stop?.Address,
            Meeting = message.Meeting is { } meeting ? MeetingOf(meeting, to, link, Fill(Text("Meeting", language), values), at) : null,
        };
    }

    /// <summary>In a calendar that others may look into, it says whose appointment it is with, and nothing else.</summary>
    private static CalendarMeeting MeetingOf(MailMeeting meeting, string to, string link, string summary, DateTimeOffset at) =>
        new(meeting.IsCancelled ? CalendarMethod.Cancel : CalendarMethod.Request, $"{meeting.Id}@talentportal", meeting.Sequence, at, meeting.From, meeting.To, summary)
        {
            Page = new Uri(link),
            IsTentative = meeting.IsTentative,
            IsUninvited = meeting.IsUninvited,
            Attendees = [new(null, to)],
        };

    /// <summary>The whole address of a page: configured origin, or the tenant's own host, then tenant and language.</summary>
    internal static string LinkTo(string origin, TenantRef? tenant, Language language, string path) => $"{SiteAddresses.Root(origin, tenant)}/{language.Segment()}/{path}";

    internal static string Text(string key, Language language) =>
        Texts.GetString(key, language.Culture()) ?? throw new InvalidOperationException($"Mails have no text {key}.");

    private static string Fill(string text, Dictionary<string, string> values)
    {
        // One pass over the template, so that a value with braces in it is not filled again.
        var filled = new StringBuilder(text.Length + 40);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) return filled.Append(text, at, text.Length - at).ToString();
            filled.Append(text, at, open - at).Append(values[text[(open + 1)..close]].ReplaceLineEndings(" "));
            at = close + 1;
        }

        return filled.ToString();
    }

    private static string Plain(IEnumerable<string> paragraphs, string footer, string siteName) =>
        string.Join("\n\n", paragraphs) + $"\n\n-- \n{siteName}\n{footer}\n";

    private static string Html(string subject, string siteName, IEnumerable<string> paragraphs, IReadOnlyList<MailLink> links, string action, string link, string footer, (string Text, string Address)? stop, Language language, string accent)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"{language.Tag()}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(subject)}</title></head>\n");
        html.Append("<body style=\"margin:0;padding:24px;background:#ffffff;color:#1d2327;font:16px/1.65 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif\">\n");
        html.Append($"<div style=\"max-width:560px;margin:0 auto\">\n<p style=\"margin:0 0 24px;padding-bottom:12px;border-bottom:2px solid {accent};font-weight:600\">{Encode(siteName)}</p>\n");
        foreach (var paragraph in paragraphs) html.Append($"<p style=\"margin:0 0 16px\">{Encode(paragraph)}</p>\n");
        if (links.Count > 0) html.Append($"<ul style=\"margin:0 0 16px;padding-left:20px\">{string.Concat(links.Select(one => $"<li style=\"margin:0 0 8px\"><a href=\"{Encode(one.Address)}\" style=\"color:{accent}\">{Encode(one.Text)}</a></li>"))}</ul>\n");
        html.Append($"<p style=\"margin:24px 0\"><a href=\"{Encode(link)}\" style=\"display:inline-block;padding:10px 20px;border-radius:6px;background:{accent};color:#ffffff;text-decoration:none\">{Encode(action)}</a></p>\n");
        html.Append($"<p style=\"margin:0 0 24px;font-size:14px;overflow-wrap:anywhere\"><a href=\"{Encode(link)}\" style=\"color:{accent}\">{Encode(link)}</a></p>\n");
        html.Append($"<p style=\"margin:0;padding-top:12px;border-top:1px solid #d5dade;font-size:14px;color:#5a646d\">{Encode(footer)}{(stop is { } end ? $"<br><a href=\"{Encode(end.Address)}\" style=\"color:#5a646d\">{Encode(end.Text)}</a>" : "")}</p>\n</div>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
