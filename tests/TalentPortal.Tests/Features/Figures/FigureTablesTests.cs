using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Figures.Domain;

namespace TalentPortal.Tests.Features.Figures;

public sealed class FigureTablesTests
{
    private static readonly FiguresScope Year = new(2024, 2024, null, null);

    [Fact]
    public void What_the_way_hides_cannot_be_worked_out_from_how_cases_ended()
    {
        // 40 cases; three are settled, hidden on the way. All other ends shown would leave three.
        var tables = FigureTables.OfYears(Year, [Step(1, 20), Step(4, 17), Step(8, 3)], [End("UnderWay", 20), End("Withdrew", 10), End("NoMatch", 7), End("Settled", 3)]);
        Assert.Equal((40, null), (tables.Total()[1], tables.Total()[8]));
        Assert.Equal([20, 10, null], Three(tables));

        // Three of 43 never had a case: hidden with it.
        tables = FigureTables.OfYears(Year, [Step(0, 3), Step(1, 20), Step(4, 20)], [End("NoCase", 3), End("UnderWay", 23), End("Withdrew", 10), End("NoMatch", 7)]);
        Assert.Equal((43, null), (tables.Total()[0], tables.Total()[1]));
        Assert.Equal([23, 10, null], Three(tables));

        // Shown there, it is known here: nothing is hidden for its sake.
        tables = FigureTables.OfYears(Year, [Step(1, 20), Step(4, 17), Step(8, 6)], [End("UnderWay", 20), End("Withdrew", 10), End("NoMatch", 7), End("Settled", 6)]);
        Assert.Equal((43, 6), (tables.Total()[1], tables.Total()[8]));
        Assert.Equal([20, 10, 7], Three(tables));

        static int?[] Three(FigureTables tables) => [.. new CaseCloseReason?[] { null, CaseCloseReason.Withdrew, CaseCloseReason.NoMatch }.Select(reason => tables.Ends().Single(end => end.Reason == reason).People)];
    }

    [Fact]
    public void Years_are_the_same_in_every_period_and_a_sum_needs_all_its_parts()
    {
        FigureRow[] steps = [.. Rows(2024, ("GB", 20), ("US", 9), ("FR", 3), ("DE", 4)), .. Rows(2025, ("GB", 8), ("US", 2), ("FR", 12), ("DE", 6))];
        var (first, second, both) = (Of(2024, 2024), Of(2025, 2025), Of(2024, 2025));
        Assert.Equal(["GB", "US"], first.Rows().Select(row => row.Code));
        foreach (var row in both.Rows()) Assert.Equal(first.Rows().Single(one => one.Code == row.Code).People[0] + second.Rows().Single(one => one.Code == row.Code).People[0], row.People[0]);
        Assert.Equal(["GB"], both.Rows().Select(row => row.Code));
        Assert.Equal(first.Total()[0] + second.Total()[0], both.Total()[0]);
        Assert.Equal(36, both.Others()[0]);

        FigureTables Of(int from, int to) => FigureTables.OfYears(new(from, to, FigureCut.Country, null), steps, []);
        static IEnumerable<FigureRow> Rows(int year, params (string Code, int People)[] rows) => rows.Select(row => new FigureRow("step", year, row.Code, 1, row.People, 0, 0, 0, 0));
    }

    [Fact]
    public void The_smaller_ones_of_very_many_rows_are_taken_together()
    {
        FigureRow[] steps = [.. Enumerable.Range(0, 30).Select(row => new FigureRow("step", 2024, $"{row:00}", 1, 100 - row, 0, 0, 0, 0))];
        var tables = FigureTables.OfYears(new(2024, 2024, FigureCut.Country, null), steps, []);
        Assert.Equal(FigureTables.MostRows, tables.Rows().Count);
        Assert.Equal(steps.Skip(FigureTables.MostRows).Sum(row => row.People), tables.Others()[0]);
    }

    private static FigureRow Step(int step, int people) => new("step", 2024, "", step, people, 0, 0, 0, 0);

    private static FigureRow End(string ending, int people) => new("end", 2024, ending, 0, people, 0, 0, 0, 0);
}
