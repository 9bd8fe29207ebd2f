using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Conversations;

/// <summary>Hands out a person's messages; what is forgotten goes with their cases.</summary>
internal sealed class MessageData(AppDb db, ConversationDesk desk) : IPersonalDataHolder
{
    public string Section => "messages";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var t in await db.Conversations.AsNoTracking().Where(t => t.TalentUserId == userId).OrderBy(t => t.Id).ToListAsync(ct))
        {
            var one = await db.Cases.AsNoTracking().SingleAsync(c => c.TenantId == t.TenantId && c.Id == t.Id, ct);
            all.Add(new
            {
                t.Id, t.TenantId, t.Count, t.LastAt, t.TalentRead, t.TalentUnread, t.TalentUnreadSince, t.TalentMailedAt, t.StaffRead, t.StaffUnread, t.StaffUnreadSince, t.StaffMailedAt, t.AnswerSince, t.CampusAfter,
                t.ReadBeforeCampus, Messages = await desk.Between(one, t, 1, t.Count, ct), Files = await Files(t, ct),
            });
        }

        return all;
    }

    /// <summary>Conversations, messages and files go with their case, in the same transaction.</summary>
    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);

    private async Task<List<object>> Files(Conversation of, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var f in await db.CaseFiles.AsNoTracking().Where(f => f.TenantId == of.TenantId && f.CaseId == of.Id).OrderBy(f => f.Number).ToListAsync(ct))
            all.Add(new { f.Id, f.Number, FileName = await desk.NameOf(f, ct), f.Kind, f.Length, f.Sha256, f.Release, f.SentAt });
        return all;
    }
}
