using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace TalentPortal.Features.Profiles;

/// <summary>XML of a Europass: read without trusting it, found by local names as real files mix namespaces, and kept in the members of a record.</summary>
internal static class EuropassXml
{
    public static readonly XNamespace Europass = "http://www.europass.eu/1.0";
    public static readonly XNamespace Hr = "http://www.hr-xml.org/3";
    public static readonly XNamespace Oa = "http://www.openapplications.org/oagis/9";
    public static readonly XNamespace Eures = "http://www.europass_eures.eu/1.0";

    /// <summary>Before the name of a member that holds a part of a Europass.</summary>
    public const string Mark = "europass:";

    /// <summary>Before the name of a fact: the element that it was read from, where that says more than the fact.</summary>
    public const string Original = Mark + "=";

    /// <summary>Elements within each other.</summary>
    private const int DepthMax = 64;

    /// <summary>Characters of a document; twice what is kept, for what is left out before.</summary>
    private const int LengthMax = 4 * 1024 * 1024;

    /// <summary>Parses without document types, entities or anything from elsewhere; comments and space between elements are left out.</summary>
    /// <returns>Null for what is no XML or lies too deep.</returns>
    public static XElement? Parse(string text)
    {
        try
        {
            using (var reader = Open(text))
                while (reader.Read())
                    if (reader.Depth > DepthMax) return null;
            using var again = Open(text);
            return XElement.Load(again);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Leaves out portraits and papers: nobody asked for them, and they would be most of what is kept.</summary>
    public static void DropFiles(XElement root) => root.Descendants().Where(element => element.Name.LocalName is "EmbeddedData" or "Photo").ToList().ForEach(data => data.Cut(root));

    /// <summary>One line, the same for the same content: names of namespaces are written where they are needed.</summary>
    public static string Write(XElement element)
    {
        var bare = new XElement(element);
        foreach (var one in bare.DescendantsAndSelf()) one.Attributes().Where(a => a.IsNamespaceDeclaration).Remove();
        return bare.ToString(SaveOptions.DisableFormatting);
    }

    public static IEnumerable<XElement> Children(this XElement element, string local) => element.Elements().Where(child => child.Name.LocalName == local);

    public static XElement? Child(this XElement element, string local) => element.Children(local).FirstOrDefault();

    /// <summary>All elements at a path of names, prefixes aside; the empty path is the element itself.</summary>
    public static IEnumerable<XElement> Find(this XElement from, string path) => Steps(path).Aggregate<Step, IEnumerable<XElement>>([from], (found, step) => found.SelectMany(one => one.Children(step.Name.LocalName)));

    /// <summary>A new element at a path. What leads there is taken where it stands already; a step that ends in <c>+</c> can stand many times and is taken only if it leads further.</summary>
    public static XElement Make(this XElement from, string path)
    {
        var (at, steps) = (from, Steps(path));
        for (var i = 0; i < steps.Count; i++)
        {
            var (last, step) = (i == steps.Count - 1, steps[i]);
            var there = last ? null : at.Children(step.Name.LocalName).FirstOrDefault(one => i + 2 < steps.Count && one.Child(steps[i + 1].Name.LocalName) is not null) ?? (step.IsMany ? null : at.Child(step.Name.LocalName));
            if (there is null) at.Add(there = new XElement(step.Name));
            at = there;
        }

        return at;
    }

    /// <summary>Takes an element out, and all above it that is empty then.</summary>
    public static void Cut(this XElement element, XElement upTo)
    {
        while (element != upTo && element.Parent is { } parent)
        {
            element.Remove();
            if (parent.HasElements || parent.Attributes().Any(a => !a.IsNamespaceDeclaration)) return;
            element = parent;
        }
    }

    /// <summary>Whether two elements say the same; their namespaces may differ.</summary>
    public static bool IsSame(XElement one, XElement other) => Write(Plain(one)) == Write(Plain(other));

    /// <summary>Keeps attributes and children of an element as members of an object.</summary>
    public static void Pack(XElement rest, JsonObject into)
    {
        foreach (var attribute in rest.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None)) into[$"{Mark}@{attribute.Name.LocalName}"] = attribute.Value;
        foreach (var same in rest.Elements().GroupBy(child => child.Name.LocalName)) into[Mark + same.Key] = string.Concat(same.Select(Write));
    }

    /// <summary>Elements that a member holds; none where it was tampered with.</summary>
    public static IEnumerable<XElement> Unpack(JsonNode? member) =>
        member is JsonValue value && value.TryGetValue<string>(out var text) && Parse($"<x>{text}</x>") is { } all ? all.Elements().Select(one => new XElement(one)) : [];

    /// <summary>Names of members that say something of their own, not how a fact was written.</summary>
    public static IEnumerable<string> Further(JsonObject? kept) => (kept ?? []).Select(pair => pair.Key).Where(name => !name.StartsWith(Original, StringComparison.Ordinal) && name != EuropassShape.Came);

    /// <summary>Puts back what <see cref="Pack"/> kept.</summary>
    public static void Unpack(JsonObject? kept, XElement into)
    {
        foreach (var (name, value) in kept ?? [])
        {
            if (!name.StartsWith(Mark, StringComparison.Ordinal) || name.StartsWith(Original, StringComparison.Ordinal)) continue;
            var local = name[Mark.Length..];
            if (local.StartsWith('@'))
            {
                if (XmlReader.IsName(local[1..]) && !local.Contains(':', StringComparison.Ordinal) && local != "@xmlns" && (string?)(value as JsonValue) is { } text && text.All(XmlConvert.IsXmlChar)) into.SetAttributeValue(local[1..], text);
            }
            else
            {
                into.Add(Unpack(value).Where(one => one.Name.LocalName == local));
            }
        }
    }

    /// <summary>A name with its prefix: <c>hr:OrganizationName</c>.</summary>
    public static XName Named(string name) => name.Split(':') switch
    {
        ["hr", var local] => Hr + local,
        ["oa", var local] => Oa + local,
        ["eures", var local] => Eures + local,
        _ => Europass + name,
    };

    private static XElement Plain(XElement element) => new(element.Name.LocalName, element.Attributes().Where(a => !a.IsNamespaceDeclaration).OrderBy(a => a.Name.LocalName, StringComparer.Ordinal), element.Nodes().Select(node => node is XElement child ? Plain(child) : node));

    private static List<Step> Steps(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => new Step(Named(step.TrimEnd('+')), step.EndsWith('+')))];

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LengthMax,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    private readonly record struct Step(XName Name, bool IsMany);
}
