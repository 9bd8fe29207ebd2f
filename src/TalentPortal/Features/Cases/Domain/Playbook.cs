using System.Collections.Frozen;
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

/// <summary>Why an organisation cannot do without a part of the way.</summary>
public enum FixedFor
{
    /// <summary>A case begins there.</summary>
    Start,
    Consent,
    Clearance,

    /// <summary>Somebody else takes over there.</summary>
    HandOver,
    Law,

    /// <summary>What talents were told would follow.</summary>
    FollowUp,

    /// <summary>A case ends there.</summary>
    End,
}

/// <summary>One part of the way.</summary>
/// <param name="TypicalDays">Working days it usually takes; 0 where that says nothing.</param>
/// <param name="TargetDays">Working days after which it takes too long.</param>
/// <param name="HandedOverFrom">The earliest stage from which the hand-over that leads here may be offered.</param>
/// <param name="Fixed">Why no organisation may leave it out; null where it may.</param>
/// <param name="IsLeftOut">Not on the way; a case that stands there goes on from there all the same.</param>
public sealed record CaseStage(string Code, int Place, CaseTier Tier, StageEntry EnteredBy, int TypicalDays, int TargetDays, string? HandedOverFrom, FixedFor? Fixed, Bilingual Name, bool IsLeftOut = false);

/// <summary>How a test before the next stage is passed.</summary>
public enum StageTestKind
{
    /// <summary>The consultant ticks it.</summary>
    Tick,

    /// <summary>The portal keeps it wherever it applies: it is shown to those who write playbooks, never on a case.</summary>
    Portal,

    /// <summary>The case is cleared.</summary>
    Cleared,

    /// <summary>No task is open.</summary>
    TasksEnded,

    /// <summary>The talent arrived 180 days ago or longer.</summary>
    Day180,
}

/// <summary>What is checked before a case leaves a stage; of <see cref="Playbook.Settled"/>, before it comes there.</summary>
/// <param name="IsRequired">Without it the case does not go on.</param>
/// <param name="Fixed">Why no organisation may do without it; null where it may.</param>
public sealed record StageTest(string Key, string Stage, StageTestKind Kind, bool IsRequired, FixedFor? Fixed, Bilingual Name);

/// <summary>What a packet item holds.</summary>
public enum PacketItemKind
{
    Text,

    /// <summary>A <see cref="ClearanceState"/> in which a case may go on, as its name; it comes from the case and is never typed.</summary>
    Clearance,
}

/// <summary>One thing that goes over with a case.</summary>
/// <param name="IsRequired">Without it the hand-over cannot be offered.</param>
/// <param name="Fixed">Why no organisation may do without it; null where it may.</param>
/// <param name="Hint">What to write; empty where the name says it.</param>
public sealed record PacketItem(string Key, bool IsRequired, FixedFor? Fixed, PacketItemKind Kind, Bilingual Name, Bilingual Hint);

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

    /// <summary>Where the talent is met; whoever goes on from there has arrived.</summary>
    public const string Arrival = "L1";

    public const string Settled = "DONE";
    public const string ClosedEarly = "X";

    private static readonly FrozenDictionary<int, Playbook> Versions = Read();

    private readonly FrozenDictionary<string, CaseStage> _byCode;
    private readonly IReadOnlyList<(CaseTier From, CaseTier To, PacketItem Item)> _items;

    private Playbook(int version, int? number, IReadOnlyList<CaseStage> stages, IReadOnlyList<StageTest> tests, IReadOnlyList<(CaseTier From, CaseTier To, PacketItem Item)> items)
    {
        (Version, Number, Stages, Tests, _items) = (version, number, stages, tests, items);
        _byCode = stages.ToFrozenDictionary(stage => stage.Code, StringComparer.Ordinal);
    }

    /// <summary>The newest edition of the portal: what new cases follow where the organisation has none of its own.</summary>
    public static Playbook Current { get; } = Versions[Versions.Keys.Max()];

    /// <summary>Of the portal's edition.</summary>
    public int Version { get; }

    /// <summary>Number of the organisation's edition; null for the portal's own.</summary>
    public int? Number { get; }

    /// <summary>All of them in order, with those that are left out, so that nothing that once had a place loses it.</summary>
    public IReadOnlyList<CaseStage> Stages { get; }

    /// <summary>In the order of their stages.</summary>
    public IReadOnlyList<StageTest> Tests { get; }

    /// <summary>Every packet item with its way.</summary>
    public IReadOnlyList<(CaseTier From, CaseTier To, PacketItem Item)> PacketItems => _items;

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
        [.. Stages.SkipWhile(stage => stage.Code != code).Skip(1).TakeWhile(stage => stage.Tier == this[code].Tier && stage.EnteredBy == StageEntry.Move).Where(stage => !stage.IsLeftOut)];

    /// <summary>The same for a case that another tier has than its stage: also into the stages of that tier, where nobody hands over to themselves.</summary>
    public IReadOnlyList<CaseStage> Ahead(string code, CaseTier tier) => this[code].Tier == tier ? Ahead(code)
        : [.. Stages.SkipWhile(stage => stage.Code != code).Skip(1).TakeWhile(stage => stage.EnteredBy == StageEntry.Move || (stage.EnteredBy == StageEntry.HandOver && stage.Tier == tier)).Where(stage => !stage.IsLeftOut)];

    /// <summary>The stage before, within the same tier; null at its beginning.</summary>
    public CaseStage? Before(string code) =>
        this[code] is { EnteredBy: StageEntry.Move } stage && Stages.Take(stage.Place).LastOrDefault(before => !before.IsLeftOut) is { EnteredBy: not StageEntry.Close } before && before.Tier == stage.Tier ? before : null;

    /// <summary>The stage to which a hand-over would lead from here; null where the time for one has not come.</summary>
    public CaseStage? HandOverFrom(string code) =>
        Stages.Skip(this[code].Place + 1).FirstOrDefault(stage => stage.EnteredBy != StageEntry.Move) is { EnteredBy: StageEntry.HandOver, HandedOverFrom: { } earliest } next && this[code].Place >= this[earliest].Place ? next : null;

    /// <summary>Whether a case may be closed as settled from here.</summary>
    public bool LeadsToSettled(string code) => Stages.Skip(this[code].Place + 1).FirstOrDefault(stage => !stage.IsLeftOut) is { Code: Settled };

    /// <summary>What goes over between two tiers.</summary>
    public IReadOnlyList<PacketItem> Packet(CaseTier from, CaseTier to) => [.. _items.Where(item => item.From == from && item.To == to).Select(item => item.Item)];

    /// <summary>A packet item by <see cref="PlaybookChanges.PacketKey"/>.</summary>
    public PacketItem? PacketItem(string key) => _items.Where(item => PlaybookChanges.PacketKey(item.From, item.To, item.Item.Key) == key).Select(item => item.Item).FirstOrDefault();

    public StageTest? Test(string? key) => Tests.FirstOrDefault(test => test.Key == key);

    /// <summary>What is checked before a case leaves a stage; what the portal keeps by itself is not among it.</summary>
    public IReadOnlyList<StageTest> TestsOf(string stage) => [.. Tests.Where(test => test.Stage == stage && test.Kind != StageTestKind.Portal)];

    /// <summary>What stands between a case and a stage further on: the tests of all that it leaves or passes over.</summary>
    public IReadOnlyList<StageTest> TestsOnTheWay(string from, string to) =>
        [.. Stages.Where(stage => (stage.Code == from || !stage.IsLeftOut) && ((stage.Place >= this[from].Place && stage.Place < this[to].Place) || (to == Settled && stage.Code == to))).SelectMany(stage => TestsOf(stage.Code))];

    /// <summary>The way of an organisation: this one with its changes.</summary>
    /// <param name="number">Of the organisation's edition.</param>
    public Playbook With(PlaybookChanges changes, int number) => new(
        Version, number,
        [.. Stages.Select(stage => changes.Stages.TryGetValue(stage.Code, out var change)
            ? stage with
            {
                Name = new(change.Zh ?? stage.Name.Zh, change.En ?? stage.Name.En), TypicalDays = change.TypicalDays ?? stage.TypicalDays,
                TargetDays = change.TargetDays ?? Math.Max(stage.TargetDays, change.TypicalDays ?? 0), IsLeftOut = change.IsLeftOut,
            }
            : stage)],
        [.. Tests.Select(test => changes.Tests.TryGetValue(test.Key, out var required) ? test with { IsRequired = required } : test)],
        [.. _items.Select(item => changes.Packet.TryGetValue(PlaybookChanges.PacketKey(item.From, item.To, item.Item.Key), out var required) ? (item.From, item.To, item.Item with { IsRequired = required }) : item)]);

    private static FrozenDictionary<int, Playbook> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var stages = CsvTable.FromResource(assembly, "case_stages.csv", "version", "code", "tier", "entered_by", "typical_days", "handed_over_from", "fixed", "name_zh", "name_en").Rows;
        var tests = CsvTable.FromResource(assembly, "case_stage_tests.csv", "version", "stage", "key", "kind", "required", "fixed", "name_zh", "name_en").Rows
            .Select(row => (Version: row.Number("version"), Test: new StageTest(
                row.Text("key"), row.Text("stage"), row.Choice<StageTestKind>("kind"), row.Text("required") == "yes", Fixed(row), new(row.Text("name_zh"), row.Text("name_en"))))).ToList();
        var items = CsvTable.FromResource(assembly, "case_packet_items.csv", "version", "from_tier", "to_tier", "key", "required", "fixed", "kind", "name_zh", "name_en", "hint_zh", "hint_en").Rows
            .Select(row => (Version: row.Number("version"), From: row.Choice<CaseTier>("from_tier"), To: row.Choice<CaseTier>("to_tier"), Item: new PacketItem(
                row.Text("key"), row.Text("required") == "yes", Fixed(row), row.Choice<PacketItemKind>("kind"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Optional("hint_zh"), row.Optional("hint_en"))))).ToList();
        return stages.GroupBy(row => row.Number("version")).Select(group => new Playbook(
            group.Key, null,
            [.. group.Select((row, place) => new CaseStage(row.Text("code"), place, row.Choice<CaseTier>("tier"), row.Choice<StageEntry>("entered_by"), row.Number("typical_days"), row.Number("typical_days"),
                row.Optional("handed_over_from"), Fixed(row), new(row.Text("name_zh"), row.Text("name_en"))))],
            [.. tests.Where(test => test.Version == group.Key).Select(test => test.Test)],
            [.. items.Where(item => item.Version == group.Key).Select(item => (item.From, item.To, item.Item))])).ToFrozenDictionary(book => book.Version);
    }

    private static FixedFor? Fixed(CsvRow row) => row.Optional("fixed") is null ? null : row.Choice<FixedFor>("fixed");
}
