using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Profiles;

/// <summary>An entry of the record, opened.</summary>
internal sealed record OpenEntry(ProfileEntry Row, EntryContent Content);

/// <summary>One thing of a file that its person may take over.</summary>
/// <param name="Key">Names it in the form; the same for the same file and record.</param>
/// <param name="Read">The entry of the file; null for the short profile and for what has no place here.</param>
/// <param name="There">The entry of the record that it belongs to; null for a new one.</param>
/// <param name="Field">The fact or field that differs; null for a whole entry and for further members.</param>
internal sealed record ResumeChoice(string Key, ResumeReading.Entry? Read, OpenEntry? There, string? Field, string? Old, string? New);

/// <summary>What a file says otherwise than the record.</summary>
/// <param name="Same">How many entries of the file the record holds already.</param>
/// <param name="Seen">Fingerprint of all that is compared: who answers another one has seen another state.</param>
internal sealed record ResumeComparison(IReadOnlyList<ResumeChoice> Choices, int Same, string Seen)
{
    /// <summary>Key of the parts of the file that have no place here.</summary>
    public const string Rest = "rest";

    /// <summary>Behind the number of an entry: its further members.</summary>
    public const string Further = "further";

    /// <summary>More than this cannot be answered in one form.</summary>
    public const int ChoicesMost = 900;

    public static ResumeComparison Of(ResumeReading reading, IReadOnlyDictionary<string, string> basics, IReadOnlyList<OpenEntry> record, JsonObject? remainder)
    {
        List<ResumeChoice> choices = [];
        foreach (var (field, text) in reading.Basics)
            if (text != basics.GetValueOrDefault(field)) choices.Add(new("basics-" + field, null, null, field, basics.GetValueOrDefault(field), text));

        var (open, same) = (record.ToList(), 0);
        var matches = Matches(reading.Entries, open);
        for (var i = 0; i < reading.Entries.Count; i++)
        {
            var read = reading.Entries[i];
            if (matches[i] is not { } there)
            {
                choices.Add(new(Key(i, "all"), read, null, null, null, null));
                continue;
            }

            var before = choices.Count;
            foreach (var field in FactField.Of(read.Section))
                if (field.Read(read.Facts) is { } text && text != field.Read(there.Content.Facts) && !IsVaguer(field, text, field.Read(there.Content.Facts))) choices.Add(new(Key(i, field.Name), read, there, field.Name, field.Read(there.Content.Facts), text));
            if (Differing(read.Extra, there.Content.Extra) is { Count: > 0 } names) choices.Add(new(Key(i, Further), read, there, null, null, string.Join(", ", names)));
            if (choices.Count == before) same++;
        }

        // Which version of the schema a file names is nothing to decide on; it comes along with the rest.
        if (Differing(reading.Remainder, remainder).FindAll(name => name != "$schema") is { Count: > 0 } rest) choices.Add(new(Rest, null, null, null, null, string.Join(", ", rest)));
        return new(choices, same, Fingerprint(choices, record));
    }

    /// <summary>The members of the first that the second does not hold alike.</summary>
    private static List<string> Differing(JsonObject? wanted, JsonObject? there) =>
        [.. (wanted ?? []).Where(pair => there is null || !there.TryGetPropertyValue(pair.Key, out var value) || !JsonNode.DeepEquals(pair.Value, value)).Select(pair => pair.Key)];

    /// <summary>For each entry of the file the one of the record that speaks of the same: alike in name, and at a time that can be the same. Those with the very same time choose first.</summary>
    private static OpenEntry?[] Matches(IReadOnlyList<ResumeReading.Entry> read, List<OpenEntry> open)
    {
        var found = new OpenEntry?[read.Count];
        foreach (var isSame in new Func<PartialDate?, PartialDate?, bool>[] { (one, other) => one == other, (one, other) => one is null || other is null || one.Value.CanBe(other.Value) })
        {
            for (var i = 0; i < read.Count; i++)
            {
                if (found[i] is not null) continue;
                var entry = read[i];
                found[i] = open.Find(there => there.Row.Section == entry.Section && Name(entry.Section, there.Content.Facts) == Name(entry.Section, entry.Facts) && isSame(Begin(entry.Section, there.Content.Facts), Begin(entry.Section, entry.Facts)));
                if (found[i] is { } taken) open.Remove(taken);
            }
        }

        return found;
    }

    private static string Name(ProfileSection section, SectionFacts facts) => string.Join(' ', TextNormaliser.WithoutAccents(FactField.Of(section)[0].Read(facts) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first date of an entry: where it began, or when it was published, granted, issued.</summary>
    private static PartialDate? Begin(ProfileSection section, SectionFacts facts) =>
        FactField.Of(section).FirstOrDefault(field => field.Kind == FactKind.Date) is { } date ? PartialDate.Read(date.Read(facts)) : null;

    /// <summary>A year says nothing new to who knows the month.</summary>
    private static bool IsVaguer(FactField field, string text, string? there) =>
        field.Kind == FactKind.Date && PartialDate.Read(text) is { } date && PartialDate.Read(there) is { } known && date.Precision < known.Precision && date.CanBe(known);

    private static string Key(int index, string part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index}-{part}");

    private static string Fingerprint(List<ResumeChoice> choices, IReadOnlyList<OpenEntry> record)
    {
        var all = new StringBuilder();
        foreach (var choice in choices) all.Append(choice.Key).Append('\0').Append(choice.Old).Append('\0').Append(choice.New).Append('\0').Append(choice.There?.Row.Id).Append('\n');
        foreach (var entry in record) all.Append(entry.Row.Id).Append(entry.Row.Version).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
