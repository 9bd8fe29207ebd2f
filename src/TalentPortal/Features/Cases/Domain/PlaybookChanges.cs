using System.Text.Json;
using System.Text.Json.Serialization;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>What an organisation has a stage be; what is null stays as in the portal's edition.</summary>
public sealed record StageChange(string? Zh = null, string? En = null, int? TypicalDays = null, int? TargetDays = null, bool IsLeftOut = false);

/// <summary>A line of the plans as an organisation has it, whole: changed, or its own.</summary>
/// <param name="After">Codes of the lines that come first.</param>
public sealed record LineChange(string? TitleZh, string? TitleEn, string? HintZh, string? HintEn, CaseTrack Track, TaskParty Party, int Days, IReadOnlyList<string> After, IReadOnlyList<string> Routes);

/// <summary>
/// How an organisation's way of working differs from the portal's edition: nothing but the differences, so that what nobody
/// changed keeps its words and sources. <see cref="PlaybookRules"/> says whether a way can be gone with them.
/// </summary>
public sealed record PlaybookChanges
{
    /// <summary>Longest, as JSON.</summary>
    public const int Max = 60_000;

    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>By the codes of the stages.</summary>
    public Dictionary<string, StageChange> Stages { get; init; } = [];

    /// <summary>By the keys of the tests: whether they stop a case.</summary>
    public Dictionary<string, bool> Tests { get; init; } = [];

    /// <summary>By <see cref="PacketKey"/>: whether a hand-over needs it.</summary>
    public Dictionary<string, bool> Packet { get; init; } = [];

    /// <summary>By their codes; one that the portal's edition does not have is the organisation's own.</summary>
    public Dictionary<string, LineChange> Lines { get; init; } = [];

    /// <summary>Codes of the lines of the portal's edition that are left out.</summary>
    public List<string> LinesLeftOut { get; init; } = [];

    /// <summary>All codes in order; empty where the order is the portal's, with own lines at the end.</summary>
    public List<string> Order { get; init; } = [];

    public static PlaybookChanges None => new();

    /// <summary>Name of a packet item among all.</summary>
    public static string PacketKey(CaseTier from, CaseTier to, string item) => $"{from}-{to}-{item}";

    public static PlaybookChanges FromJson(string json) => JsonSerializer.Deserialize<PlaybookChanges>(json, Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The same without what says no more than the portal's edition.</summary>
    public PlaybookChanges Without(Playbook book, TaskPlan plan)
    {
        var stages = Stages.Where(change => book.Find(change.Key) is not { } stage || Tidy(change.Value, stage) != new StageChange()).ToDictionary(change => change.Key, change => book.Find(change.Key) is { } stage ? Tidy(change.Value, stage) : change.Value);
        var order = Order.Where(code => !LinesLeftOut.Contains(code)).ToList();
        var usual = plan.Lines.Select(line => line.Code).Concat(Lines.Keys.Where(code => plan.Find(code) is null)).Where(code => !LinesLeftOut.Contains(code));
        return this with
        {
            Stages = stages,
            Tests = Tests.Where(change => book.Test(change.Key)?.IsRequired != change.Value).ToDictionary(),
            Packet = Packet.Where(change => book.PacketItem(change.Key)?.IsRequired != change.Value).ToDictionary(),
            Lines = Lines.Where(change => plan.Find(change.Key) is not { } line || !IsSame(change.Value, line)).ToDictionary(),
            LinesLeftOut = [.. LinesLeftOut.Distinct(StringComparer.Ordinal)],
            Order = order.SequenceEqual(usual, StringComparer.Ordinal) ? [] : order,
        };
    }

    private static StageChange Tidy(StageChange change, CaseStage stage) => new(
        change.Zh?.Trim() is { Length: > 0 } zh && zh != stage.Name.Zh ? zh : null, change.En?.Trim() is { Length: > 0 } en && en != stage.Name.En ? en : null,
        change.TypicalDays == stage.TypicalDays ? null : change.TypicalDays, change.TargetDays == stage.TargetDays ? null : change.TargetDays, change.IsLeftOut);

    private static bool IsSame(LineChange change, TaskLine line) =>
        change.TitleZh?.Trim() == line.Title.Zh && change.TitleEn?.Trim() == line.Title.En && (change.HintZh?.Trim() ?? "") == (line.Hint.Zh ?? "") && (change.HintEn?.Trim() ?? "") == (line.Hint.En ?? "")
        && (change.Track, change.Party, change.Days) == (line.Track, line.Party, line.Days) && change.After.ToHashSet(StringComparer.Ordinal).SetEquals(line.After) && change.Routes.ToHashSet(StringComparer.Ordinal).SetEquals(line.Routes);
}
