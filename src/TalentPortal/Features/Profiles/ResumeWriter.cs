using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Profiles;

/// <summary>Says in a copy for whom it was made, in which case and when.</summary>
internal sealed record ResumeMark(string Organisation, string Reference, DateTimeOffset At);

/// <summary>Writes JSON Resumes that the format's schema takes, with all that was once imported and has no place here.</summary>
internal static class ResumeWriter
{
    private const string Schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="basics">What the short profile says, by the name of its field there.</param>
    /// <param name="entries">In the order in which they were added.</param>
    /// <param name="remainder">What an imported file said beside.</param>
    /// <param name="madeFor">For whom a copy was made that is not the person's own.</param>
    /// <returns>UTF-8, indented.</returns>
    public static byte[] Write(IReadOnlyDictionary<string, string> basics, IEnumerable<(ProfileSection Section, EntryContent Content)> entries, JsonObject? remainder, ResumeMark? madeFor = null)
    {
        var root = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in remainder ?? []) root[name] = value?.DeepClone();
        var own = root["basics"] as JsonObject ?? [];
        foreach (var (name, field) in new[] { ("name", nameof(TalentProfile.Name)), ("email", nameof(TalentProfile.Email)), ("phone", nameof(TalentProfile.Phone)), ("summary", nameof(TalentProfile.Summary)) })
            if (basics.GetValueOrDefault(field) is { } text && (name != "email" || ResumeShape.IsEmail(text))) own[name] = text;
        if (basics.GetValueOrDefault(nameof(TalentProfile.CountryCode)) is { } country)
        {
            var location = own["location"] as JsonObject ?? [];
            location["countryCode"] = country;
            own["location"] ??= location;
        }

        if (own.Count > 0) root["basics"] ??= own;
        foreach (var section in entries.GroupBy(entry => entry.Section).OrderBy(group => group.Key))
            root[section.Key.ResumeKey()] = new JsonArray([.. section.Select(entry => Item(entry.Section, entry.Content))]);
        if (madeFor is not null)
            root["meta"] = new JsonObject { ["lastModified"] = madeFor.At.ToString("s", CultureInfo.InvariantCulture), [ResumeReader.Own] = new JsonObject { ["madeFor"] = madeFor.Organisation, ["case"] = madeFor.Reference } };
        return JsonSerializer.SerializeToUtf8Bytes(root, Json);
    }

    private static JsonObject Item(ProfileSection section, EntryContent content)
    {
        var item = new JsonObject();
        var own = new JsonObject();
        foreach (var field in FactField.Of(section))
        {
            if (field.Read(content.Facts) is not { } text) continue;
            var name = field.ResumeKey[(field.ResumeKey.IndexOf('.', StringComparison.Ordinal) + 1)..];
            JsonNode value = field.Kind == FactKind.Lines ? new JsonArray([.. text.Split('\n').Select(line => (JsonNode)line)]) : text;
            (name == field.ResumeKey ? item : own)[name] = value;
        }

        if (content.Facts is EducationFacts { Level: { } level } education && ReferenceData.Degrees.Find(level) is { } degree) Codes(own, degree, education.Outcome);
        foreach (var (name, value) in content.Extra ?? [])
        {
            if (name == ResumeReader.Own && value is JsonObject more) foreach (var (inner, kept) in more) own.TryAdd(inner, kept?.DeepClone());
            else if (!item.ContainsKey(name)) item[name] = value?.DeepClone();
        }

        if (own.Count > 0 && !item.ContainsKey(ResumeReader.Own)) item[ResumeReader.Own] = own;
        return item;
    }

    /// <summary>Codes with the names of their lists: without one, nobody can tell what a 11 or a 6 means.</summary>
    private static void Codes(JsonObject own, Degree degree, string? outcome)
    {
        if (degree.Isced is { } isced) own["isced"] = new JsonObject { ["list"] = Degree.IscedList, ["code"] = isced.ToString(CultureInfo.InvariantCulture) };
        var step = outcome is null ? -1 : FactField.Outcomes.ToList().IndexOf(outcome);
        if (degree.Gbt4658 is not { } graduated || step < 0) return;
        // In GB/T 4658 "finished without the degree" and "not finished" follow upon "graduated".
        var code = int.Parse(graduated, NumberStyles.None, CultureInfo.InvariantCulture) + step;
        own["gbt4658"] = new JsonObject { ["list"] = Degree.Gbt4658List, ["code"] = code.ToString(CultureInfo.InvariantCulture) };
    }
}
