using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>How a case gets into a stage.</summary>
public enum StageEntry
{
    /// <summary>Its consultant moves it.</summary>
    Move,

    /// <summary>A consultant of the stage's tier accepts it.</summary>
    HandOver,

    /// <summary>It is closed.</summary>
    Close,
}

/// <summary>One part of the way.</summary>
/// <param name="TypicalDays">Working days it usually takes; 0 where that says nothing.</param>
/// <param name="HandedOverFrom">The earliest stage from which the hand-over that leads here may be offered.</param>
public sealed record CaseStage(string Code, int Place, CaseTier Tier, StageEntry EnteredBy, int TypicalDays, string? HandedOverFrom, Bilingual Name);

/// <summary>What a packet item holds.</summary>
public enum PacketItemKind
{
    Text,

    /// <summary>A <see cref="ClearanceState"/> in which a case may go on, as its name; it comes from the case and is never typed.</summary>
    Clearance,
}

/// <summary>One thing that goes over with a case.</summary>
/// <param name="IsRequired">Without it the hand-over cannot be offered.</param>
/// <param name="Hint">What to write; empty where the name says it.</param>
public sealed record PacketItem(string Key, bool IsRequired, PacketItemKind Kind, Bilingual Name, Bilingual Hint);

/// <summary>
/// The stages of a case and what is handed over between them: data with a version, which each case keeps, so that a later
/// way of working does not change those under way.
/// </summary>
public sealed class Playbook
{
    public const int CodeMax = 8;

    /// <summary>Where a case begins: the person has asked, so the first word is the consultant's.</summary>
    public const string First = "O2";

    /// <summary>Where the clearance questions wait for the talent.</summary>
    public const string ClearanceStage = "O6";

    /// <summary>Not entered before the case is cleared.</summary>
    public const string Offer = "D6";

    public const string Settled = "DONE";
    public const string ClosedEarly = "X";

    private static readonly FrozenDictionary<int, Playbook> Versions = Read();

    private readonly FrozenDictionary<string, CaseStage> _byCode;
    private readonly FrozenDictionary<(CaseTier From, CaseTier To), IReadOnlyList<PacketItem>> _packets;

    private Playbook(int version, IReadOnlyList<CaseStage> stages, IEnumerable<((CaseTier, CaseTier) Way, PacketItem Item)> items)
    {
        (Version, Stages) = (version, stages);
        _byCode = stages.ToFrozenDictionary(stage => stage.Code, StringComparer.Ordinal);
        _packets = items.GroupBy(item => item.Way).ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<PacketItem>)[.. group.Select(item => item.Item)]);
    }

    /// <summary>The one that new cases follow.</summary>
    public static Playbook Current { get; } = Versions[Versions.Keys.Max()];

    public int Version { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<CaseStage> Stages { get; }

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public static Playbook Of(int version) => Versions[version];

    public CaseStage? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    public CaseStage this[string code] => _byCode[code];

    /// <summary>Whether the way from one stage to another leads into an offer.</summary>
    public bool LeadsToOffer(string from, string to) => this[from].Place < this[Offer].Place && this[to].Place >= this[Offer].Place;

    /// <summary>Whether the clearance questions begin on the way from one stage to another.</summary>
    public bool LeadsToClearance(string from, string to) => this[from].Place < this[ClearanceStage].Place && this[to].Place >= this[ClearanceStage].Place;

    /// <summary>The stages of the same tier further on, to which a consultant moves a case by themselves.</summary>
    public IReadOnlyList<CaseStage> Ahead(string code) =>
        [.. Stages.SkipWhile(stage => stage.Code != code).Skip(1).TakeWhile(stage => stage.Tier == this[code].Tier && stage.EnteredBy == StageEntry.Move)];

    /// <summary>The stage before, within the same tier; null at its beginning.</summary>
    public CaseStage? Before(string code) =>
        this[code] is { EnteredBy: StageEntry.Move, Place: > 0 } stage && Stages[stage.Place - 1] is { EnteredBy: not StageEntry.Close } before && before.Tier == stage.Tier ? before : null;

    /// <summary>The stage to which a hand-over would lead from here; null where the time for one has not come.</summary>
    public CaseStage? HandOverFrom(string code) =>
        Stages.Skip(this[code].Place + 1).FirstOrDefault(stage => stage.EnteredBy != StageEntry.Move) is { EnteredBy: StageEntry.HandOver, HandedOverFrom: { } earliest } next && this[code].Place >= this[earliest].Place ? next : null;

    /// <summary>What goes over between two tiers.</summary>
    public IReadOnlyList<PacketItem> Packet(CaseTier from, CaseTier to) => _packets.GetValueOrDefault((from, to)) ?? [];

    private static FrozenDictionary<int, Playbook> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var stages = CsvTable.FromResource(assembly, "case_stages.csv", "version", "code", "tier", "entered_by", "typical_days", "handed_over_from", "name_zh", "name_en").Rows;
        var items = CsvTable.FromResource(assembly, "case_packet_items.csv", "version", "from_tier", "to_tier", "key", "required", "kind", "name_zh", "name_en", "hint_zh", "hint_en").Rows
            .Select(row => (Version: row.Number("version"), Way: (row.Choice<CaseTier>("from_tier"), row.Choice<CaseTier>("to_tier")), Item: new PacketItem(
                row.Text("key"), row.Text("required") == "yes", row.Choice<PacketItemKind>("kind"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Optional("hint_zh"), row.Optional("hint_en"))))).ToList();
        return stages.GroupBy(row => row.Number("version")).Select(group => new Playbook(
            group.Key,
            [.. group.Select((row, place) => new CaseStage(row.Text("code"), place, row.Choice<CaseTier>("tier"), row.Choice<StageEntry>("entered_by"), row.Number("typical_days"),
                row.Optional("handed_over_from"), new(row.Text("name_zh"), row.Text("name_en"))))],
            items.Where(item => item.Version == group.Key).Select(item => (item.Way, item.Item)))).ToFrozenDictionary(book => book.Version);
    }
}

/// <summary>Nobody may promise money: what reads like it is stopped before it is handed on.</summary>
public static class Promises
{
    private static readonly IReadOnlyList<string> Money = [.. CsvTable.FromResource(Assembly.GetExecutingAssembly(), "case_money_words.csv", "word").Rows.Select(row => row.Text("word"))];

    /// <summary>Whether the words name an amount: a number with a currency within a few characters of it.</summary>
    public static bool NameMoney(string? words)
    {
        if (words is null) return false;
        foreach (var word in Money)
            for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if (HasNumber(words.AsSpan(Math.Max(0, at - Near), at - Math.Max(0, at - Near))) || HasNumber(words.AsSpan(at + word.Length, Math.Min(Near, words.Length - at - word.Length)))) return true;
        return false;
    }

    private const int Near = 4;

    private static bool HasNumber(ReadOnlySpan<char> around)
    {
        foreach (var sign in around)
            if (char.GetUnicodeCategory(sign) is UnicodeCategory.DecimalDigitNumber) return true;
        return false;
    }
}
