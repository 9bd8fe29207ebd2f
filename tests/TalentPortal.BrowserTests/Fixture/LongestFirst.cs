using Xunit.Abstractions;

[assembly: TestCollectionOrderer("TalentPortal.BrowserTests.Fixture.LongestFirst", "TalentPortal.BrowserTests")]

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>The classes that take minutes begin first: one that began last would leave a core idle for as long. The others in order of name, the same in each run.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] FromShortest = [nameof(PageWeightTests), nameof(BadInputTests), nameof(SettledJourneyTests), nameof(CrawlTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(Length).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Length(ITestCollection collection) => Array.FindIndex(FromShortest, name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal));
}
