[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>A test class with the one portal and the one browser; three classes run at a time, because a browser often waits.</summary>
public abstract class BrowserTest : IAsyncLifetime
{
    protected PortalServer Portal { get; private set; } = null!;

    protected Browser Browser { get; private set; } = null!;

    public virtual async Task InitializeAsync() => (Portal, Browser) = (await PortalServer.Get(), await Browser.Get());

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Fails when anything went wrong in the browser.</summary>
    protected static void IsClean(Visit visit) => Assert.True(visit.Trouble().Length == 0, visit.Trouble());
}
