using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>What became of a part of a guide between two versions.</summary>
/// <param name="Name">Id of the block, code of the rule; null for the head.</param>
/// <param name="Lines">Its lines, those that stayed included.</param>
public sealed record PartChange(string? Name, TextChange Change, IReadOnlyList<(TextChange Change, string Text)> Lines);

/// <summary>Compares two versions part by part: parts are known by their ids, so that one that came in between marks nothing else as changed.</summary>
public static class GuideChanges
{
    /// <summary>The parts that differ, in the order of the newer text; those that are gone stand where they stood.</summary>
    public static IReadOnlyList<PartChange> Between(GuideText before, GuideText after, Language language)
    {
        List<PartChange> changes = [];
        Add(null, Head(before.Head, language), Head(after.Head, language));
        var old = before.Parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
        var kept = after.Parts.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        var gone = new Queue<GuidePart>(before.Parts);
        foreach (var part in after.Parts)
        {
            while (gone.TryPeek(out var next) && !kept.Contains(next.Name)) Add(gone.Dequeue().Name, Text(next, language), null);
            if (gone.TryPeek(out var same) && same.Name == part.Name) gone.Dequeue();
            Add(part.Name, old.TryGetValue(part.Name, out var was) ? Text(was, language) : null, Text(part, language));
        }

        foreach (var left in gone.Where(part => !kept.Contains(part.Name))) Add(left.Name, Text(left, language), null);
        return changes;

        void Add(string? name, string? was, string? now)
        {
            if (was == now) return;
            if (was is null) changes.Add(new(name, TextChange.New, [.. now!.Split('\n').Select(line => (TextChange.New, line))]));
            else if (now is null) changes.Add(new(name, TextChange.Gone, [.. was.Split('\n').Select(line => (TextChange.Gone, line))]));
            else changes.Add(new(name, TextChange.Same, TextDiff.Lines(was, now)));
        }
    }

    private static string Text(GuidePart part, Language language) => part is GuideBlock block ? block.In(language) : part.Name;

    /// <summary>The lines of the head that the reader of a language reads.</summary>
    private static string Head(GuideHead head, Language language)
    {
        var other = language == Language.Chinese ? "_en" : "_zh";
        return string.Join('\n', GuideHeadFields.All.Where(field => !field.Name.EndsWith(other, StringComparison.Ordinal)).Select(field => $"{field.Name}: {field.Write(head)}"));
    }
}
