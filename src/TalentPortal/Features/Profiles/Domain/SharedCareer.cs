using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>One entry as somebody else reads it: facts alone, without where they came from and without what an imported file said beside.</summary>
/// <param name="Texts">Facts by name, without those that are not there and those that are nobody else's.</param>
/// <param name="ConfirmedAt">When the person last said that it is right.</param>
public sealed record SharedEntry(Guid Id, ProfileSection Section, string Name, IReadOnlyDictionary<string, string?> Texts, DateTimeOffset ConfirmedAt);

/// <summary>Parts of a career record as somebody else reads them.</summary>
/// <param name="Entries">By section, within it the newest first.</param>
/// <param name="Intentions">Null where they are not open.</param>
public sealed record OpenCareer(IReadOnlyList<SharedEntry> Entries, ProfileIntentions? Intentions);

/// <summary>
/// The one place where a career record is opened for others: what the person sees as a preview and what staff read come from
/// here, so that they are the same.
/// </summary>
public sealed class SharedCareer(AppDb db, SealedCareer career)
{
    /// <summary>Classes that a grant may open; keys of the portal and secrets stay, whatever is granted.</summary>
    private static bool MayShow(FactField field) => field.Class is FieldClass.Public or FieldClass.Contact or FieldClass.Sensitive;

    /// <summary>The facts of a section that a grant opens.</summary>
    public static IEnumerable<FactField> FieldsOf(ProfileSection section) => FactField.Of(section).Where(MayShow);

    /// <summary>The scope that opens a section.</summary>
    public static GrantScope ScopeOf(ProfileSection section) => Enum.Parse<GrantScope>(GrantScopes.Career + section);

    /// <summary>The section that a scope opens; null for the intentions.</summary>
    public static ProfileSection? SectionOf(GrantScope scope) => Enum.TryParse<ProfileSection>(scope.Part(), out var section) ? section : null;

    /// <summary>Opens the parts of a person's record that the scopes name.</summary>
    public async Task<OpenCareer> Open(Guid person, IReadOnlyCollection<GrantScope> scopes, CancellationToken ct)
    {
        List<(SharedEntry Entry, SectionFacts Facts)> entries = [];
        foreach (var (entry, content) in await Contents(person, scopes, ct))
        {
            var fields = FieldsOf(entry.Section).ToList();
            var texts = fields.Select(field => (field.Name, Text: field.Read(content.Facts))).Where(pair => pair.Text is not null).ToDictionary(pair => pair.Name, pair => pair.Text, StringComparer.Ordinal);
            entries.Add((new(entry.Id, entry.Section, fields.Find(field => field.IsName)?.Read(content.Facts) ?? "", texts, entry.ConfirmedAt), content.Facts));
        }

        var wishes = scopes.Contains(GrantScope.CareerIntentions)
            ? await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == person, ct), ct)
            : null;
        return new([.. Enum.GetValues<ProfileSection>().SelectMany(section => entries.Where(e => e.Entry.Section == section).NewestFirst(e => e.Facts).Select(e => e.Entry))], wishes);
    }

    /// <summary>Opens the entries of the sections that the scopes name, in the order in which they were added, without what an imported file said beside.</summary>
    public async Task<IReadOnlyList<(ProfileEntry Entry, EntryContent Content)>> Contents(Guid person, IReadOnlyCollection<GrantScope> scopes, CancellationToken ct)
    {
        var sections = scopes.Where(scope => scope.IsCareer()).Select(SectionOf).OfType<ProfileSection>().ToList();
        List<(ProfileEntry, EntryContent)> open = [];
        if (sections.Count == 0) return open;
        foreach (var entry in await db.CareerOf(person).Where(e => sections.Contains(e.Section)).AsNoTracking().ToListAsync(ct))
            open.Add((entry, await career.Open(entry, ct) with { Extra = null, SourceName = null }));
        return open;
    }
}
