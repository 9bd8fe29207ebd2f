using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Viewings.Domain;

/// <summary>A message with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="AuthorName">Of a consultant; null for the parties themselves.</param>
public sealed record OpenFlatMessage(FlatAuthor By, string? AuthorName, DateTimeOffset At, string Words);

/// <summary>A time that was named, with its moment.</summary>
/// <param name="Local">As <see cref="Interview.LocalFormat"/>, by the clock of the flat.</param>
public sealed record NamedTime(string Local, DateTimeOffset At);

/// <summary>What happened to an enquiry.</summary>
public enum EnquiryStep
{
    Asked,
    Written,
    TimesNamed,
    Agreed,
    Closed,
    Accompanied,
}

/// <summary>Asks to tell the other sides, and the case. Neither party may see who works for the other, so it is done afterwards, at the tenant.</summary>
/// <param name="By">Who did it; null for the portal by itself.</param>
/// <param name="Was">The agreed time that no longer holds; null where none was.</param>
public sealed record EnquiryNews(Guid EnquiryId, EnquiryStep Step, FlatAuthor? By, DateTimeOffset? Was, int Sequence);

/// <summary>Finds enquiries, seals and opens what is written in them, and sees to it that all sides hear of each step.</summary>
public sealed class EnquiryBook(AppDb db, PortalVault vault, Outbox outbox, TimeProvider clock)
{
    /// <summary>One change of a person's enquiries at a time: of two at once the second sees what the first one did.</summary>
    public Task Lock(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"flat-enquiries:" + userId.ToString("N")}, 0))", ct);

    /// <summary>The talent's open case at a tenant with somebody who answers for it; null for none.</summary>
    public Task<TalentCase?> CaseOf(Guid talent, Guid tenant, CancellationToken ct) =>
        db.Cases.AsNoTracking().Where(c => c.TenantId == tenant && c.TalentUserId == talent && c.ClosedAt == null && c.OwnerUserId != null).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    public async ValueTask<SealedText> SealName(Guid talent, Guid enquiry, string name, CancellationToken ct) =>
        await vault.Seal(KeyOwner.Person(talent), name.Trim(), new SealContext(FlatEnquiry.Table, "name", enquiry), ct);

    public async ValueTask<string> OpenName(FlatEnquiry one, CancellationToken ct) =>
        await vault.Open(KeyOwner.Person(one.TalentUserId!.Value), one.Name, new SealContext(FlatEnquiry.Table, "name", one.Id), ct) ?? "";

    /// <summary>Adds what somebody wrote; nothing for no words. Returns why not, or null.</summary>
    /// <param name="authorName">Of a consultant; null for the parties themselves.</param>
    public async Task<TextKey?> Write(FlatEnquiry one, FlatAuthor by, string? authorName, string? words, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        if (await db.FlatMessages.CountAsync(m => m.TenantId == one.TenantId && m.EnquiryId == one.Id, ct) >= FlatMessage.Most) return new TextKey("Enquiry_Full", FlatMessage.Most);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(FlatMessage.Of(id, one, by, authorName, await vault.Seal(KeyOwner.Person(one.TalentUserId!.Value), words.Trim(), new SealContext(FlatMessage.Table, "words", id), ct), now));
        return null;
    }

    /// <summary>What was written, oldest first.</summary>
    /// <param name="since">Only from then on; null for all.</param>
    public async Task<IReadOnlyList<OpenFlatMessage>> Read(FlatEnquiry one, DateTimeOffset? since, CancellationToken ct)
    {
        List<OpenFlatMessage> open = [];
        foreach (var m in await db.FlatMessages.AsNoTracking().Where(m => m.TenantId == one.TenantId && m.EnquiryId == one.Id && (since == null || m.At >= since)).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(ct))
            open.Add(new(m.By, m.AuthorName, m.At, await vault.Open(KeyOwner.Person(m.TalentUserId!.Value), m.Words, new SealContext(FlatMessage.Table, "words", m.Id), ct) ?? ""));
        return open;
    }

    /// <param name="was">The agreed time before the step.</param>
    public void Tell(FlatEnquiry one, EnquiryStep step, FlatAuthor? by, DateTimeOffset? was = null) =>
        outbox.Add(new EnquiryNews(one.Id, step, by, was, one.Sequence), $"flat-enquiry:{one.Id:N}", one.TenantId);

    /// <summary>The times that were named and are still to come.</summary>
    public static IReadOnlyList<NamedTime> Ahead(FlatEnquiry one, DateTimeOffset now) =>
        one.State is EnquiryState.Wished or EnquiryState.Proposed
            ? [.. one.Slots.Select(slot => new NamedTime(slot, LocalTime.Moment(slot, one.Zone) ?? DateTimeOffset.MinValue)).Where(time => time.At > now).OrderBy(time => time.At)]
            : [];

    /// <summary>Why times cannot be named; null when they can.</summary>
    public static TextKey? Unfit(IEnumerable<string> slots, string zone, DateTimeOffset now)
    {
        foreach (var slot in slots)
        {
            // When the clocks go forward there is no such time.
            if (LocalTime.Moment(slot, zone) is not { } at) return "Enquiry_NoSuchTime";
            if (at <= now) return "Enquiry_Past";
            if (at > now.AddDays(FlatEnquiry.MostDaysAhead)) return new TextKey("Enquiry_TooFar", FlatEnquiry.MostDaysAhead);
        }

        return null;
    }

    /// <summary>Whether these are one to three different times as forms send them, whatever day they are.</summary>
    public static bool AreTimes(IReadOnlyList<string>? slots, int least) =>
        slots is { } all && all.Count >= least && all.Count <= FlatEnquiry.MostSlots && all.Distinct(StringComparer.Ordinal).Count() == all.Count
        && all.All(slot => DateTime.TryParseExact(slot, Interview.LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
}
