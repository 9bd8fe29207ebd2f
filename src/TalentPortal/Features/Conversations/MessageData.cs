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
                t.ReadBeforeCampus, Messages = await desk.Between(one, t, 1, t.Count, ct),
            });
        }

        return all;
    }

    /// <summary>Conversations and messages go with their case, in the same transaction.</summary>
    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
