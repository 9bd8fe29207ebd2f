using System.Text.Json.Nodes;
using System.Xml.Linq;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using static TalentPortal.Features.Profiles.EuropassXml;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// Reads a Europass as a career record. What has no place, or is written in a way that nobody here understands, is kept as it
/// came; a person cannot mend a file that a machine wrote, so nothing of that is a fault.
/// </summary>
internal static class EuropassReader
{
    /// <summary>Why a text is no Europass that could be looked into; null when it is one.</summary>
    public static TextKey? WhyNot(string text) => Parse(text)?.Name.LocalName switch
    {
        null => new TextKey("Resume_NotXml"),
        "Candidate" => null,
        "SkillsPassport" or "Europass" or "europass" => new TextKey("Resume_OldEuropass"),
        _ => new TextKey("Resume_NotEuropass"),
    };

    public static ResumeReading Read(string text)
    {
        var root = Parse(text)!;
        DropFiles(root);
        EuropassFrame.Sort(root);
        List<ResumeProblem> problems = [];
        var profile = root.Child("CandidateProfile") ?? root.Make("CandidateProfile");
        var person = root.Child("CandidatePerson") ?? root.Make("CandidatePerson");
        var basics = EuropassBasics.Read(person, profile);
        List<ResumeReading.Entry> entries = [];
        foreach (var kind in EuropassShape.Kinds) Entries(kind.OfPerson ? person : profile, kind, entries, problems);
        foreach (var section in entries.GroupBy(entry => entry.Section).Where(section => section.Count() > section.Key.Most()))
            problems.Add(new(section.Key.ToString(), new TextKey("Resume_TooManyEntries", section.Key.Most())));
        var remainder = EuropassFrame.Pack(root, person, profile);
        if (remainder.ToJsonString().Length > ProfileSheet.RemainderMax) problems.Add(new("", new TextKey("Resume_RestTooLong", ProfileSheet.RemainderMax / 1024)));
        return new(basics, [.. entries.OrderBy(entry => entry.Section)], remainder, problems, Provenance.Europass);
    }

    private static void Entries(XElement owner, EuropassKind kind, List<ResumeReading.Entry> entries, List<ResumeProblem> problems)
    {
        foreach (var list in owner.Find(kind.In).ToList())
        {
            var index = 0;
            // A list without end is cut where its section is full, and said to be too long.
            foreach (var element in list.Elements().Where(e => e.Name.LocalName == kind.Element[(kind.Element.IndexOf(':', StringComparison.Ordinal) + 1)..] && kind.Is(e)).Take(kind.Section.Most() + 1).ToList())
            {
                var read = Split(kind, element).Select(one => Entry(kind, one)).ToList();
                // Without what it would be called by, it is no entry and stays with the rest.
                if (read.Contains(null)) continue;
                foreach (var entry in read)
                    if (entry!.Extra?.ToJsonString().Length > EntryContent.ExtraMax) problems.Add(new($"{kind.Name}[{index}]", new TextKey("Resume_ExtraTooLong", EntryContent.ExtraMax / 1024)));
                entries.AddRange(read!);
                element.Cut(owner);
                index++;
            }
        }
    }

    /// <summary>One element for each entry: an employer had somebody in several positions, and what else it says of itself goes with the first.</summary>
    private static IEnumerable<XElement> Split(EuropassKind kind, XElement element)
    {
        if (kind.OfPerson) return [new XElement("x", new XElement(element))];
        var positions = kind.Section == ProfileSection.Experience ? element.Children("PositionHistory").ToList() : [];
        if (positions.Count < 2) return [new XElement(element)];
        var first = new XElement(element);
        first.Children("PositionHistory").Skip(1).Remove();
        return [first, .. positions.Skip(1).Select(position => new XElement(element.Name, element.Children("OrganizationName").Take(1), position))];
    }

    private static ResumeReading.Entry? Entry(EuropassKind kind, XElement rest)
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        var extra = new JsonObject();
        var fields = FactField.Of(kind.Section).ToDictionary(field => field.Name);
        foreach (var places in kind.Places.GroupBy(place => place.Fields[0]))
        {
            var told = places.First().IsList ? List(places.First(), rest, fields, texts) : Single([.. places], rest, fields, texts);
            // Written by us it would be the same: then the facts say all of it.
            if (told.Count > 0 && !told.All(one => one.Place == places.First() && (one.Place.IsList || told.Count == 1) && IsAsWritten(one.Place, one.Element)))
                extra[Original + places.Key] = string.Concat(told.Select(one => EuropassXml.Write(one.Element)));
        }

        EuropassMeasures.Read(kind, rest, texts);
        if (fields.Values.Any(field => field.WhyNot(texts.GetValueOrDefault(field.Name)) is not null)) return null;
        Pack(rest, extra);
        if (EuropassShape.KindOf(kind.Section, texts, null) != kind) extra[EuropassShape.Came] = kind.Name;
        return new(kind.Section, FactField.Make(kind.Section, texts), extra.Count == 0 ? null : extra);
    }

    /// <summary>Takes facts from the first element that tells them, with the elements elsewhere that agree: what disagrees stays as it is.</summary>
    private static List<(EuropassPlace Place, XElement Element)> Single(IReadOnlyList<EuropassPlace> places, XElement rest, Dictionary<string, FactField> fields, Dictionary<string, string?> texts)
    {
        List<(EuropassPlace, XElement)> told = [];
        string?[]? taken = null;
        foreach (var place in places)
        {
            foreach (var element in rest.Find(place.Path).ToList())
            {
                if (Values(place, element, fields, null) is not { } values || (taken is not null && !taken.SequenceEqual(values))) continue;
                taken = values;
                told.Add((place, element));
                element.Cut(rest);
                break;
            }
        }

        for (var i = 0; i < taken?.Length; i++)
            if (taken[i] is { } value) texts[places[0].Fields[i]] = value;
        return told;
    }

    private static List<(EuropassPlace Place, XElement Element)> List(EuropassPlace place, XElement rest, Dictionary<string, FactField> fields, Dictionary<string, string?> texts)
    {
        List<(EuropassPlace, XElement)> told = [];
        foreach (var element in rest.Find(place.Path).ToList())
        {
            if (Values(place, element, fields, texts.GetValueOrDefault(place.Fields[0])) is not [{ } all]) continue;
            texts[place.Fields[0]] = all;
            told.Add((place, element));
            element.Cut(rest);
        }

        return told;
    }

    private static bool IsAsWritten(EuropassPlace place, XElement element)
    {
        var plain = new XElement(element.Name);
        place.Fill(plain, place.Read(element));
        return IsSame(plain, element);
    }

    /// <summary>What an element tells that can be taken; null for nothing.</summary>
    /// <param name="before">Of a list, what was told already.</param>
    private static string?[]? Values(EuropassPlace place, XElement element, Dictionary<string, FactField> fields, string? before)
    {
        var values = place.Read(element);
        for (var i = 0; i < values.Length; i++)
        {
            var field = fields[place.Fields[i]];
            if (field.Tidy(values[i]) is not { } value)
            {
                values[i] = null;
                continue;
            }

            values[i] = before is null ? value : before + "\n" + value;
            if (field.WhyNot(values[i]) is not null) return null;
        }

        return values.Any(value => value is not null) ? values : null;
    }
}
