using System.Globalization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>In what two ways of working differ.</summary>
public enum DifferenceKind
{
    StageName,
    TypicalDays,
    TargetDays,
    StageLeftOut,
    StageBack,
    TestRequired,
    PacketRequired,
    LineAdded,
    LineLeftOut,
    LineTitle,
    LineHint,
    LineTrack,
    LineParty,
    LineDays,
    LineAfter,
    LineRoutes,
    LineMoved,
}

/// <summary>One thing in which two ways differ.</summary>
/// <param name="Subject">The stage, test, item or task it is about.</param>
/// <param name="From">As it is in the first; texts in both languages, else the same word twice.</param>
public sealed record Difference(DifferenceKind Kind, Bilingual Subject, Bilingual From, Bilingual To);

/// <summary>Tells two ways of working from each other.</summary>
public static class PlaybookComparison
{
    /// <summary>What of the stages, tests and packets differs, in the order of the way.</summary>
    public static IReadOnlyList<Difference> Of(Playbook from, Playbook to)
    {
        List<Difference> all = [];
        foreach (var now in to.Stages)
        {
            if (from.Find(now.Code) is not { } was) continue;
            Add(all, DifferenceKind.StageName, was.Name, was.Name, now.Name);
            Add(all, DifferenceKind.TypicalDays, now.Name, Both(was.TypicalDays), Both(now.TypicalDays));
            Add(all, DifferenceKind.TargetDays, now.Name, Both(was.TargetDays), Both(now.TargetDays));
            if (was.IsLeftOut != now.IsLeftOut) all.Add(new(now.IsLeftOut ? DifferenceKind.StageLeftOut : DifferenceKind.StageBack, now.Name, Bilingual.Empty, Bilingual.Empty));
        }

        foreach (var now in to.Tests) if (from.Test(now.Key) is { } was) Add(all, DifferenceKind.TestRequired, now.Name, Both(was.IsRequired), Both(now.IsRequired));
        foreach (var (one, two, now) in to.PacketItems) if (from.PacketItem(PlaybookChanges.PacketKey(one, two, now.Key)) is { } was) Add(all, DifferenceKind.PacketRequired, now.Name, Both(was.IsRequired), Both(now.IsRequired));
        return all;
    }

    /// <summary>What of the plans of tasks differs.</summary>
    public static IReadOnlyList<Difference> Of(TaskPlan from, TaskPlan to)
    {
        List<Difference> all = [];
        foreach (var was in from.Lines.Where(line => to.Find(line.Code) is null)) all.Add(new(DifferenceKind.LineLeftOut, was.Title, Bilingual.Empty, Bilingual.Empty));
        var (before, after) = (Order(from, to), Order(to, from));
        foreach (var now in to.Lines)
        {
            if (from.Find(now.Code) is not { } was)
            {
                all.Add(new(DifferenceKind.LineAdded, now.Title, Bilingual.Empty, Bilingual.Empty));
                continue;
            }

            Add(all, DifferenceKind.LineTitle, was.Title, was.Title, now.Title);
            Add(all, DifferenceKind.LineHint, now.Title, was.Hint, now.Hint);
            Add(all, DifferenceKind.LineTrack, now.Title, Both(was.Track), Both(now.Track));
            Add(all, DifferenceKind.LineParty, now.Title, Both(was.Party), Both(now.Party));
            Add(all, DifferenceKind.LineDays, now.Title, Both(was.Days), Both(now.Days));
            if (!was.After.ToHashSet().SetEquals(now.After)) all.Add(new(DifferenceKind.LineAfter, now.Title, Titles(was.After, from), Titles(now.After, to)));
            if (!was.Routes.ToHashSet().SetEquals(now.Routes)) all.Add(new(DifferenceKind.LineRoutes, now.Title, Routes(was), Routes(now)));
            if (before.IndexOf(now.Code) != after.IndexOf(now.Code)) all.Add(new(DifferenceKind.LineMoved, now.Title, Bilingual.Empty, Bilingual.Empty));
        }

        return all;

        Bilingual Routes(TaskLine line) => Join(to.Routes.Where(route => line.Routes.Contains(route.Code)).Select(route => route.Name));
    }

    /// <summary>The order of what both have.</summary>
    private static List<string> Order(TaskPlan one, TaskPlan other) => [.. one.Lines.Select(line => line.Code).Where(code => other.Find(code) is not null)];

    private static Bilingual Titles(IEnumerable<string> codes, TaskPlan plan) => Join(codes.Select(code => plan.Find(code)?.Title ?? new(code, code)));

    private static Bilingual Join(IEnumerable<Bilingual> texts) => texts.ToList() is { Count: > 0 } all ? new(string.Join("; ", all.Select(text => text.Zh)), string.Join("; ", all.Select(text => text.En))) : Bilingual.Empty;

    private static void Add(List<Difference> all, DifferenceKind kind, Bilingual subject, Bilingual from, Bilingual to)
    {
        if ((from.Zh ?? "", from.En ?? "") != (to.Zh ?? "", to.En ?? "")) all.Add(new(kind, subject, from, to));
    }

    private static Bilingual Both<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) is var word ? new(word, word) : Bilingual.Empty;
}
