using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Leads;

/// <summary>Hands out and forgets a person's askings for a consultant.</summary>
internal sealed class LeadData(AppDb db, SealedLead words) : IPersonalDataHolder
{
    public string Section => "leads";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var l in await db.Leads.AsNoTracking().Where(l => l.TalentUserId == userId).OrderBy(l => l.AskedAt).ToListAsync(ct))
        {
            var open = await words.Open(l, ct);
            all.Add(new
            {
                l.Id, l.TenantId, l.Source, l.State, l.Language, l.CountryCode, l.TimeZone, l.IndustryCode, open.Wish, open.ReachWhen, l.ContactAllowedAt, l.AskedAt, l.AcknowledgeBy, l.Queue, l.OfferedTo, l.OfferedUntil,
                l.StaffUserId, l.StaffName, open.Reason, l.ChangedAt, l.ClosedAt,
            });
        }

        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.Leads.Where(l => l.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
