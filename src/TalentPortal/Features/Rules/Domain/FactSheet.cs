namespace TalentPortal.Features.Rules.Domain;

/// <summary>What is known of a person. What stands on no line is not known: no rule may take it for a no.</summary>
public sealed class FactSheet
{
    private readonly FactValue?[] _values;

    private FactSheet(FactCatalogue catalogue, FactValue?[] values) => (Catalogue, _values) = (catalogue, values);

    public FactCatalogue Catalogue { get; }

    /// <summary>The answer to a fact; null where it is not known.</summary>
    public FactValue? this[Fact fact] => _values[fact.Index];

    public FactValue? this[string code] => _values[Catalogue[code].Index];

    public IEnumerable<(Fact Fact, FactValue Value)> Known => Catalogue.Where(fact => _values[fact.Index] is not null).Select(fact => (fact, _values[fact.Index]!));

    public static FactSheet Empty(FactCatalogue catalogue) => new(catalogue, new FactValue?[catalogue.Count]);

    /// <exception cref="FormatException">A fact is not known, or its text is no answer to it.</exception>
    public static FactSheet Of(FactCatalogue catalogue, IEnumerable<(string Fact, string Text)> answers)
    {
        var values = new FactValue?[catalogue.Count];
        foreach (var (code, text) in answers)
        {
            var fact = catalogue.Find(code) ?? throw new FormatException($"There is no fact {code}.");
            values[fact.Index] = FactValue.Read(fact, text) ?? throw new FormatException($"'{text}' is no answer to {code}.");
        }

        return new(catalogue, values);
    }

    /// <summary>The same with another answer; null takes it off.</summary>
    public FactSheet With(Fact fact, FactValue? value)
    {
        var values = (FactValue?[])_values.Clone();
        values[fact.Index] = value;
        return new(Catalogue, values);
    }

    public FactSheet With(string code, string text) => With(Catalogue[code], FactValue.Read(Catalogue[code], text) ?? throw new FormatException($"'{text}' is no answer to {code}."));
}
