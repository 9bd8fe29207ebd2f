using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Profiles;

/// <summary>Hands out and forgets the career record and what waits to be compared with it.</summary>
internal sealed class ProfileData(AppDb db, SealedCareer career) : IPersonalDataHolder
{
    public string Section => "career";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> entries = [];
        foreach (var e in await db.ProfileEntries.AsNoTracking().Where(e => e.UserId == userId).OrderBy(e => e.Section).ThenBy(e => e.Position).ToListAsync(ct))
            entries.Add(new { e.Id, e.Section, e.Position, Content = Out(e.Section, await career.Open(e, ct)), e.Provenance, e.SourceAt, e.ConfirmedAt, e.ChangedAt, e.RemovedAt });
        var sheet = await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct);
        var import = await db.ResumeImports.AsNoTracking().SingleOrDefaultAsync(i => i.UserId == userId, ct);
        return new
        {
            Entries = entries,
            Sheet = sheet is null ? null : new { Intentions = await career.OpenIntentions(sheet, ct), Remainder = await career.OpenRemainder(sheet, ct), sheet.ChangedAt },
            Import = import is null ? null : await Out(import, ct),
        };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.ProfileEntries.Where(e => e.UserId == userId).ExecuteDeleteAsync(ct);
        await db.ProfileSheets.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);
        await db.ResumeImports.Where(i => i.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }

    private static object Out(ProfileSection section, EntryContent content) =>
        new { Facts = FactField.Texts(section, content.Facts), content.Origins, content.Extra, content.SourceName };

    private async Task<object> Out(ResumeImport import, CancellationToken ct)
    {
        var (content, fileName) = await career.Open(import, ct);
        return new { import.Id, Content = content, FileName = fileName, import.UploadedAt };
    }
}
