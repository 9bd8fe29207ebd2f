using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Eligibility;

/// <summary>Hands out and forgets answers and kept results.</summary>
internal sealed class EligibilityData(AppDb db, SealedEligibility words, EligibilityDesk desk) : IPersonalDataHolder
{
    public string Section => "eligibility";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var sheet = await db.EligibilitySheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct);
        if (sheet is null) return null;
        List<object> results = [];
        foreach (var r in await db.EligibilityResults.AsNoTracking().Where(r => r.UserId == userId).OrderBy(r => r.KeptAt).ToListAsync(ct))
            results.Add(new { r.Id, r.SiteId, r.RuleCode, r.RuleVersion, Outcome = await words.Open(r, ct), r.KeptAt, r.EvaluatedAt });
        return new
        {
            Sheet = new { Answers = (await words.Open(sheet, FactCatalogue.Released, ct)).Known.ToDictionary(one => one.Fact.Code, one => one.Value.Write(one.Fact)), sheet.ChangedAt, sheet.VisitedAt, sheet.AskedAt, sheet.MailedOn },
            Results = results,
        };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await desk.Forget(userId, ct);
        return [];
    }
}
