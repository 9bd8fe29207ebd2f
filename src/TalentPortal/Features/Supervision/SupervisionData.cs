using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Supervision;

/// <summary>Hands out what was said to a student about their messages. It goes with the case; the words, with the student's key.</summary>
internal sealed class SupervisionData(AppDb db, FirstMessages first) : IPersonalDataHolder
{
    public string Section => "supervision";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> reviews = [];
        foreach (var r in await db.Set<MessageReview>().AsNoTracking().Where(r => r.ConsultantUserId == userId).OrderBy(r => r.At).ToListAsync(ct))
            reviews.Add(new { r.Id, r.TenantId, r.CaseId, r.ReviewerName, Comment = await first.CommentOf(r, ct), r.At });
        return reviews;
    }

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
