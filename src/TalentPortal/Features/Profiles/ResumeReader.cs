using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Profiles;

/// <summary>What a file says, cut into what has a place here and what has none.</summary>
/// <param name="Basics">What belongs into the short profile, by the name of its field there.</param>
/// <param name="Remainder">Everything else of the file.</param>
/// <param name="Problems">What cannot be taken. While there is any, nothing is.</param>
/// <param name="Source">What kind of file it is.</param>
internal sealed record ResumeReading(IReadOnlyDictionary<string, string> Basics, IReadOnlyList<ResumeReading.Entry> Entries, JsonObject Remainder, IReadOnlyList<ResumeProblem> Problems, Provenance Source = Provenance.JsonResume)
{
    /// <param name="Extra">What has no place in the facts; null for nothing.</param>
    public sealed record Entry(ProfileSection Section, SectionFacts Facts, JsonObject? Extra)
    {
        public string Name => FactField.Of(Section)[0].Read(Facts) ?? "";
    }
}

/// <summary>Reads JSON Resumes.</summary>
internal static partial class ResumeReader
{
    /// <summary>Levels of objects and lists within each other.</summary>
    private const int DepthMax = 32;

    /// <summary>The object in which an entry holds facts for which the format has no place.</summary>
    public const string Own = "talentPortal";

    /// <summary>What export derives from other facts; it is made anew each time.</summary>
    public static readonly string[] Derived = ["isced", "gbt4658"];

    /// <summary>Why a text is no document that could be looked into; null when it is one.</summary>
    public static TextKey? WhyNot(string text)
    {
        try
        {
            using var document = Parse(text, DepthMax);
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : new TextKey("Resume_NotResume");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: a name with half a surrogate pair.
            return IsDeep(text) ? "Resume_TooDeep" : "Resume_NotJson";
        }
    }

    /// <summary>Reads a document for which <see cref="WhyNot"/> knows no reason.</summary>
    public static ResumeReading Read(string text)
    {
        List<ResumeProblem> problems = [];
        using (var document = Parse(text, DepthMax)) ResumeShape.CheckTexts(document.RootElement, "", problems);
        if (problems.Count > 0) return new(new Dictionary<string, string>(), [], [], problems);
        var root = JsonNode.Parse(text, null, Options(DepthMax))!.AsObject();
        ResumeShape.Check(root, problems);
        if (problems.Count > 0) return new(new Dictionary<string, string>(), [], [], problems);
        var basics = Basics(root, problems);
        List<ResumeReading.Entry> entries = [];
        foreach (var section in Enum.GetValues<ProfileSection>()) entries.AddRange(Section(root, section, problems));
        if (root.ToJsonString().Length > ProfileSheet.RemainderMax) problems.Add(new("", new TextKey("Resume_RestTooLong", ProfileSheet.RemainderMax / 1024)));
        return new(basics, entries, root, problems);
    }

    public static bool IsPhone(string text) => Phone().IsMatch(text);

    /// <summary>Takes out what the short profile holds.</summary>
    private static Dictionary<string, string> Basics(JsonObject root, List<ResumeProblem> problems)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root["basics"] is not JsonObject basics) return found;
        Take(basics, "name", nameof(TalentProfile.Name), TalentProfile.NameMax);
        Take(basics, "email", nameof(TalentProfile.Email), TalentProfile.EmailMax);
        Take(basics, "phone", nameof(TalentProfile.Phone), TalentProfile.PhoneMax);
        Take(basics, "summary", nameof(TalentProfile.Summary), TalentProfile.SummaryMax);
        if (found.TryGetValue(nameof(TalentProfile.Phone), out var phone) && !Phone().IsMatch(phone)) problems.Add(new("basics.phone", "Resume_NoPhone"));
        if (basics["location"] is JsonObject location && (string?)location["countryCode"] is { } code && ReferenceData.Countries.Has(code.ToUpperInvariant()))
        {
            found[nameof(TalentProfile.CountryCode)] = code.ToUpperInvariant();
            location.Remove("countryCode");
            if (location.Count == 0) basics.Remove("location");
        }

        if (basics.Count == 0) root.Remove("basics");
        return found;

        void Take(JsonObject from, string member, string name, int max)
        {
            if ((string?)from[member] is not { } value) return;
            from.Remove(member);
            if (value.Length == 0) return;
            found[name] = value.ReplaceLineEndings("\n");
            if (value.Length > max) problems.Add(new("basics." + member, new TextKey("Fact_TooLong", max)));
        }
    }

    private static IEnumerable<ResumeReading.Entry> Section(JsonObject root, ProfileSection section, List<ResumeProblem> problems)
    {
        var key = section.ResumeKey();
        if (root[key] is not JsonArray items) yield break;
        root.Remove(key);
        if (items.Count > section.Most()) problems.Add(new(key, new TextKey("Resume_TooManyEntries", section.Most())));
        for (var i = 0; i < items.Count; i++)
        {
            var (item, path) = (items[i]!.AsObject(), $"{key}[{i}]");
            var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var field in FactField.Of(section))
            {
                var at = ResumeShape.Below(path, field.ResumeKey);
                texts[field.Name] = field.Tidy(TextOf(item, field, at, problems));
                if (field.WhyNot(texts[field.Name]) is { } reason) problems.Add(new(at, reason));
            }

            if (item[Own] is JsonObject own)
            {
                foreach (var name in Derived) own.Remove(name);
                if (own.Count == 0) item.Remove(Own);
            }

            if (item.Count > 0 && item.ToJsonString().Length > EntryContent.ExtraMax) problems.Add(new(path, new TextKey("Resume_ExtraTooLong", EntryContent.ExtraMax / 1024)));
            yield return new(section, FactField.Make(section, texts), item.Count == 0 ? null : item.DeepClone().AsObject());
        }
    }

    /// <summary>Takes a fact out of its entry: a list becomes one thing per line.</summary>
    private static string? TextOf(JsonObject item, FactField field, string path, List<ResumeProblem> problems)
    {
        var owner = field.ResumeKey.StartsWith(Own + ".", StringComparison.Ordinal) ? item[Own] as JsonObject : item;
        var name = field.ResumeKey[(field.ResumeKey.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (owner is null || !owner.TryGetPropertyValue(name, out var value)) return null;
        owner.Remove(name);
        switch (value)
        {
            case null:
                return null;
            case JsonArray list:
                return string.Join('\n', list.Select(line => Spaces().Replace((string)line!, " ")));
            case JsonValue single when single.GetValueKind() == JsonValueKind.String:
                return (string)single!;
            default:
                problems.Add(new(path, "Resume_NoText"));
                return null;
        }
    }

    private static JsonDocument Parse(string text, int depth) => JsonDocument.Parse(text, Options(depth));

    /// <summary>A member that stands twice would be lost in part without anybody noticing.</summary>
    private static JsonDocumentOptions Options(int depth) => new() { MaxDepth = depth, AllowDuplicateProperties = false };

    /// <summary>Reads only until it is too deep: a document of a million brackets costs no more than any other.</summary>
    private static bool IsDeep(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = 2 * DepthMax });
        try
        {
            while (reader.Read())
                if (reader.CurrentDepth > DepthMax) return true;
        }
        catch (JsonException)
        {
            return false;
        }

        return false;
    }

    [GeneratedRegex(@"\A\+?[0-9 ()\-./]{5,40}\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
