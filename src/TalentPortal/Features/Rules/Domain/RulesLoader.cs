using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// Brings the rules of a release, and the persons made up for them, into rows of the desk. A file that says what was loaded
/// before changes nothing. Where nobody has written in a rule since, the new document computes at once: two read it where
/// the release is made. Where somebody has, it waits as a draft beside theirs.
/// </summary>
internal sealed class RulesLoader(AppDb db, TimeProvider clock) : IContentLoader
{
    /// <summary>Behind sources, claims and figures, which rules name; before guides, which show rules.</summary>
    public int Order => 10;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        var (files, set) = Read(loading);
        var (now, desk) = (clock.GetUtcNow(), ContentDesk.Id);
        var rules = await db.Rules.Where(r => r.TenantId == desk).ToDictionaryAsync(r => r.Code, StringComparer.Ordinal, ct);
        foreach (var group in files.GroupBy(file => file.Document.Code, StringComparer.Ordinal).Where(group => group.Any(file => loading.IsNew(file.Name))))
        {
            var first = group.First().Document;
            if (!rules.TryGetValue(group.Key, out var rule)) db.Rules.Add(rule = rules[group.Key] = Rule.Begin(Guid.CreateVersion7(now), desk, group.Key, RuleHead.Of(first), now));
            await Versions(rule, [.. group], loading, now, ct);
        }

        foreach (var group in set.Persons.GroupBy(person => person.Rule, StringComparer.Ordinal).Where(group => loading.IsNew($"persons/{group.Key}.json") || loading.IsNew($"rules/{group.Key}.json")))
            if (rules.TryGetValue(group.Key, out var rule)) loading.Count("persons of rules", await Persons(rule, [.. group], now, ct));
    }

    /// <summary>The documents of one rule, from the one that begins first. Which of two counts is told by their numbers, so that what begins after a changed one is entered again behind it.</summary>
    private async Task Versions(Rule rule, IReadOnlyList<(string Name, RuleDocument Document)> files, ContentLoading loading, DateTimeOffset now, CancellationToken ct)
    {
        var versions = await db.RuleVersions.Where(v => v.TenantId == rule.TenantId && v.RuleId == rule.Id).OrderBy(v => v.Number).ToListAsync(ct);
        var released = versions.LastOrDefault(v => v.IsRelease && !v.IsOpen)?.Number ?? 0;
        var isEdited = versions.Exists(v => v.State == RuleState.Withdrawn || (v.Number > released && !v.IsRelease));
        var isChanged = false;
        foreach (var (name, document) in files)
        {
            var digest = ContentLoading.DigestOf(loading.Files[name]);
            // The record of loaded files may be gone, the versions are not.
            isChanged |= versions.LastOrDefault(v => v.ReleaseFile == name)?.ReleaseDigest != digest;
            if (!isChanged) continue;
            var draft = versions.LastOrDefault(v => v.State == RuleState.Draft && v.IsRelease && v.ReleaseFile == name);
            if (draft is not null)
            {
                draft.Renew(RuleWriter.Write(document), digest, now);
            }
            else
            {
                draft = RuleVersion.FromRelease(Guid.CreateVersion7(now), rule, (versions.LastOrDefault()?.Number ?? 0) + 1, name, RuleWriter.Write(document), digest, now);
                db.RuleVersions.Add(draft);
                versions.Add(draft);
            }

            if (isEdited)
            {
                loading.Count("rules that wait as drafts", 1);
                continue;
            }

            if (draft.Publish(document, now) is { } refusal) throw new ContentException(name, 0, refusal);
            rule.Show(draft, document, now);
            loading.Count("rules", 1);
        }
    }

    private async Task<int> Persons(Rule rule, IReadOnlyList<RulePerson> persons, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.RulePersons.Where(p => p.TenantId == rule.TenantId && p.RuleId == rule.Id).ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, ct);
        var changed = 0;
        foreach (var person in persons)
        {
            if (!known.Remove(person.Code, out var row)) db.RulePersons.Add(RulePersonRow.Enter(Guid.CreateVersion7(now), rule, person, isEdited: false, now));
            else if (row.IsEdited || row.Says(person)) continue;
            else row.Take(person, isEdited: false, now);
            changed++;
        }

        // Those that a release no longer has would contradict what it has.
        foreach (var gone in known.Values.Where(row => row is { IsReleased: true, IsEdited: false }))
        {
            db.Remove(gone);
            changed++;
        }

        return changed;
    }

    /// <summary>All rules of the release, found to be whole, alone and together, and to agree with every person.</summary>
    /// <exception cref="ContentException">One is not; the message says which.</exception>
    internal static (IReadOnlyList<(string Name, RuleDocument Document)> Files, RuleSet Set) Read(ContentLoading loading)
    {
        var ledger = loading.Ledger;
        var set = RuleLibrary.Read([.. loading.Files.Keys.Order(StringComparer.Ordinal)], name => loading.Files[name], FactCatalogue.Released, ledger.ParameterBook, ledger.ClaimBook);
        var vocabulary = RuleVocabulary.Of(set.Facts, set.Parameters);
        List<(string Name, RuleDocument Document)> files = [.. loading.Names("rules", ".json").Select(name => (name, RuleReader.ReadReleased(name, loading.Files[name], vocabulary))).OrderBy(file => file.Item2.From)];
        foreach (var (name, document) in files)
        {
            if (Path.GetFileNameWithoutExtension(name).Split('@')[0] != document.Code) throw new ContentException(name, 0, $"the code is '{document.Code}'");
            if (RuleProgram.Compile(document).Claims.FirstOrDefault(code => set.Claims.Find(code) is null) is { } claim) throw new ContentException(name, 0, $"there is no claim '{claim}'");
        }

        foreach (var person in set.Persons)
        {
            var name = $"persons/{person.Rule}.json";
            if (set.Evaluate(person.Rule, person.Sheet, person.On) is not { } result) throw new ContentException(name, 0, $"'{person.Code}' meets no version of the rule");
            if (person.Check(result) is [var wrong, ..]) throw new ContentException(name, 0, wrong);
            if (person.Code.Length > RulePersonRow.CodeMax) throw new ContentException(name, 0, $"the code '{person.Code}' is too long");
        }

        return (files, set);
    }
}
