using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>A version with its terms in clear.</summary>
/// <param name="Changes">Against the version before; empty for the first.</param>
public sealed record OpenVersion(int Number, DateTimeOffset SentAt, string SentByName, DateOnly ExpiresOn, OfferSheet Sheet, IReadOnlyList<OfferChange> Changes);

/// <summary>A question or an answer in clear.</summary>
/// <param name="AuthorName">Empty for the talent.</param>
public sealed record OpenOfferMessage(int Number, bool IsByTalent, string AuthorName, string Words, DateTimeOffset At);

/// <summary>Reads offers with all that belongs to them, and tells whoever has to know. Whoever calls has made sure that the caller may.</summary>
public sealed class OfferCourse(AppDb db, CurrentCall call, SealedOffer words, MailQueue mails, TimeProvider clock)
{
    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<OpenVersion>> Versions(Offer offer, CancellationToken ct)
    {
        List<OpenVersion> versions = [];
        foreach (var v in await db.OfferVersions.AsNoTracking().Where(v => v.TenantId == offer.TenantId && v.OfferId == offer.Id).OrderBy(v => v.Number).ToListAsync(ct))
        {
            var sheet = await words.Open(v, ct);
            versions.Add(new(v.Number, v.SentAt, v.SentByName, v.ExpiresOn, sheet, versions.Count == 0 ? [] : sheet.ChangesSince(versions[^1].Sheet)));
        }

        versions.Reverse();
        return versions;
    }

    /// <summary>The version that counts.</summary>
    public async Task<OfferSheet> Sheet(Offer offer, CancellationToken ct) =>
        await words.Open(await db.OfferVersions.AsNoTracking().SingleAsync(v => v.TenantId == offer.TenantId && v.OfferId == offer.Id && v.Number == offer.Number, ct), ct);

    /// <summary>The thread, oldest first. Read only by the two parties.</summary>
    public async Task<IReadOnlyList<OpenOfferMessage>> Messages(Offer offer, CancellationToken ct)
    {
        List<OpenOfferMessage> messages = [];
        foreach (var m in await db.OfferMessages.AsNoTracking().Where(m => m.TenantId == offer.TenantId && m.OfferId == offer.Id).OrderBy(m => m.Number).ToListAsync(ct))
            messages.Add(new(m.Number, m.By == CallSide.Party, m.AuthorName, await words.Open(m, ct), m.At));
        return messages;
    }

    /// <summary>Adds a question or an answer to an offer that is locked. Returns why not, or null.</summary>
    public async Task<TextKey?> Write(Offer offer, string text, CancellationToken ct)
    {
        var last = await db.OfferMessages.AsNoTracking().Where(m => m.TenantId == offer.TenantId && m.OfferId == offer.Id).OrderByDescending(m => m.Number).FirstOrDefaultAsync(ct);
        if (last is { Number: >= OfferMessage.Most }) return new TextKey("Offer_TooManyMessages", OfferMessage.Most);
        var now = clock.GetUtcNow();
        var (id, byTalent) = (Guid.CreateVersion7(now), call.Side == CallSide.Party);
        db.OfferMessages.Add(OfferMessage.Of(id, offer, (last?.Number ?? 0) + 1, call.Side, byTalent ? "" : call.Rights.Name ?? "", await words.SealMessage(offer, id, text, ct), now));
        // Who writes three times in a row is announced once.
        if (last?.By == call.Side) return null;
        if (byTalent) await ToEmployer(offer, ct);
        else await ToTalent(offer, MailTemplates.OfferMoved, ct);
        return null;
    }

    public Task ToTalent(Offer offer, string template, CancellationToken ct) => mails.ToUser(offer.TalentUserId!.Value, template, null, PathTo($"me/offers/{offer.Id}"), ct);

    /// <summary>To the members of the employer: something new, without a word about what.</summary>
    public async Task ToEmployer(Offer offer, CancellationToken ct)
    {
        var members = await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == offer.EmployerId).Select(m => m.UserId).ToListAsync(ct);
        foreach (var member in members) await mails.ToUser(member, MailTemplates.OfferAnswered, null, PathTo($"employer/offers/{offer.ApplicationId}"), ct);
    }

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
