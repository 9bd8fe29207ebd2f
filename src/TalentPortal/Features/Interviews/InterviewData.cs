using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Interviews;

/// <summary>Hands out and forgets a person's interviews.</summary>
internal sealed class InterviewData(AppDb db, SealedInterview words) : IPersonalDataHolder
{
    public string Section => "interviews";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var i in await db.Interviews.AsNoTracking().Where(i => i.TalentUserId == userId).OrderBy(i => i.ProposedAt).ThenBy(i => i.Id).ToListAsync(ct))
            all.Add(new
            {
                i.Id, i.TenantId, i.ApplicationId, i.State, i.Kind, i.Minutes, i.Zone, i.TalentZone, i.Slots, i.Slot, i.StartsAt, i.EndsAt, MeetAt = await words.OpenWhere(i, ct), Wish = await words.OpenWish(i, ct),
                i.MemberNames, WithConsultant = i.ConsultantUserId != null, i.ProposedAt, i.RemindedAt,
                Seats = await db.InterviewSeats.AsNoTracking().Where(s => s.TenantId == i.TenantId && s.InterviewId == i.Id).OrderBy(s => s.Id).Select(s => new { s.StartsAt, s.EndsAt }).ToListAsync(ct),
            });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // The seats go with their interview.
        await db.Interviews.Where(i => i.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
