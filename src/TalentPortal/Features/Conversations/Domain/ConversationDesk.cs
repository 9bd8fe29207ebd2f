using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Conversations.Domain;

/// <summary>A message with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="AuthorName">Null for the talent.</param>
/// <param name="Translation">The same in the other language, by its author.</param>
/// <param name="IsRead">Whether the other side has read it.</param>
/// <param name="File">Where it is a file, which has no words.</param>
public sealed record OpenMessage(int Number, DateTimeOffset At, bool IsByTalent, string? AuthorName, Language Language, string Words, string? Translation, bool IsRead, OpenMessage.Attached? File = null)
{
    /// <param name="Length">Bytes.</param>
    public sealed record Attached(string Name, FileKind Kind, long Length, FileRelease Release);
}

/// <summary>Writes and reads the messages of a case. Whoever calls has made sure that the caller may.</summary>
public sealed class ConversationDesk(AppDb db, CurrentCall call, ConversationBook book, SealedCase sealing, StoredFiles files, QuarantinePolicy quarantine, Outbox outbox, TimeProvider clock)
{
    /// <summary>Adds a message to a case that is locked (<see cref="ConversationBook.Lock"/>). Who writes has read what was there.</summary>
    public async Task<int> Write(TalentCase one, string words, string? translation, CancellationToken ct)
    {
        var (now, byTalent) = (clock.GetUtcNow(), call.Side == CallSide.Party);
        var id = Guid.CreateVersion7(now);
        var conversation = await book.FindOrBegin(one, ct);
        var number = conversation.Wrote(byTalent, now);
        conversation.ReadUpTo(byTalent, number, (0, null));
        db.Add(Message.Of(
            id, one, number, call.Side, call.RequiredUserId, byTalent ? null : call.Rights.Name, WrittenIn.Of(words), await sealing.Seal(one, Message.Table, "words", id, words, ct),
            await sealing.Seal(one, Message.Table, "translation", id, translation, ct), now));
        book.Changed(one);
        return number;
    }

    /// <summary>Adds a file to a case that is locked, as a message without words. Its content lies in the file store already.</summary>
    public async Task Attach(TalentCase one, FileReceipt receipt, CancellationToken ct)
    {
        var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
        var number = await Write(one, "", null, ct);
        db.Add(CaseFile.Sent(id, one, number, receipt, await sealing.Seal(one, CaseFile.Table, "file_name", id, receipt.CleanName, ct), quarantine.OnArrival, now));
        files.Keep(receipt.StorageName);
        if (quarantine.ScansFiles) outbox.Add(new CaseFileScan(one.TalentUserId!.Value, id, receipt.StorageName));
    }

    public async Task<string> NameOf(CaseFile file, CancellationToken ct) => await sealing.Open(file.TalentUserId, CaseFile.Table, "file_name", file.Id, file.FileName, ct) ?? "";

    /// <summary>Notes how far a side has read. Nothing happens where that is known.</summary>
    public async Task Read(TalentCase one, bool byTalent, int upTo, CancellationToken ct)
    {
        if (await book.Find(one, ct) is not { } conversation || (byTalent ? conversation.TalentUnread : conversation.StaffUnread) == 0) return;
        upTo = Math.Min(upTo, conversation.Count);
        if (upTo <= (byTalent ? conversation.TalentRead : conversation.StaffRead)) return;
        conversation.ReadUpTo(byTalent, upTo, await Behind(one, upTo, !byTalent, ct));
        book.Changed(one);
    }

    /// <summary>How many of a side's messages lie behind a number, and since when.</summary>
    public async Task<(int Count, DateTimeOffset? Since)> Behind(TalentCase one, int number, bool ofTalent, CancellationToken ct)
    {
        var by = ofTalent ? CallSide.Party : CallSide.Staff;
        var behind = db.Messages.Where(m => m.TenantId == one.TenantId && m.CaseId == one.Id && m.Number > number && m.By == by);
        return (await behind.CountAsync(ct), await behind.MinAsync(m => (DateTimeOffset?)m.At, ct));
    }

    /// <summary>The messages from one number to another, both inclusive, oldest first.</summary>
    public async Task<IReadOnlyList<OpenMessage>> Between(TalentCase one, Conversation conversation, int from, int to, CancellationToken ct)
    {
        List<OpenMessage> open = [];
        var talent = one.TalentUserId;
        var attached = await db.CaseFiles.AsNoTracking().Where(f => f.TenantId == one.TenantId && f.CaseId == one.Id && f.Number >= from && f.Number <= to).ToDictionaryAsync(f => f.Number, ct);
        foreach (var m in await db.Messages.AsNoTracking().Where(m => m.TenantId == one.TenantId && m.CaseId == one.Id && m.Number >= from && m.Number <= to).OrderBy(m => m.Number).ToListAsync(ct))
        {
            open.Add(new(
                m.Number, m.At, m.IsByTalent, m.AuthorName, m.Language, await sealing.Open(talent, Message.Table, "words", m.Id, m.Words, ct) ?? "", await sealing.Open(talent, Message.Table, "translation", m.Id, m.Translation, ct),
                conversation.IsRead(m.Number, m.IsByTalent), attached.GetValueOrDefault(m.Number) is { } file ? new(await NameOf(file, ct), file.Kind, file.Length, file.Release) : null));
        }

        return open;
    }
}
