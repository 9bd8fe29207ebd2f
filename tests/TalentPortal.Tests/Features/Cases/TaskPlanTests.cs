using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Tests.Features.Cases;

public sealed class TaskPlanTests
{
    private const string Routes = "version,code,name_zh,name_en,who_zh,who_en\n1,r,路,Road,谁,Who\n2,r,路,Road,谁,Who\n";
    private const string Head = "version,code,routes,track,party,days,after,title_zh,title_en,hint_zh,hint_en,source_zh,source_en,as_of,certainty\n";

    [Fact]
    public void Every_line_says_in_both_languages_what_it_is_where_it_is_from_and_how_sure_that_is()
    {
        Assert.True(TaskPlan.Current.Lines.Count >= 40, $"{TaskPlan.Current.Lines.Count}");
        Assert.All(TaskPlan.Current.Lines, line =>
        {
            Assert.True(line is { Days: > 0 and <= 60, AsOf.Year: >= 2026 }, line.Code);
            Assert.True(line.Source is { Zh.Length: > 0, En.Length: > 0 } && line.Hint.Zh is null == line.Hint.En is null, line.Code);
            // What rests on common practice alone is never said to be sure.
            if (line.Source.En!.StartsWith("Common practice", StringComparison.Ordinal)) Assert.Equal(TaskCertainty.Low, line.Certainty);
        });
        Assert.All(TaskPlan.Current.Routes, route => Assert.NotEmpty(TaskPlan.Current.Of(route.Code)));
    }

    [Fact]
    public void Dates_follow_each_other_by_working_days_and_begin_at_what_is_known()
    {
        var plan = Read("1,a,r,work,talent,2,,甲,A,,,源,S,2026-01-01,high\n1,b,r,work,talent,3,a,乙,B,,,源,S,2026-01-01,high\n1,c,r,work,talent,1,b,丙,C,,,源,S,2026-01-01,low\n").Single(p => p.Version == 1);
        // A Friday before an ordinary weekend.
        var friday = new DateOnly(2026, 11, 20);
        var none = new Dictionary<string, DateOnly>();
        Assert.Equal([new(2026, 11, 24), new(2026, 11, 27), new(2026, 11, 30)], plan.Dates(["a", "b", "c"], none, WorkingCalendar.China, friday).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value));
        Assert.Equal(new(2026, 11, 25), plan.Dates(["a", "c"], none, WorkingCalendar.China, friday)["c"]);
        Assert.Equal(new(2027, 1, 5), plan.Dates(["c"], new Dictionary<string, DateOnly> { ["b"] = new(2027, 1, 4) }, WorkingCalendar.China, friday)["c"]);
        Assert.Equal(["a"], plan.Before(plan.Find("c")!, new HashSet<string> { "a", "c" }));
    }

    [Theory]
    [InlineData("1,a,r,work,talent,2,b,甲,A,,,源,S,2026-01-01,high\n1,b,r,work,talent,3,,乙,B,,,源,S,2026-01-01,high\n")]
    [InlineData("1,a,r,work,talent,2,a,甲,A,,,源,S,2026-01-01,high\n")]
    [InlineData("1,a,x,work,talent,2,,甲,A,,,源,S,2026-01-01,high\n")]
    [InlineData("1,a,r,work,talent,2,,甲,A,,,源,S,2026-01-01,high\n1,a,r,work,talent,2,,甲,A,,,源,S,2026-01-01,high\n")]
    [InlineData("1,a,r,work,talent,2,,甲,A,,,源,S,2026-01-01,surely\n")]
    public void A_file_that_goes_round_or_names_what_is_not_there_stops_the_start(string lines) => Assert.Throws<CsvException>(() => Read(lines));

    [Fact]
    public void Versions_stand_beside_each_other()
    {
        var plans = Read("1,a,r,work,talent,2,,甲,A,,,源,S,2026-01-01,high\n2,a,r,work,employer,9,,新,New,,,源,S,2026-06-01,high\n");
        Assert.Equal([("A", 2), ("New", 9)], plans.OrderBy(p => p.Version).Select(p => (p.Find("a")!.Title.En!, p.Find("a")!.Days)));
    }

    private static IReadOnlyList<TaskPlan> Read(string lines) => TaskPlan.Read(CsvTable.Parse("routes", Routes, TaskPlan.RouteColumns), CsvTable.Parse("lines", Head + lines, TaskPlan.LineColumns));
}
