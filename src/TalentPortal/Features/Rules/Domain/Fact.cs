using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>What kind of answer a fact takes.</summary>
public enum FactType
{
    Int,
    Decimal,
    Money,
    Bool,
    Choice,

    /// <summary>A choice whose answers have an order, from the lowest up.</summary>
    Rank,
    Set,
    Place,
    Date,
    Month,
}

/// <summary>What would have to happen for the fact to be another one. It decides what "the nearest change" may propose.</summary>
public enum FactChange
{
    /// <summary>It is as it is, or others decide it.</summary>
    Never,

    /// <summary>It grows by waiting; all such facts grow together.</summary>
    Time,
    Effort,
    Study,
    Employer,
    Place,
    Choice,
}

/// <summary>One thing that rules ask of a person. What can be asked is content: a new fact is a row of a file.</summary>
/// <param name="Index">Its place on a <see cref="FactSheet"/>.</param>
/// <param name="Unit">Of a number: what it counts; empty for the rest. Rules may only compare equal units.</param>
/// <param name="Least">The lowest number that can be answered; likewise <paramref name="Most"/>.</param>
/// <param name="Choices">Of choices, ranks and sets: the answers, at most 64.</param>
/// <param name="From">Name of what it can be filled in from, where there is something.</param>
public sealed record Fact(
    int Index, string Code, FactType Type, string Unit, decimal Least, decimal Most, IReadOnlyList<FactChoice> Choices, FactChange Change, string Group, Bilingual Name, Bilingual Asked, Bilingual Why, string? From)
{
    public const int ChoicesMax = 64;

    public bool IsNumber => Type is FactType.Int or FactType.Decimal or FactType.Money;

    public bool IsDay => Type is FactType.Date or FactType.Month;

    /// <summary>Whether its answers have an order.</summary>
    public bool IsOrdered => IsNumber || IsDay || Type == FactType.Rank;

    /// <summary>The smallest difference between two answers that a proposal works with.</summary>
    public decimal Step => Type == FactType.Decimal ? 0.1m : 1m;

    public int IndexOf(string choice)
    {
        for (var at = 0; at < Choices.Count; at++)
            if (Choices[at].Code == choice) return at;
        return -1;
    }

    public bool Equals(Fact? other) => ReferenceEquals(this, other) || (other is not null && other.Code == Code);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One possible answer.</summary>
public sealed record FactChoice(string Code, Bilingual Name);
