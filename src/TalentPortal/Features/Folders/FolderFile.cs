using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>A folder as one file that opens in any browser, prints, and needs nothing of the portal: addresses stand in full.</summary>
internal sealed class FolderFile(IStringLocalizer<FoldersText> texts, SiteAddresses addresses, HtmlEncoder encoder)
{
    private const string Style =
        "body{font:16px/1.6 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1d21;background:#fff}"
        + "h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #d5d7db}ul{list-style:none;padding:0}li{padding:.6rem 0;border-bottom:1px solid #ececee;break-inside:avoid}"
        + "a{color:#1d4e89;overflow-wrap:anywhere}p{margin:.15rem 0}.s{font-weight:600}.m{color:#575b63;font-size:.9rem}";

    private readonly StringBuilder _page = new();

    /// <summary>The whole file, UTF-8.</summary>
    /// <param name="site">The tenant of the site where it was asked for; its addresses lead there. Null for the national one.</param>
    public byte[] Write(ViewMyFolderResult folder, TenantRef? site, DateTimeOffset now)
    {
        var language = Languages.Current;
        var day = DateWords.Day(site?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime), CultureInfo.CurrentUICulture);
        _page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{language.Tag()}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>{E(texts["Section"])}</title><style>{Style}</style></head><body>");
        _page.Append(CultureInfo.InvariantCulture, $"<h1>{E(texts["Section"])}</h1><p class=\"m\">{E(texts["FolderFile_AsOf", day])}</p>");
        foreach (var (name, kinds) in FolderWords.Groups)
        {
            Group(name, [
                .. folder.Things.Where(item => kinds.Contains(item.Shown.Thing.Kind)).Select(item => Thing(item, folder, site)),
                .. name == "pathways" ? folder.Own.Checklists.Select(list => Line(texts["Checklist_Of", list.Title.In(language)], addresses.Of(site, language, "me/pathways/" + list.Slug))) : [],
                .. name == "programmes" ? folder.OtherResults.Select(result => Line(result.Title.In(language), result.IsProgramme ? addresses.Of(site, language, "programmes/" + result.Code) : null, Verdict(result))) : [],
            ]);
        }

        Group("consultant", [
            .. folder.Own.Meetings.Select(m => Line(texts["Appointment_With", m.Name], addresses.Of(m.Tenant, language, $"me/appointments/{m.CaseId}"), texts["AppointmentState_" + m.State], OwnLines.Moment(m.StartsAt, m.Zone), texts["AppointmentKind_" + m.Kind])),
            .. folder.Own.Consultants.Select(c => Line(c.Name is { } owner ? texts["Consultant_Of", owner] : texts["Consultant_Open"], addresses.Of(c.Tenant, language, $"me/cases/{c.CaseId}"))),
            .. folder.Own.Asked.Select(a => Line(texts["Consultant_Asked", a.Tenant.ShortName.In(language)], addresses.Of(a.Tenant, language, $"me/consultant/{a.Id}"), texts["Consultant_Waiting"], texts["Consultant_AnswerBy", OwnLines.Moment(a.AnswerBy, a.Zone)])),
        ]);
        Group("plans", [.. folder.Own.Plans.Select(plan => Line(plan.Name, addresses.Of(site, language, $"me/return-plans/{plan.Id}")))]);
        return Encoding.UTF8.GetBytes(_page.Append("</body></html>").ToString());
    }

    private void Group(string name, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        _page.Append(CultureInfo.InvariantCulture, $"<h2>{E(texts["Group_" + name])}</h2><ul>").AppendJoin("", lines).Append("</ul>");
    }

    private string Thing(ViewMyFolderResult.Item item, ViewMyFolderResult folder, TenantRef? site)
    {
        var shown = item.Shown;
        var href = shown.IsThere && shown.Path is { } path ? addresses.Of(shown.Tenant ?? site, Languages.Current, path) : null;
        var result = shown.Thing.Kind == Platform.Keeping.KeptKind.Programme ? folder.Own.Results.FirstOrDefault(one => one.Code == shown.Thing.Key) : null;
        return Line(item.Title.In(Languages.Current) is { Length: > 0 } title ? title : texts["Thing_Gone"], href, texts.State(shown), FolderWords.Place(shown.Place), result is null ? null : $"{texts["Result_Mine"].Value}: {Verdict(result)}", item.Note);
    }

    private string Verdict(Domain.FolderOwn.Result result) => texts[result.IsOver ? "Verdict_Over" : "Verdict_" + result.Verdict];

    /// <summary>One line: a title, its state, what else is said of it, its address.</summary>
    private string Line(string title, string? href, string? state = null, params ReadOnlySpan<string?> more)
    {
        var line = new StringBuilder("<li><p>").Append(href is null ? E(title) : $"<a href=\"{E(href)}\">{E(title)}</a>");
        if (state is not null) line.Append(" <span class=\"s\">").Append(E(state)).Append("</span>");
        line.Append("</p>");
        foreach (var part in more)
            if (part is not null) line.Append("<p>").Append(E(part).Replace("&#xA;", "<br>", StringComparison.Ordinal)).Append("</p>");
        if (href is not null) line.Append("<p class=\"m\">").Append(E(href)).Append("</p>");
        return line.Append("</li>").ToString();
    }

    private string E(string text) => encoder.Encode(text);
}
