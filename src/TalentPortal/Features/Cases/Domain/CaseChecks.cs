using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A test of the way and how a case stands with it.</summary>
/// <param name="At">When it was ticked; null for a fact that the portal has by itself, and while it is not passed.</param>
public sealed record OpenCheck(StageTest Test, bool IsPassed, DateTimeOffset? At, string? ByName);

/// <summary>Looks at what stands between a case and its next stage: ticks of its consultants, and facts.</summary>
public sealed class CaseChecks(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Days after the arrival before a case may count as settled.</summary>
    public const int SettledAfterDays = 180;

    /// <summary>The tests of the stage at hand, and where the end is next, those of being settled.</summary>
    public async Task<IReadOnlyList<OpenCheck>> Of(TalentCase one, CancellationToken ct) =>
        one.IsOpen ? await Of(one, [.. one.Playbook.TestsOf(one.Stage), .. one.CanSettle ? one.Playbook.TestsOf(Playbook.Settled) : []], ct) : [];

    /// <summary>How many required tests a case has not passed on its way to a stage further on, as a reason to refuse; null when none is left.</summary>
    public async Task<TextKey?> Missing(TalentCase one, string to, CancellationToken ct)
    {
        if (one.Playbook.Find(to) is not { } stage || stage.Place <= one.Playbook[one.Stage].Place) return null;
        var left = (await Of(one, [.. one.Playbook.TestsOnTheWay(one.Stage, to).Where(test => test.IsRequired)], ct)).Count(check => !check.IsPassed);
        return left == 0 ? null : new TextKey("Case_ChecksOpen", left);
    }

    private async Task<IReadOnlyList<OpenCheck>> Of(TalentCase one, IReadOnlyList<StageTest> tests, CancellationToken ct)
    {
        if (tests.Count == 0) return [];
        var ticks = await db.CaseChecks.AsNoTracking().Where(c => c.TenantId == one.TenantId && c.CaseId == one.Id).ToDictionaryAsync(c => c.Key, ct);
        var tasks = tests.Any(test => test.Kind == StageTestKind.TasksEnded) && await db.CaseTasks.AnyAsync(t => t.TenantId == one.TenantId && t.CaseId == one.Id && t.State == CaseTaskState.Open, ct);
        var today = call.RequiredTenant.DayAt(clock.GetUtcNow());
        return [.. tests.Select(test => test.Kind switch
        {
            StageTestKind.Cleared => new OpenCheck(test, one.IsCleared, null, null),
            StageTestKind.TasksEnded => new OpenCheck(test, !tasks, null, null),
            StageTestKind.Day180 => new OpenCheck(test, one.ArrivedOn?.AddDays(SettledAfterDays) <= today, null, null),
            _ => new OpenCheck(test, ticks.ContainsKey(test.Key), ticks.GetValueOrDefault(test.Key)?.At, ticks.GetValueOrDefault(test.Key)?.ByName),
        })];
    }
}
