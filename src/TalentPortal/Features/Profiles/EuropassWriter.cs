using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using TalentPortal.Features.Profiles.Domain;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>Writes a career record as a Europass, with all that was once imported from one. For what the format has no place, that stays in the JSON Resume.</summary>
internal static class EuropassWriter
{
    /// <param name="id">Of the document: each export is a new one.</param>
    /// <returns>UTF-8, indented.</returns>
    public static byte[] Write(IReadOnlyDictionary<string, string> basics, IEnumerable<(ProfileSection Section, EntryContent Content)> entries, JsonObject? remainder, Guid id)
    {
        var (root, person, profile) = EuropassFrame.Unpack(remainder, id);
        EuropassBasics.Write(person, profile, basics);
        foreach (var (section, content) in entries)
        {
            var texts = FactField.Texts(section, content.Facts);
            var kind = EuropassShape.KindOf(section, texts, content.Extra);
            var element = Element(kind, texts, content.Extra);
            if (kind.OfPerson) person.Add(element.Elements());
            else (profile.Find(kind.In).FirstOrDefault() ?? profile.Make(kind.In)).Add(element);
        }

        EuropassFrame.Finish(root, person, id);
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize })) new XDocument(root).Save(writer);
        return file.ToArray();
    }

    private static XElement Element(EuropassKind kind, IReadOnlyDictionary<string, string?> texts, JsonObject? extra)
    {
        var element = new XElement(kind.OfPerson ? "x" : Named(kind.Element));
        Unpack(extra, element);
        foreach (var places in kind.Places.GroupBy(place => place.Fields[0]))
        {
            var values = places.First().Fields.Select(field => texts.GetValueOrDefault(field)).ToArray();
            if (values.All(value => value is null)) continue;
            var originals = EuropassXml.Unpack(extra?[Original + places.Key]).ToList();
            foreach (var one in places.First().IsList ? values[0]!.Split('\n').Select(line => new string?[] { line }) : [values]) Put(element, [.. places], one, kind, originals);
        }

        EuropassMeasures.Write(kind, element, texts);
        return element;
    }

    /// <summary>Writes facts as the elements that they were read from, where those stood and while they still tell them; else anew.</summary>
    private static void Put(XElement element, IReadOnlyList<EuropassPlace> places, string?[] values, EuropassKind kind, List<XElement> originals)
    {
        var isTold = false;
        foreach (var place in places)
        {
            var name = Named(place.Path[(place.Path.LastIndexOf('/') + 1)..].TrimEnd('+')).LocalName;
            if (originals.Find(one => one.Name.LocalName == name && Tidy(place, place.Read(one), kind).SequenceEqual(values)) is not { } original) continue;
            originals.Remove(original);
            element.Make(place.Path).ReplaceWith(original);
            isTold = true;
        }

        if (!isTold) places[0].Fill(element.Make(places[0].Path), values);
    }

    private static IEnumerable<string?> Tidy(EuropassPlace place, string?[] values, EuropassKind kind) =>
        values.Select((value, i) => FactField.Of(kind.Section).First(field => field.Name == place.Fields[i]).Tidy(value));
}
