using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Whether a way can be gone with an organisation's changes: what would leave a case without a way out is refused here.</summary>
public static class PlaybookRules
{
    public const int NameMax = 40;
    public const int HintMax = 300;
    public const int DaysMost = 250;
    public const int LinesMost = 120;

    /// <summary>What is wrong, field by field: <c>Stages.O5.Zh</c>, <c>Lines.visa.Days</c>; empty when nothing is.</summary>
    public static IReadOnlyList<Invalidity> Wrong(PlaybookChanges changes, Playbook book, TaskPlan plan)
    {
        List<Invalidity> wrong = [.. changes.Stages.SelectMany(change => Wrong(change.Key, change.Value, book)), .. Required(changes, book), .. changes.Lines.SelectMany(change => Wrong(change.Key, change.Value, changes, plan))];
        if (changes.Lines.Count > LinesMost) wrong.Add(new("Lines", new TextKey("Playbook_TooManyLines", LinesMost)));
        if (changes.LinesLeftOut.Any(code => plan.Find(code) is null)) wrong.Add(new("Lines", "Playbook_UnknownLine"));
        if (wrong.Count > 0) return wrong;
        if (Circle(changes, plan) is { } circle) return [new($"Lines.{circle}.After", "Playbook_Circle")];
        return DeadEnd(book.With(changes, 0)) is { } end ? [new($"Stages.{end}", "Playbook_NoWayOut")] : [];
    }

    /// <summary>A stage on the way from which a case could not come to its end; null when there is none.</summary>
    public static string? DeadEnd(Playbook book) => book.Stages.Where(stage => stage is { IsLeftOut: false, EnteredBy: not StageEntry.Close }).Select(stage => stage.Code).FirstOrDefault(code => !Ends(book, code));

    private static bool Ends(Playbook book, string from)
    {
        // By the last stage of each tier, which is where a hand-over or the end can be had from at the latest.
        for (var (at, steps) = (from, 0); steps <= book.Stages.Count; steps++)
        {
            if (book.LeadsToSettled(at)) return true;
            if (book.Ahead(at) is [.., var last]) at = last.Code;
            else if (book.HandOverFrom(at) is { IsLeftOut: false } next) at = next.Code;
            else return false;
        }

        return false;
    }

    private static IEnumerable<Invalidity> Wrong(string code, StageChange change, Playbook book)
    {
        var at = $"Stages.{code}";
        if (book.Find(code) is not { } stage)
        {
            yield return new(at, "Playbook_UnknownStage");
            yield break;
        }

        if (change.IsLeftOut && stage.Fixed is { } why) yield return new($"{at}.IsLeftOut", "Playbook_Fixed_" + why);
        // A name in one language alone would show that to readers of the other.
        if (change.Zh is null != change.En is null) yield return new(change.Zh is null ? $"{at}.Zh" : $"{at}.En", "Playbook_BothLanguages");
        foreach (var bad in Words($"{at}.Zh", change.Zh, NameMax).Concat(Words($"{at}.En", change.En, NameMax))) yield return bad;
        if (change.TypicalDays is < 0 or > DaysMost) yield return new($"{at}.TypicalDays", new TextKey("Playbook_DaysUnfit", DaysMost));
        if (change.TargetDays is < 0 or > DaysMost) yield return new($"{at}.TargetDays", new TextKey("Playbook_DaysUnfit", DaysMost));
        else if (change.TargetDays is { } target && target < (change.TypicalDays ?? stage.TypicalDays)) yield return new($"{at}.TargetDays", "Playbook_TargetBelowTypical");
    }

    private static IEnumerable<Invalidity> Required(PlaybookChanges changes, Playbook book)
    {
        foreach (var (key, required) in changes.Tests)
        {
            if (book.Test(key) is not { } test) yield return new($"Tests.{key}", "Playbook_UnknownStage");
            else if (test.Fixed is { } why && required != test.IsRequired) yield return new($"Tests.{key}", "Playbook_Fixed_" + why);
        }

        foreach (var (key, required) in changes.Packet)
        {
            if (book.PacketItem(key) is not { } item) yield return new($"Packet.{key}", "Playbook_UnknownStage");
            else if (item.Fixed is { } why && required != item.IsRequired) yield return new($"Packet.{key}", "Playbook_Fixed_" + why);
        }
    }

    private static IEnumerable<Invalidity> Wrong(string code, LineChange line, PlaybookChanges changes, TaskPlan plan)
    {
        var at = $"Lines.{code}";
        if (code.Length is 0 or > TaskPlan.CodeMax || !code.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')) yield return new(at, "Playbook_UnknownLine");
        if (string.IsNullOrWhiteSpace(line.TitleZh)) yield return new($"{at}.TitleZh", "Playbook_BothLanguages");
        if (string.IsNullOrWhiteSpace(line.TitleEn)) yield return new($"{at}.TitleEn", "Playbook_BothLanguages");
        if (string.IsNullOrWhiteSpace(line.HintZh) != string.IsNullOrWhiteSpace(line.HintEn)) yield return new(string.IsNullOrWhiteSpace(line.HintZh) ? $"{at}.HintZh" : $"{at}.HintEn", "Playbook_BothLanguages");
        foreach (var bad in Words($"{at}.TitleZh", line.TitleZh, CaseTask.TitleMax).Concat(Words($"{at}.TitleEn", line.TitleEn, CaseTask.TitleMax)).Concat(Words($"{at}.HintZh", line.HintZh, HintMax)).Concat(Words($"{at}.HintEn", line.HintEn, HintMax))) yield return bad;
        if (!Enum.IsDefined(line.Track)) yield return new($"{at}.Track", "Playbook_TrackMissing");
        if (!Enum.IsDefined(line.Party)) yield return new($"{at}.Party", "Playbook_PartyMissing");
        if (line.Days is < 1 or > DaysMost) yield return new($"{at}.Days", new TextKey("Playbook_DaysUnfit", DaysMost));
        if (line.Routes.Count == 0 || line.Routes.Any(route => plan.Routes.All(one => one.Code != route))) yield return new($"{at}.Routes", "Playbook_RouteMissing");
        if (line.After.Count > CaseTask.AfterMost) yield return new($"{at}.After", new TextKey("Playbook_TooManyBefore", CaseTask.AfterMost));
        else if (line.After.Any(first => first == code || (plan.Find(first) is null && !changes.Lines.ContainsKey(first)))) yield return new($"{at}.After", "Playbook_UnknownLine");
    }

    private static IEnumerable<Invalidity> Words(string field, string? words, int max)
    {
        if (words is null) yield break;
        if (words.Length > max || !PlainText.IsStorable(words)) yield return new(field, new TextKey("Playbook_WordsUnfit", max));
        else if (RedLines.Crossed(words) is { } line) yield return new(field, RedLines.Words(line));
    }

    /// <summary>A line that would wait for itself, by others; null when there is none.</summary>
    private static string? Circle(PlaybookChanges changes, TaskPlan plan)
    {
        var after = plan.Lines.ToDictionary(line => line.Code, line => line.After, StringComparer.Ordinal);
        foreach (var (code, line) in changes.Lines) after[code] = line.After;
        HashSet<string> done = new(StringComparer.Ordinal);
        return changes.Lines.Keys.FirstOrDefault(code => Returns(code, []));

        bool Returns(string code, HashSet<string> above)
        {
            if (done.Contains(code) || !after.TryGetValue(code, out var firsts)) return false;
            if (!above.Add(code)) return true;
            if (firsts.Any(first => Returns(first, above))) return true;
            above.Remove(code);
            done.Add(code);
            return false;
        }
    }
}
