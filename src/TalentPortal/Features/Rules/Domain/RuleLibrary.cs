using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Everything that a site computes with, as it is published now; it does not change under whoever holds it.</summary>
/// <param name="Persons">Those that the release made up to test its rules.</param>
public sealed record RuleSet(FactCatalogue Facts, RuleShelf Shelf, ParameterBook Parameters, ClaimBook Claims, IReadOnlyList<RulePerson> Persons)
{
    /// <summary>The rule of a code that holds on a day.</summary>
    public RuleProgram? At(string code, DateOnly on) => Shelf.At(code, on);

    public RuleResult? Evaluate(string code, FactSheet sheet, DateOnly on) => At(code, on) is { } program ? Evaluation.Of(program, sheet, on, Shelf, Parameters) : null;
}

/// <summary>
/// Where rules, figures and claims come from: the one place that knows it. They are what editors published: the desk's, and
/// at a tenant its own over them. Kept in memory until something public changes. Where no release was loaded it is the
/// release itself.
/// </summary>
public sealed class RuleLibrary(IServiceScopeFactory scopes, SiteVersions versions, ContentLedger ledgers, ILogger<RuleLibrary> log)
{
    private static readonly Lazy<RuleSet> released = new(() => Read(ContentFiles.All, ContentFiles.Read, FactCatalogue.Released, ReleasedLedger.Current.ParameterBook, ReleasedLedger.Current.ClaimBook));

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <summary>The rules of the release.</summary>
    /// <exception cref="ContentException">A file is faulty.</exception>
    public static RuleSet Released => released.Value;

    /// <summary>What holds on a site.</summary>
    /// <param name="tenantId">Whose; null for the national site.</param>
    /// <param name="ct">Ends the reading.</param>
    public async ValueTask<RuleSet> Of(Guid? tenantId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        // Taken before the reading: what changes meanwhile makes this reading old.
        var version = versions.Of(tenantId);
        var key = tenantId ?? ContentDesk.Id;
        if (_kept.TryGetValue(key, out var kept) && kept.Version == version) return kept.Set;
        var (set, stamp) = await Read(tenantId, kept, ct);
        _kept[key] = new(version, stamp, set);
        return set;
    }

    private async Task<(RuleSet Set, string Stamp)> Read(Guid? tenantId, Kept? kept, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("rule-library"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Guid[] owners = tenantId is { } own ? [ContentDesk.Id, own] : [ContentDesk.Id];
        var shown = db.RuleVersions.AsNoTracking().Where(v => owners.Contains(v.TenantId) && v.State == RuleState.Published);
        var ids = await shown.OrderBy(v => v.Id).Select(v => new { v.Id, v.TenantId }).ToListAsync(ct);
        var isLoaded = ids.Exists(v => v.TenantId == ContentDesk.Id);
        var ledger = isLoaded ? await ledgers.At(tenantId, ct) : new Ledger(Released.Claims, Released.Parameters);
        // Most of what changes on a site is no rule: then what was read before is still right. What is published never changes.
        var stamp = $"{ledger.Parameters.Digest} {string.Join(' ', ids.Select(v => v.Id))}";
        if (kept is not null && kept.Stamp == stamp) return (kept.Set with { Claims = ledger.Claims, Parameters = ledger.Parameters }, stamp);
        if (ids.Count == 0) return (Released, stamp);
        // A tenant's own stand behind the desk's, so that they count before them, on the days on which they hold.
        var rows = (await shown.ToListAsync(ct)).OrderBy(v => v.TenantId == ContentDesk.Id ? 0 : 1).ThenBy(v => v.Code, StringComparer.Ordinal).ThenBy(v => v.Number).ToList();
        return (Released with { Shelf = Put(rows, isLoaded ? [] : [.. Released.Shelf.All], RuleVocabulary.Of(FactCatalogue.Released, ledger.Parameters)), Claims = ledger.Claims, Parameters = ledger.Parameters }, stamp);
    }

    private RuleShelf Put(List<RuleVersion> rows, IReadOnlyList<RuleProgram> under, RuleVocabulary vocabulary)
    {
        List<(bool IsOwn, RuleProgram Program)> programs = [.. under.Select(program => (false, program))];
        foreach (var row in rows)
        {
            var reading = row.Read(vocabulary);
            if (reading.Document is { } document) programs.Add((row.TenantId != ContentDesk.Id, RuleProgram.Compile(document, row.Number)));
            else log.LogError("Rule {Code}, version {Number} of tenant {Tenant}, cannot be read and does not compute: {Faults}", row.Code, row.Number, row.TenantId, string.Join("; ", reading.Faults.Take(3)));
        }

        var (shelf, faults) = RuleShelf.Of([.. programs.Select(one => one.Program)]);
        if (faults.Count == 0) return shelf;
        log.LogError("Rules do not fit together, and some do not compute: {Faults}", string.Join("; ", faults.Take(5)));
        // What a tenant wrote takes nothing of the desk's away with it.
        var bad = faults.Select(fault => fault.Path[1..]).ToHashSet(StringComparer.Ordinal);
        return RuleShelf.Of([.. programs.Where(one => !one.IsOwn || !bad.Contains(one.Program.Code)).Select(one => one.Program)]).Shelf;
    }

    /// <summary>Reads rules and persons out of files. Versions of a rule are numbered by the day from which they hold.</summary>
    /// <exception cref="ContentException">A file is faulty, or rules refer to each other in a circle.</exception>
    internal static RuleSet Read(IReadOnlyList<string> names, Func<string, string> read, FactCatalogue facts, ParameterBook parameters, ClaimBook claims)
    {
        var vocabulary = RuleVocabulary.Of(facts, parameters);
        var documents = Named("rules/").Select(name => RuleReader.ReadReleased(name, read(name), vocabulary)).OrderBy(document => document.Code, StringComparer.Ordinal).ThenBy(document => document.From).ToList();
        var (shelf, faults) = RuleShelf.Of(documents);
        if (faults.Count > 0) throw new ContentException("rules", 0, string.Join("; ", faults));
        return new(facts, shelf, parameters, claims, [.. Named("persons/").SelectMany(name => RulePerson.Read(name, read(name), facts))]);

        IEnumerable<string> Named(string folder) => names.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal));
    }

    /// <param name="Stamp">Of which versions and figures the set was made.</param>
    private sealed record Kept((int All, int Site) Version, string Stamp, RuleSet Set);
}
