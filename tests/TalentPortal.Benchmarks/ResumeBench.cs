using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Benchmarks;

/// <summary>
/// Takes files that tell a career through import and export: how many fields go in, come out, are lost; and whether what came
/// out is read the same. What is exported is left beside, for validators of others.
/// </summary>
internal static class ResumeBench
{
    /// <returns>1 when anything was lost.</returns>
    public static int Run(string folder)
    {
        var outside = Directory.CreateDirectory(Path.Combine(folder, "exported"));
        var bad = 0;
        Console.WriteLine($"{"file",-40} {"entries",8} {"facts",8} {"in",8} {"out",8} {"lost",8}  again");
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".json" or ".xml" or ".pdf").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var (text, reason) = ResumeFile.TextOf(File.ReadAllBytes(file));
            if ((reason ?? ResumeFile.WhyNot(text!)) is { } why)
            {
                Console.WriteLine($"{name,-40} {why.Name}");
                continue;
            }

            var reading = ResumeFile.Read(text!);
            if (reading.Problems.Count > 0)
            {
                Console.WriteLine($"{name,-40} {string.Join("; ", reading.Problems.Select(problem => $"{problem.Path} {problem.Text.Name}"))}");
                bad++;
                continue;
            }

            var isXml = reading.Source == Provenance.Europass;
            var exported = Write(reading, isXml);
            File.WriteAllBytes(Path.Combine(outside.FullName, Path.ChangeExtension(name, isXml ? ".xml" : ".json")), exported);
            var (before, after) = (Leaves(text!, isXml), Leaves(Encoding.UTF8.GetString(exported), isXml));
            var lost = before.Where(leaf => leaf.Value > after.GetValueOrDefault(leaf.Key)).ToList();
            var again = Write(ResumeFile.Read(Encoding.UTF8.GetString(exported)), isXml).AsSpan().SequenceEqual(exported);
            Console.WriteLine($"{name,-40} {reading.Entries.Count,8} {reading.Entries.Sum(entry => FactField.Texts(entry.Section, entry.Facts).Count),8} {before.Values.Sum(),8} {after.Values.Sum(),8} {lost.Count,8}  {(again ? "the same" : "another")}");
            foreach (var leaf in lost) Console.WriteLine($"    lost: {leaf.Key}");
            bad += lost.Count > 0 || !again ? 1 : 0;
        }

        return bad > 0 ? 1 : 0;
    }

    private static byte[] Write(ResumeReading reading, bool isXml)
    {
        var origin = new FactOrigin(reading.Source, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var entries = reading.Entries.Select(entry => (entry.Section, EntryContent.New(entry.Section, entry.Facts, origin, entry.Extra)));
        return isXml ? EuropassWriter.Write(reading.Basics, entries, reading.Remainder, Guid.Empty) : ResumeWriter.Write(reading.Basics, entries, reading.Remainder);
    }

    /// <summary>How often each value stands at each path; the place in a list does not count.</summary>
    private static Dictionary<string, int> Leaves(string text, bool isXml) => (isXml ? Leaves(XElement.Parse(text)) : Leaves(JsonNode.Parse(text), "")).CountBy(leaf => leaf).ToDictionary();

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Leaves(item, path + "[]")),
        _ => [$"{path}={node?.ToJsonString()}"],
    };

    private static IEnumerable<string> Leaves(XElement root) => root.DescendantsAndSelf().SelectMany(element =>
    {
        // The number of the file that came in is that of another document in the one that goes out.
        var path = string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName == "DocumentID" ? "AlternateDocumentID" : e.Name.LocalName));
        return element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName != "schemaLocation").Select(a => $"{path}@{a.Name.LocalName}={a.Value}")
            .Concat(element.HasElements || element.Value.Length == 0 ? [] : [$"{path}={element.Value.ReplaceLineEndings("\n")}"]);
    });
}
