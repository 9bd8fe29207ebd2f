using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>All facts that rules may ask for, in the order of their file.</summary>
public sealed class FactCatalogue : IReadOnlyCollection<Fact>
{
    internal const string FactsFile = "facts.csv";
    internal const string ChoicesFile = "fact-choices.csv";

    private static readonly string[] factColumns = ["code", "type", "unit", "least", "most", "choices", "change", "group", "name_zh", "name_en", "asked_zh", "asked_en", "why_zh", "why_en", "from"];
    private static readonly string[] choiceColumns = ["fact", "choice", "name_zh", "name_en"];

    private readonly IReadOnlyList<Fact> _facts;
    private readonly FrozenDictionary<string, Fact> _byCode;
    private readonly IReadOnlyList<Fact>[] _alone;

    private FactCatalogue(IReadOnlyList<Fact> facts)
    {
        _facts = facts;
        _byCode = facts.ToFrozenDictionary(fact => fact.Code, StringComparer.Ordinal);
        _alone = [.. facts.Select(fact => (IReadOnlyList<Fact>)[fact])];
    }

    /// <summary>The facts of the release.</summary>
    public static FactCatalogue Released { get; } = Read(ContentFiles.Read(FactsFile), ContentFiles.Read(ChoicesFile));

    public int Count => _facts.Count;

    /// <exception cref="KeyNotFoundException">There is no such fact.</exception>
    public Fact this[string code] => _byCode[code];

    public Fact At(int index) => _facts[index];

    /// <summary>The list of this fact and no other: findings name it very often.</summary>
    internal IReadOnlyList<Fact> Alone(Fact fact) => _alone[fact.Index];

    public Fact? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public static FactCatalogue Of(IEnumerable<Fact> facts) => new([.. facts.Select((fact, index) => fact with { Index = index })]);

    /// <exception cref="CsvException">A file is faulty; the message names it and the line.</exception>
    internal static FactCatalogue Read(string facts, string choices)
    {
        var names = CsvTable.Parse(ChoicesFile, choices, choiceColumns).Rows.ToDictionary(row => (row.Text("fact"), row.Text("choice")), row => (Row: row, Name: new Bilingual(row.Text("name_zh"), row.Text("name_en"))));
        var used = 0;
        List<Fact> read = [];
        foreach (var row in CsvTable.Parse(FactsFile, facts, factColumns).Rows)
        {
            var (code, type) = (row.Text("code"), row.Choice<FactType>("type"));
            if (read.Exists(fact => fact.Code == code)) throw row.Bad("code", $"{code} occurs twice");
            var isChoice = type is FactType.Choice or FactType.Rank or FactType.Set;
            List<FactChoice> among = [];
            foreach (var choice in row.List("choices", ';'))
            {
                if (!names.TryGetValue((code, choice), out var named)) throw row.Bad("choices", $"names {choice}, which {ChoicesFile} does not name");
                among.Add(new(choice, named.Name));
                used++;
            }

            if (isChoice ? among.Count is 0 or > Fact.ChoicesMax : among.Count > 0) throw row.Bad("choices", "does not fit the type");
            var isNumber = type is FactType.Int or FactType.Decimal or FactType.Money;
            if (isNumber != row.Optional("most") is not null || isNumber != row.Optional("least") is not null) throw row.Bad("most", "is for numbers, and they need it");
            if (row.Optional("unit") is not null && !isNumber) throw row.Bad("unit", "is for numbers");
            read.Add(new(
                read.Count, code, type, row.Optional("unit") ?? "", Number(row, "least"), Number(row, "most"), among, row.Choice<FactChange>("change"), row.Text("group"),
                new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("asked_zh"), row.Text("asked_en")), new(row.Text("why_zh"), row.Text("why_en")), row.Optional("from")));
        }

        if (used != names.Count) throw new CsvException(ChoicesFile, 0, "names answers that no fact has");
        return new(read);
    }

    public IEnumerator<Fact> GetEnumerator() => _facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static decimal Number(CsvRow row, string column) =>
        row.Optional(column) is not { } text ? 0 : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw row.Bad(column, $"is no number: '{text}'");
}
