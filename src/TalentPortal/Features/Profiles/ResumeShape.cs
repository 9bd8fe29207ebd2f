using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Profiles;

/// <summary>Something in a JSON Resume that cannot be taken.</summary>
/// <param name="Path">Where it stands: <c>work[2].startDate</c>.</param>
public sealed record ResumeProblem(string Path, TextKey Text);

/// <summary>
/// What the schema of JSON Resume 1.3 says of the members it knows; others may be anything. Our own lists are described
/// beside them. A file that keeps to this comes out again as one that the schema takes.
/// </summary>
internal static partial class ResumeShape
{
    private const string Text =
        """
        : $schema=uri basics=object work=items volunteer=items education=items awards=items certificates=items publications=items skills=items languages=items interests=items references=items projects=items meta=object patents=items grants=items
        basics: name label image email=email phone url=uri summary location=object profiles=items
        basics.location: address postalCode city countryCode region
        basics.profiles: network username url=uri
        work: name location description position url=uri startDate=date endDate=date summary highlights=list
        volunteer: organization position url=uri startDate=date endDate=date summary highlights=list
        education: institution url=uri area studyType startDate=date endDate=date score courses=list
        awards: title date=date awarder summary
        certificates: name date=date url=uri issuer
        publications: name publisher releaseDate=date url=uri summary
        skills: name level keywords=list
        languages: language fluency
        interests: name keywords=list
        references: name reference
        projects: name description highlights=list keywords=list startDate=date endDate=date url=uri roles=list entity type
        meta: canonical=uri version lastModified
        patents: name number office date=date url=uri summary
        grants: name funder role amount startDate=date endDate=date summary
        """;

    private static readonly FrozenDictionary<string, (string Name, string Kind)[]> Shapes = Text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(':', 2)).ToFrozenDictionary(
        parts => parts[0].Trim(),
        parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(member => member.Split('=') is [var name, var kind] ? (name, kind) : (member, "text")).ToArray());

    /// <summary>Whether the text can be an address of mail to the schema.</summary>
    public static bool IsEmail(string text) => Email().IsMatch(text);

    /// <summary>Tidies the known members of a document in place: what is null, or empty and no text, is as if it were not there.</summary>
    public static void Check(JsonObject root, List<ResumeProblem> problems) => Check(root, "", "", problems);

    /// <summary>Finds texts and names that nothing can store: U+0000 and half surrogate pairs.</summary>
    public static void CheckTexts(JsonElement element, string path, List<ResumeProblem> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when !IsStorable(() => element.GetString()!):
                problems.Add(new(path, "Fact_Unreadable"));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray()) CheckTexts(item, $"{path}[{index++}]", problems);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (IsStorable(() => member.Name)) CheckTexts(member.Value, Below(path, member.Name), problems);
                    else problems.Add(new(path, "Fact_Unreadable"));
                }

                break;
        }
    }

    public static string Below(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static bool IsStorable(Func<string> text)
    {
        try
        {
            return Platform.Text.PlainText.IsStorable(text());
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot even be read.
            return false;
        }
    }

    private static void Check(JsonObject members, string shape, string path, List<ResumeProblem> problems)
    {
        foreach (var (name, kind) in Shapes[shape])
        {
            if (!members.TryGetPropertyValue(name, out var value)) continue;
            var (at, below) = (Below(path, name), Below(shape, name));
            switch (kind, value)
            {
                case (_, null):
                    members.Remove(name);
                    break;
                case ("object", JsonObject inner):
                    Check(inner, below, at, problems);
                    break;
                case ("items", JsonArray items):
                    CheckItems(items, below, at, problems);
                    break;
                case ("list", JsonArray list):
                    CheckList(list, at, problems);
                    break;
                case ("object", _):
                    problems.Add(new(at, "Resume_NoObject"));
                    break;
                case ("items" or "list", _):
                    problems.Add(new(at, "Resume_NoList"));
                    break;
                case (_, JsonValue single) when single.GetValueKind() == JsonValueKind.String:
                    var text = ((string)single!).Trim();
                    // The schema takes an empty text, but no empty date or address.
                    if (text.Length == 0 && kind != "text") members.Remove(name);
                    else if (WhyNot(kind, text) is { } reason) problems.Add(new(at, reason));
                    else members[name] = text;
                    break;
                default:
                    problems.Add(new(at, "Resume_NoText"));
                    break;
            }
        }
    }

    private static void CheckItems(JsonArray items, string shape, string path, List<ResumeProblem> problems)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item) Check(item, shape, $"{path}[{i}]", problems);
            else problems.Add(new($"{path}[{i}]", "Resume_NoObject"));
        }
    }

    private static void CheckList(JsonArray list, string path, List<ResumeProblem> problems)
    {
        for (var i = 0; i < list.Count; i++)
            if (list[i]?.GetValueKind() != JsonValueKind.String) problems.Add(new($"{path}[{i}]", "Resume_NoText"));
    }

    private static TextKey? WhyNot(string kind, string text) => kind switch
    {
        "date" when PartialDate.Read(text) is null => new TextKey("Fact_NoDate"),
        "uri" when !FactField.IsWebAddress(text) => new TextKey("Fact_NoUrl"),
        "email" when !IsEmail(text) => new TextKey("Resume_NoEmail"),
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z")]
    private static partial Regex Email();
}
