namespace TalentPortal.Features.Figures.Domain;

/// <summary>Which people are counted: those who first asked in whole years, one after the other.</summary>
/// <param name="Only">The one row of <paramref name="By"/> that is looked at; null for all.</param>
/// <remarks>
/// Years, and no days between which one could choose freely: two periods that differ by a day differ by the people of that
/// day. A period of some years shows sums of what each year shows, so no two periods differ by anything hidden.
/// </remarks>
public sealed record FiguresScope(int From, int To, FigureCut? By, string? Only)
{
    public const int Earliest = 2000;
    public const int Latest = 2100;
    public const int MostYears = 10;
    public const int OnlyMax = 20;
}
