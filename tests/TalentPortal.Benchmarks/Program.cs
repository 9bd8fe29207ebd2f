using System.Globalization;
using TalentPortal.Benchmarks;

switch (args)
{
    case ["import"] or ["import", "--postings", ..] or ["import", "--organisations", ..]:
        return await BulkBench.Run(int.Parse(Option("--postings") ?? "20000", CultureInfo.InvariantCulture), int.Parse(Option("--organisations") ?? "1000", CultureInfo.InvariantCulture));
    case ["import", var file]:
        return await ImportBench.Run(file);
    case ["resume", var folder]:
        return ResumeBench.Run(folder);
    case ["search", ..]:
        // The database that is kept may be as large as one likes; the small one, to see what size costs, is made for the run.
        var (cluster, connections) = await SearchDatabase.Open(int.Parse(Option("--postings") ?? "100000", CultureInfo.InvariantCulture), Option("--keep"));
        var (little, few) = await SearchDatabase.Open(10_000, null);
        await using (cluster)
        await using (little) return await SearchBench.Run(few, connections, int.Parse(Option("--queries") ?? "30", CultureInfo.InvariantCulture), args.Contains("--tuning"), int.Parse(Option("--slowest") ?? "0", CultureInfo.InvariantCulture));
    case ["publish", ..]:
        var (server, database) = await SearchDatabase.Open(int.Parse(Option("--postings") ?? "100000", CultureInfo.InvariantCulture), Option("--keep"));
        await using (server) return await PublishBench.Run(server, new Npgsql.NpgsqlConnectionStringBuilder(database.Portal).Database!);
    case ["security", ..]:
        return await SecurityBench.Run(int.Parse(Option("--samples") ?? "200", CultureInfo.InvariantCulture), Option("--only"));
    case ["caseload", ..]:
        return await CaseloadBench.Run(int.Parse(Option("--cases") ?? "1000000", CultureInfo.InvariantCulture));
    case ["figures", ..]:
        return await FiguresBench.Run(int.Parse(Option("--cases") ?? "100000", CultureInfo.InvariantCulture));
    case ["cuts", ..]:
        return await CutsBench.Run(int.Parse(Option("--cuts") ?? "100", CultureInfo.InvariantCulture));
    case ["match", ..]:
        return await MatchBench.Run(int.Parse(Option("--postings") ?? "1000000", CultureInfo.InvariantCulture), int.Parse(Option("--talents") ?? "100000", CultureInfo.InvariantCulture), int.Parse(Option("--samples") ?? "200", CultureInfo.InvariantCulture));
    case ["rules", "--only", "search", ..]:
        var (holder, everything) = await ItemDatabase.Open(int.Parse(Option("--items") ?? "500000", CultureInfo.InvariantCulture), int.Parse(Option("--postings") ?? "100000", CultureInfo.InvariantCulture), Option("--keep"));
        await using (holder) return await ItemBench.Run(everything, int.Parse(Option("--queries") ?? "30", CultureInfo.InvariantCulture), args.Contains("--tuning"), int.Parse(Option("--slowest") ?? "0", CultureInfo.InvariantCulture));
    case ["lighthouse", ..]:
        return await LighthouseBench.Run(Option("--in") ?? Path.Combine(AppContext.BaseDirectory, "../../../../../tests/lighthouse"), int.Parse(Option("--runs") ?? "3", CultureInfo.InvariantCulture));
    case ["rules", ..]:
        return await RulesBench.Run(Option("--only"), int.Parse(Option("--people") ?? "100000", CultureInfo.InvariantCulture), int.Parse(Option("--samples") ?? "500", CultureInfo.InvariantCulture));
    default:
        Console.WriteLine(
            """
            search [--postings N] [--queries N] [--keep DIR] [--tuning] [--slowest N]   the list of positions through HTTP in every cell, next to its own statements through Npgsql and to a small database
            publish [--postings N] [--keep DIR]                what the search's index costs a publication, and then a search
            security [--samples N] [--only PART]               what the answers at the door tell of who has an account; ends with 2 when the machine is too busy to say
            caseload [--cases N]                               boards and cases of a consultant in a service with a million cases, and the memory of an open board
            figures [--cases N]                                the figures of one organisation with many cases over five years
            cuts [--cuts N]                                    a line that is cut while somebody types: what is lost, and how soon the rest is back
            match [--postings N] [--talents N] [--samples N]   the postings that fit one person best and the blind cards that fit one posting best, next to looking at all of them
            rules --only search [--items N] [--postings N] [--queries N] [--keep DIR] [--tuning] [--slowest N]   the search across everything through HTTP in every cell, next to its own statements through Npgsql
            lighthouse [--runs N]                              Lighthouse over home, position, guide, calculator, housing list, on a phone
            rules [--only engine|rerun] [--people N] [--samples N]   one person against 1,000 rules with reasons and questions, and N kept results against one rule that changed
            resume FOLDER                                      what of each JSON Resume and Europass in a folder comes out again after import and export
            import [--postings N] [--organisations N]          a conference's postings in one workbook, taken in twice, next to COPY of the same rows
            import FILE                                        positions of a file: imported, published, found, imported again
            """);
        return args.Length == 0 ? 0 : 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
