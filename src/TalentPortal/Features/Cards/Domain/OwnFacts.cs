using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>Reads what a card could say out of the person's own profile and career record, in a request of that person.</summary>
public sealed class OwnFacts(AppDb db, SealedCareer career)
{
    /// <summary>What is known of the person; null where they have no profile.</summary>
    /// <param name="fieldCode">Field of study, which the person chooses from the list: the record has it in words only.</param>
    public async Task<CardSource?> Of(Guid userId, string? fieldCode, CancellationToken ct)
    {
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, ct);
        if (profile is null) return null;
        List<(string, string?)> languages = [];
        foreach (var entry in await db.CareerOf(userId).Where(e => e.Section == ProfileSection.Language).AsNoTracking().ToListAsync(ct))
            if ((await career.Open(entry, ct)).Facts is LanguageFacts facts && CodeOf(facts.Language) is { } code) languages.Add((code, BandOf(facts)));
        var wishes = await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == userId, ct), ct);
        return new(profile.DegreeCode, fieldCode, profile.IndustryCode, profile.Years, profile.CountryCode, languages, wishes.Places, wishes.Kinds, profile.AvailableFrom);
    }

    /// <summary>What the short profile alone says.</summary>
    public static CardSource OfProfile(TalentProfile profile) => new(profile.DegreeCode, null, profile.IndustryCode, profile.Years, profile.CountryCode, [], [], [], profile.AvailableFrom);

    /// <summary>Names of the organisations where the person works now, as they wrote them.</summary>
    public async Task<IReadOnlyList<string>> PresentEmployers(Guid userId, CancellationToken ct)
    {
        List<string> names = [];
        foreach (var entry in await db.CareerOf(userId).Where(e => e.Section == ProfileSection.Experience).AsNoTracking().ToListAsync(ct))
            if ((await career.Open(entry, ct)).Facts is ExperienceFacts { To: null, Organisation: { } name } && !string.IsNullOrWhiteSpace(name)) names.Add(name);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static string? CodeOf(string? written)
    {
        var form = TextNormaliser.ForComparing(written).Trim();
        return form.Length == 0 ? null : ReferenceData.Languages.FirstOrDefault(l => ((string[])[l.Code, l.NameZh, l.NameEn, l.Endonym]).Any(name => TextNormaliser.ForComparing(name) == form))?.Code;
    }

    /// <summary>Three bands of the European framework; levels of the Chinese test by their descriptions.</summary>
    private static string? BandOf(LanguageFacts facts) => facts.Cefr is { Length: > 0 } cefr ? cefr[..1] : facts.Hsk switch
    {
        null => null,
        "1" or "2" => "A",
        "3" or "4" => "B",
        _ => "C",
    };
}
