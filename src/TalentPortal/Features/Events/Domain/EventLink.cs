using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events.Domain;

/// <summary>Whoever signs up is no part of the tenant, and its tables show them nothing: the system acts for them, at the tenant of the site, by requests that only it may send.</summary>
internal static class EventLink
{
    public static CallOrigin AsSystem(CurrentCall call) => CallOrigin.System("event-sign-up", call.RequiredTenant) with { Language = call.Language };
}

/// <summary>The mails to those who signed up: none names the event or the person; where time or place change, it says the new ones.</summary>
public sealed class EventMails(AppDb db, CurrentCall call, MailQueue mails, SealedSignUp sealedWords)
{
    public Task Send(EventSignUp signUp, SignUpWords words, string template, CancellationToken ct) => Send(signUp, words, template, [], ct);

    /// <summary>The same to everybody who takes part in an event, or waits.</summary>
    /// <param name="changed">It says the new time and place.</param>
    public async Task SendToAll(OutreachEvent of, string template, bool changed, CancellationToken ct)
    {
        foreach (var signUp in await db.EventSignUps.AsNoTracking().AtTenantOf(call).Where(s => s.EventId == of.Id && (s.State == SignUpState.Confirmed || s.State == SignUpState.Waiting)).ToListAsync(ct))
            if (await sealedWords.Open(signUp, ct) is { } open) await Send(signUp, open, template, changed ? [new(MailTemplates.Now, WhenAndWhere(of.Facts, open.MailIn))] : [], ct);
    }

    /// <summary>Time and place by the event's own clock, in one line.</summary>
    public static string WhenAndWhere(EventFacts facts, Language language)
    {
        var (culture, zone) = (language.Culture(), ReferenceData.TimeZones[facts.TimeZone]);
        List<string> parts = [];
        if (facts is { StartsAt: { } starts, EndsAt: { } ends })
        {
            var (from, to) = (TimeZoneInfo.ConvertTime(starts, zone.Info), TimeZoneInfo.ConvertTime(ends, zone.Info));
            parts.Add($"{from.ToString("D", culture)} {from.ToString("HH:mm", culture)}\u2013{to.ToString("HH:mm", culture)}");
            parts.Add(zone.Name(language));
        }

        if (facts.CountryCode is { } country)
        {
            parts.Add(facts.Place.In(language));
            parts.Add(ReferenceData.Countries[country].Name(language));
        }

        return string.Join(" \u00b7 ", parts);
    }

    private async Task Send(EventSignUp signUp, SignUpWords words, string template, IEnumerable<KeyValuePair<string, string>> values, CancellationToken ct)
    {
        var link = await sealedWords.LinkOf(signUp.TenantId, signUp.Id, ct);
        await mails.ToAddress(words.Email, template, words.MailIn, new Dictionary<string, string>(values, StringComparer.Ordinal) { [MailTemplates.Path] = $"events/sign-up?token={link}" }, ct);
    }
}

/// <summary>Gives the places of an event, one after the other.</summary>
public sealed class EventPlaces(AppDb db, CurrentCall call, SealedSignUp words, EventMails mails)
{
    /// <summary>Whoever comes second waits here, and counts again.</summary>
    public Task Hold(Guid eventId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"event:" + eventId.ToString("N")}, 0))", ct);

    /// <summary>How many places are left; null: no limit. What the command at hand changed counts.</summary>
    public async Task<int?> Free(OutreachEvent one, Guid? besides, CancellationToken ct) =>
        one.Capacity is not { } capacity ? null : capacity - await db.EventSignUps.AtTenantOf(call).CountAsync(s => s.EventId == one.Id && s.State == SignUpState.Confirmed && s.Id != besides, ct);

    /// <summary>Those who have waited longest get the places that are free, and are told. Held before.</summary>
    /// <param name="besides">A sign-up that gives its place back.</param>
    public async Task MoveUp(OutreachEvent one, Guid? besides, CancellationToken ct)
    {
        var free = await Free(one, besides, ct) ?? int.MaxValue;
        if (free <= 0) return;
        foreach (var next in await db.EventSignUps.AtTenantOf(call).Where(s => s.EventId == one.Id && s.State == SignUpState.Waiting && s.Id != besides).OrderBy(s => s.ConfirmedAt).ThenBy(s => s.Id).Take(free).ToListAsync(ct))
        {
            if (await words.Open(next, ct) is not { } open) continue;
            next.MoveUp();
            await mails.Send(next, open, MailTemplates.EventPlaceFree, ct);
        }
    }
}
