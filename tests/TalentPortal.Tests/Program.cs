using TalentPortal.Tests.Platform.LocalPostgres;
using TalentPortal.Tests.Platform.Outbox;
using TalentPortal.Tests.Platform.Scheduling;

namespace TalentPortal.Tests;

/// <summary>
/// Entry point for tests that need a process of their own, to kill it or to start it in another environment:
/// <c>dotnet TalentPortal.Tests.dll COMMAND …</c>. The test runner does not come through here.
/// </summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["cluster", var folder] => ChildCommands.RunClusterAsync(folder),
        ["temporary-cluster"] => ChildCommands.RunTemporaryClusterAsync(),
        ["run", .. var rest] => ChildCommands.RunLocallyAsync(rest),
        ["find-binaries", .. var major] => ChildCommands.FindBinaries(major),
        ["outbox", var connection, var keys, var point] => OutboxChild.RunAsync(connection, keys, point),
        ["scheduler", var connection, var keys, var clock] => SchedulerChild.RunAsync(connection, keys, clock),
        _ => Task.FromResult(64),
    };
}
