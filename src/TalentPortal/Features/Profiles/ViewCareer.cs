using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>The person's own career record.</summary>
[SignedIn]
public sealed record ViewCareer : IQuery<ViewCareerResult>;

/// <param name="HasProfile">Whether the short profile was saved, with which one agrees to be kept.</param>
/// <param name="Entries">By section, within it the newest first.</param>
/// <param name="Removed">What can still be put back.</param>
/// <param name="IntentionsVersion">Null before they were first saved.</param>
/// <param name="Gaps">What is missing, most useful first.</param>
/// <param name="School">From the short profile, so that it need not be typed twice.</param>
/// <param name="DegreeCode">From the short profile.</param>
/// <param name="IsImportWaiting">Whether an uploaded file waits to be compared.</param>
public sealed record ViewCareerResult(
    bool HasProfile, IReadOnlyList<ViewCareerResult.Entry> Entries, IReadOnlyList<ViewCareerResult.Gone> Removed, ProfileIntentions Intentions, uint? IntentionsVersion,
    IReadOnlyList<CareerGap> Gaps, string? School, string? DegreeCode, bool IsImportWaiting)
{
    /// <param name="Texts">Facts by name, without those that are not there.</param>
    /// <param name="Origins">Where each fact comes from, by name.</param>
    /// <param name="Further">Names of what an imported file said beyond the facts.</param>
    public sealed record Entry(
        Guid Id, ProfileSection Section, string Name, IReadOnlyDictionary<string, string?> Texts, IReadOnlyDictionary<string, FactOrigin> Origins, IReadOnlyList<string> Further, string? SourceName, uint Version);

    public sealed record Gone(Guid Id, ProfileSection Section, string Name);
}

/// <summary>Parts that are missing, and that something depends on today.</summary>
public enum CareerGap
{
    Degree,
    Summary,
    Cv,
    Education,
    Experience,
    Skill,
    Language,
}

internal sealed class ViewCareerHandler(AppDb db, CurrentCall call, SealedCareer career, SealedProfile profiles, TimeProvider clock) : IRequestHandler<ViewCareer, Outcome<ViewCareerResult>>
{
    public async Task<Outcome<ViewCareerResult>> Handle(ViewCareer request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user, ct);
        List<(ViewCareerResult.Entry Entry, SectionFacts Facts)> entries = [];
        foreach (var entry in await db.CareerOf(user).AsNoTracking().ToListAsync(ct))
        {
            var content = await career.Open(entry, ct);
            entries.Add((
                new(entry.Id, entry.Section, NameOf(entry.Section, content.Facts), FactField.Texts(entry.Section, content.Facts), content.Origins, [.. EuropassXml.Further(content.Extra)], content.SourceName, entry.Version),
                content.Facts));
        }

        List<ViewCareerResult.Gone> removed = [];
        var oldest = now - ProfileEntry.PutBackFor;
        foreach (var entry in await db.ProfileEntries.AsNoTracking().Where(e => e.UserId == user && e.RemovedAt > oldest).OrderByDescending(e => e.RemovedAt).ToListAsync(ct))
            removed.Add(new(entry.Id, entry.Section, NameOf(entry.Section, (await career.Open(entry, ct)).Facts)));

        var sheet = await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == user, ct);
        var waiting = now - ResumeImport.Lifetime;
        return new ViewCareerResult(
            profile is not null, [.. Enum.GetValues<ProfileSection>().SelectMany(section => entries.Where(e => e.Entry.Section == section).NewestFirst(e => e.Facts).Select(e => e.Entry))], removed,
            await career.OpenIntentions(sheet, ct), sheet?.Version, await Gaps(user, profile, entries.Select(e => e.Entry.Section).ToHashSet(), ct), profile?.School, profile?.DegreeCode,
            await db.ResumeImports.AnyAsync(i => i.UserId == user && i.UploadedAt > waiting, ct));
    }

    private async Task<IReadOnlyList<CareerGap>> Gaps(Guid user, TalentProfile? profile, HashSet<ProfileSection> filled, CancellationToken ct)
    {
        if (profile is null) return [];
        List<CareerGap> gaps = [];
        if (profile.DegreeCode is null) gaps.Add(CareerGap.Degree);
        if ((await profiles.Open(profile, ct)).Summary is null) gaps.Add(CareerGap.Summary);
        if (!await db.CvDocuments.AnyAsync(d => d.UserId == user && d.RemovedAt == null, ct)) gaps.Add(CareerGap.Cv);
        foreach (var (section, gap) in new[] { (ProfileSection.Education, CareerGap.Education), (ProfileSection.Experience, CareerGap.Experience), (ProfileSection.Skill, CareerGap.Skill), (ProfileSection.Language, CareerGap.Language) })
            if (!filled.Contains(section)) gaps.Add(gap);
        return gaps;
    }

    private static string NameOf(ProfileSection section, SectionFacts facts) => FactField.Of(section)[0].Read(facts) ?? "";
}
