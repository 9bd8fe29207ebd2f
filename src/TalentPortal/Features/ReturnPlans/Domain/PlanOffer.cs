namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>An offer as somebody typed it: pay of its own at a place of its own. Two of one city stand beside each other.</summary>
/// <param name="Name">As its column is headed; null for its number.</param>
/// <param name="City">Address name of the city.</param>
/// <param name="Salary">Gross of the year, without the bonus.</param>
public sealed record PlanOffer(string? Name, string? City, string? Salary, string? Bonus)
{
    public const int Most = 4;

    /// <summary>Nobody typed anything into its row.</summary>
    public bool IsBlank => new[] { Name, City, Salary, Bonus }.All(string.IsNullOrWhiteSpace);

    /// <summary>Names of its fields in an address.</summary>
    /// <param name="number">From 1.</param>
    public static (string Name, string City, string Salary, string Bonus) Fields(int number) => ($"offer{number}-name", $"offer{number}-city", $"offer{number}-salary", $"offer{number}-bonus");

    /// <summary>Names of the fields of all rows.</summary>
    public static IEnumerable<string> AllFields => Enumerable.Range(1, Most).Select(Fields).SelectMany(row => new[] { row.Name, row.City, row.Salary, row.Bonus });
}
