using System.Globalization;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Playbooks;

/// <summary>What is typed about a stage.</summary>
public sealed class StageTyped(CaseStage usual)
{
    public CaseStage Usual => usual;

    public string? Zh { get; set; } = usual.Name.Zh;

    public string? En { get; set; } = usual.Name.En;

    public string? TypicalDays { get; set; } = usual.TypicalDays.ToString(CultureInfo.InvariantCulture);

    public string? TargetDays { get; set; } = usual.TargetDays.ToString(CultureInfo.InvariantCulture);

    public bool IsLeftOut { get; set; }
}

/// <summary>What is typed about a line of the plans.</summary>
/// <param name="usual">As the portal has it; null for the organisation's own.</param>
public sealed class LineTyped(string code, TaskLine? usual)
{
    public string Code => code;

    public TaskLine? Usual => usual;

    public string? TitleZh { get; set; } = usual?.Title.Zh;

    public string? TitleEn { get; set; } = usual?.Title.En;

    public string? HintZh { get; set; } = usual?.Hint.Zh;

    public string? HintEn { get; set; } = usual?.Hint.En;

    public CaseTrack Track { get; set; } = usual?.Track ?? CaseTrack.DailyLife;

    public TaskParty Party { get; set; } = usual?.Party ?? TaskParty.Talent;

    public string? Days { get; set; } = (usual?.Days ?? 5).ToString(CultureInfo.InvariantCulture);

    public HashSet<string> After { get; set; } = [.. usual?.After ?? []];

    public HashSet<string> Routes { get; set; } = [.. usual?.Routes ?? []];

    public bool IsLeftOut { get; set; }
}

/// <summary>The whole of an edition as it is typed, laid over the portal's edition.</summary>
public sealed class PlaybookTyped
{
    private PlaybookTyped(List<StageTyped> stages, Dictionary<string, bool> tests, Dictionary<string, bool> packet, List<LineTyped> lines) => (Stages, Tests, Packet, Lines) = (stages, tests, packet, lines);

    public IReadOnlyList<StageTyped> Stages { get; }

    public Dictionary<string, bool> Tests { get; }

    public Dictionary<string, bool> Packet { get; }

    /// <summary>In their order, with those that are left out.</summary>
    public List<LineTyped> Lines { get; }

    public static PlaybookTyped Of(PlaybookChanges changes)
    {
        var (book, plan) = (Playbook.Current, TaskPlan.Current);
        var stages = book.Stages.Where(stage => stage.EnteredBy != StageEntry.Close).Select(stage => new StageTyped(stage)).ToList();
        foreach (var stage in stages)
        {
            if (!changes.Stages.TryGetValue(stage.Usual.Code, out var change)) continue;
            (stage.Zh, stage.En, stage.IsLeftOut) = (change.Zh ?? stage.Zh, change.En ?? stage.En, change.IsLeftOut);
            stage.TypicalDays = change.TypicalDays?.ToString(CultureInfo.InvariantCulture) ?? stage.TypicalDays;
            stage.TargetDays = change.TargetDays?.ToString(CultureInfo.InvariantCulture) ?? stage.TargetDays;
        }

        var lines = plan.Lines.Select(line => Of(line.Code, line, changes)).Concat(changes.Lines.Keys.Where(code => plan.Find(code) is null).Select(code => Of(code, null, changes))).ToList();
        if (changes.Order.Count > 0) lines = [.. lines.OrderBy(line => changes.Order.IndexOf(line.Code) is >= 0 and var at ? at : lines.Count)];
        return new(
            stages, book.Tests.ToDictionary(test => test.Key, test => changes.Tests.GetValueOrDefault(test.Key, test.IsRequired)),
            book.PacketItems.ToDictionary(item => PlaybookChanges.PacketKey(item.From, item.To, item.Item.Key), item => changes.Packet.GetValueOrDefault(PlaybookChanges.PacketKey(item.From, item.To, item.Item.Key), item.Item.IsRequired)), lines);
    }

    /// <summary>What was typed, as it is sent; what is no number is sent as one that fits nowhere.</summary>
    public PlaybookChanges Changes() => new()
    {
        Stages = Stages.ToDictionary(stage => stage.Usual.Code, Of),
        Tests = new(Tests),
        Packet = new(Packet),
        Lines = Lines.Where(line => !line.IsLeftOut).ToDictionary(line => line.Code, line => new LineChange(
            line.TitleZh, line.TitleEn, line.HintZh, line.HintEn, line.Track, line.Party, Number(line.Days), [.. line.After], [.. line.Routes])),
        LinesLeftOut = [.. Lines.Where(line => line.IsLeftOut && line.Usual is not null).Select(line => line.Code)],
        Order = [.. Lines.Where(line => !line.IsLeftOut).Select(line => line.Code)],
    };

    /// <summary>A code that no line has.</summary>
    public string NewCode() => Enumerable.Range(1, 1000).Select(i => "own-" + i.ToString(CultureInfo.InvariantCulture)).First(code => Lines.TrueForAll(line => line.Code != code));

    private static StageChange Of(StageTyped stage)
    {
        var isRenamed = stage.Zh?.Trim() != stage.Usual.Name.Zh || stage.En?.Trim() != stage.Usual.Name.En;
        return new(isRenamed ? Given(stage.Zh) : null, isRenamed ? Given(stage.En) : null, Number(stage.TypicalDays), Number(stage.TargetDays), stage.IsLeftOut);
    }

    private static LineTyped Of(string code, TaskLine? usual, PlaybookChanges changes)
    {
        var line = new LineTyped(code, usual) { IsLeftOut = changes.LinesLeftOut.Contains(code) };
        if (!changes.Lines.TryGetValue(code, out var change)) return line;
        (line.TitleZh, line.TitleEn, line.HintZh, line.HintEn, line.Track, line.Party) = (change.TitleZh, change.TitleEn, change.HintZh, change.HintEn, change.Track, change.Party);
        (line.Days, line.After, line.Routes) = (change.Days.ToString(CultureInfo.InvariantCulture), [.. change.After], [.. change.Routes]);
        return line;
    }

    private static string? Given(string? typed) => typed?.Trim() is { Length: > 0 } given ? given : null;

    private static int Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
