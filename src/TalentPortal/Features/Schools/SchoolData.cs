using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Schools;

/// <summary>Hands out and forgets the schools that a person chose.</summary>
internal sealed class SchoolData(AppDb db, SealedChoice words) : IPersonalDataHolder
{
    public string Section => "schools";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> choices = [];
        foreach (var c in await db.SchoolChoices.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.ChosenAt).ToListAsync(ct)) choices.Add(new { c.Id, c.ChildId, c.ListedAt, c.SchoolId, Words = await words.Open(c, ct), c.ChosenAt });
        return choices;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.SchoolChoices.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
