using System.Diagnostics;

namespace TalentPortal.Tests.Fixture;

/// <summary>What a piece of work sends to the database. Equal statements are equal work, on any machine and however busy it is.</summary>
public static class Statements
{
    /// <summary>
    /// The statements of <paramref name="work"/> in order, without their values: of what it awaits, and of requests that
    /// it sends to the portal over HTTP. Other tests may run beside it.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Of(Func<Task> work)
    {
        var found = new List<string>();
        using var mine = new Activity("statements").SetIdFormat(ActivityIdFormat.W3C);
        // Before the listener: its filter asks whose a statement is.
        mine.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == mine.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId != mine.TraceId || activity.GetTagItem("db.query.text") is not string text) return;
                lock (found) found.Add(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        lock (found) return [.. found];
    }
}
