using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>What holds for every change to a career record.</summary>
public static class CareerRules
{
    extension(AppDb db)
    {
        /// <summary>Whether anything may be kept: nothing is of anyone who has not agreed to that, and the short profile is where one agrees.</summary>
        public Task<bool> MayKeepCareer(Guid userId, CancellationToken ct) => db.TalentProfiles.AnyAsync(p => p.UserId == userId, ct);

        /// <summary>Entries that count, in the order in which they were added.</summary>
        public IQueryable<ProfileEntry> CareerOf(Guid userId) => db.ProfileEntries.Where(e => e.UserId == userId && e.RemovedAt == null).OrderBy(e => e.Section).ThenBy(e => e.Position).ThenBy(e => e.Id);
    }

    /// <summary>For the reader: what goes on first, then what ended last, then what has no date.</summary>
    public static IOrderedEnumerable<T> NewestFirst<T>(this IEnumerable<T> entries, Func<T, SectionFacts> facts) =>
        entries.OrderByDescending(entry => Ended(facts(entry))).ThenByDescending(entry => Began(facts(entry)));

    private static DateOnly Ended(SectionFacts facts) => facts switch
    {
        EducationFacts f => f.To?.First ?? (f.From is null ? DateOnly.MinValue : DateOnly.MaxValue),
        ExperienceFacts f => f.To?.First ?? (f.From is null ? DateOnly.MinValue : DateOnly.MaxValue),
        GrantFacts f => f.To?.First ?? (f.From is null ? DateOnly.MinValue : DateOnly.MaxValue),
        PublicationFacts f => f.Date?.First ?? DateOnly.MinValue,
        PatentFacts f => f.Date?.First ?? DateOnly.MinValue,
        CertificateFacts f => f.Date?.First ?? DateOnly.MinValue,
        _ => DateOnly.MinValue,
    };

    private static DateOnly Began(SectionFacts facts) => facts switch
    {
        EducationFacts f => f.From?.First ?? DateOnly.MinValue,
        ExperienceFacts f => f.From?.First ?? DateOnly.MinValue,
        GrantFacts f => f.From?.First ?? DateOnly.MinValue,
        _ => DateOnly.MinValue,
    };
}
