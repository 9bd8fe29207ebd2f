using System.Globalization;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Sources;

/// <summary>
/// The command <c>content report</c>: where each claim of the release stands, and, given the collection of facts that the
/// content was written from, which facts stand nowhere.
/// </summary>
public static class ContentReportCommand
{
    private const string Usage = "Usage: content report [--facts DIR] [--source DIR]";

    /// <summary>Runs the command. It needs no database.</summary>
    /// <param name="args">What follows <c>content report</c>.</param>
    /// <param name="console">Receives the report.</param>
    /// <returns>0 when nothing is missing and nothing leads nowhere, else 1; 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter console)
    {
        if (Arguments(args) is not { } asked)
        {
            await console.WriteLineAsync(Usage);
            return 2;
        }

        var ledger = ReleasedLedger.Current;
        var places = ContentPlaces.Find(ledger, ContentFiles.All, ContentFiles.Read, asked.Source);
        var unplaced = ledger.Claims.Where(claim => !places.Of.ContainsKey(claim.Code)).ToList();
        List<string> faults = [.. places.Faults];
        var missing = asked.Facts is null ? 0 : await Compare(asked.Facts, places, faults, console);
        await console.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{ledger.Claims.Count} claims, {ledger.Claims.Count - unplaced.Count} at {places.Of.Values.Sum(of => of.Count)} places, {unplaced.Count} nowhere; {ledger.Sources.Count} sources, {ledger.Claims.SelectMany(claim => claim.Sources).Distinct().Count()} cited"));
        foreach (var claim in unplaced) await console.WriteLineAsync($"nowhere: {claim.Code}");
        foreach (var fault in faults) await console.WriteLineAsync($"fault: {fault}");
        return missing == 0 && unplaced.Count == 0 && faults.Count == 0 ? 0 : 1;
    }

    private static async Task<int> Compare(string folder, ContentPlaces places, List<string> faults, TextWriter console)
    {
        var claims = ReleasedClaimRow.Read();
        var excused = ContentFiles.Names("excused", ".csv").SelectMany(name => CsvTable.Parse(name, ContentFiles.Read(name), "file", "at", "why").Rows)
            .ToDictionary(row => (row.Text("file"), row.Text("at")), row => row.Text("why"));
        var missing = new List<CollectedFact>();
        var (all, placedOfAll, excusedOfAll) = (0, 0, 0);
        await console.WriteLineAsync($"{"file",-32}{"facts",7}{"placed",8}{"excused",9}{"missing",9}");
        foreach (var file in CollectedFacts.Read(folder).GroupBy(fact => fact.File))
        {
            var (placed, forgiven, gaps) = (0, 0, 0);
            foreach (var fact in file)
            {
                var rows = claims[(Path.GetFileNameWithoutExtension(file.Key), fact.At)].ToList();
                foreach (var row in rows.Where(row => row.Digest != fact.Digest)) faults.Add($"{row.Code}: {file.Key} {fact.At} has other words now");
                if (rows.Exists(row => places.Of.ContainsKey(row.Code)))
                {
                    placed++;
                }
                else if (excused.ContainsKey((file.Key, fact.At)))
                {
                    forgiven++;
                }
                else
                {
                    gaps++;
                    missing.Add(fact);
                }
            }

            await console.WriteLineAsync($"{file.Key,-32}{file.Count(),7}{placed,8}{forgiven,9}{gaps,9}");
            (all, placedOfAll, excusedOfAll) = (all + file.Count(), placedOfAll + placed, excusedOfAll + forgiven);
        }

        await console.WriteLineAsync($"{all} facts, {placedOfAll} placed, {excusedOfAll} excused, {missing.Count} missing");
        foreach (var fact in missing) await console.WriteLineAsync($"missing: {fact.File} {fact.At} {fact.Text[..Math.Min(120, fact.Text.Length)]}");
        foreach (var ((file, at), why) in excused) await console.WriteLineAsync($"excused: {file} {at}: {why}");
        return missing.Count;
    }

    private static (string? Facts, string? Source)? Arguments(string[] args)
    {
        string? facts = null, source = null;
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            if (args[i] == "--facts") facts = args[i + 1];
            else if (args[i] == "--source") source = args[i + 1];
            else return null;
        }

        return (facts, source);
    }

    /// <summary>Which line of the collection a claim is from.</summary>
    private sealed record ReleasedClaimRow(string Code, string Digest)
    {
        public static ILookup<(string File, string At), ReleasedClaimRow> Read() => ContentFiles.Names("claims", ".csv")
            .SelectMany(name => ReleasedLedger.ClaimRows(name, ContentFiles.Read(name)).Select(row => (Key: (Path.GetFileNameWithoutExtension(name), row.Optional("at") ?? ""), Row: new ReleasedClaimRow(row.Text("code"), row.Optional("digest") ?? ""))))
            .ToLookup(found => found.Key, found => found.Row);
    }
}
