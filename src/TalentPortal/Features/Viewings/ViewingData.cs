using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Viewings;

/// <summary>Hands out and forgets what a person asked about flats.</summary>
internal sealed class ViewingData(AppDb db, EnquiryBook book) : IPersonalDataHolder
{
    public string Section => "viewings";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var e in await db.FlatEnquiries.AsNoTracking().Where(e => e.TalentUserId == userId).OrderBy(e => e.AskedAt).ThenBy(e => e.Id).ToListAsync(ct))
            all.Add(new
            {
                e.Id, e.TenantId, e.ListingId, e.EmployerId, e.CaseId, e.FlatTitle, Name = await book.OpenName(e, ct), e.State, e.Ending, e.Declined, e.Zone, e.TalentZone, e.Slots, e.StartsAt, e.CompanionName, e.AskedAt, e.WaitingSince, e.MovedAt,
                e.ClosedAt, Messages = (await book.Read(e, null, ct)).Select(m => new { m.By, m.AuthorName, m.At, m.Words }).ToList(),
            });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // What was written goes with its enquiry.
        await db.FlatEnquiries.Where(e => e.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
