using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A task with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="PartyName">Who does it, where neither talent nor consultant does and somebody wrote a name.</param>
/// <param name="IsOverdue">Open, and its day is over.</param>
/// <param name="EndedByName">Null for the talent, and while it is open.</param>
/// <param name="After">Those of the shown tasks that come first.</param>
/// <param name="BlockedBy">Titles of what comes first and is still open; null for one that the reader does not see.</param>
/// <param name="Line">The line it was taken from, as it was then; null when somebody wrote it.</param>
public sealed record OpenTask(
    Guid Id, CaseTrack Track, TaskParty Party, string? PartyName, Bilingual Title, DateOnly DueOn, bool IsOverdue, CaseTaskState State, DateTimeOffset? EndedAt, bool EndedByTalent, string? EndedByName,
    IReadOnlyList<Guid> After, IReadOnlyList<Bilingual?> BlockedBy, TaskLine? Line, uint Version)
{
    public bool IsOpen => State == CaseTaskState.Open;

    public bool IsBlocked => BlockedBy.Count > 0;
}

/// <summary>Reads the tasks of a case, and writes what becomes of them.</summary>
public sealed class CaseTasks(AppDb db, CaseDesk desk, CaseTimeline timeline, SealedCase words)
{
    /// <summary>Those that are shown: open ones first, overdue before all others, then by day.</summary>
    public async Task<IReadOnlyList<OpenTask>> Of(TalentCase one, Func<CaseTask, bool> isShown, DateOnly today, CancellationToken ct)
    {
        var all = await desk.TasksOf(one, ct);
        var shown = all.Where(isShown).ToDictionary(t => t.Id);
        var editions = shown.Values.Select(t => t.PlanEditionId).OfType<Guid>().Distinct().ToList();
        var plans = editions.Count == 0 ? [] : await db.PlaybookEditions.AsNoTracking().Where(e => e.TenantId == one.TenantId && editions.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Plan, ct);
        Dictionary<Guid, TaskWords> written = [];
        foreach (var task in shown.Values) written[task.Id] = await words.Open(task, ct);
        return [.. shown.Values.OrderBy(t => !t.IsOpen).ThenBy(t => t.IsOpen ? t.DueOn : DateOnly.MinValue).ThenByDescending(t => t.EndedAt).ThenBy(t => t.Place).Select(t => new OpenTask(
            t.Id, t.Track, t.Party, written[t.Id].Party, written[t.Id].Title, t.DueOn, t.IsOpen && t.DueOn < today, t.State, t.EndedAt, t.EndedBy == Platform.Messaging.CallSide.Party, t.EndedByName,
            [.. t.After.Where(shown.ContainsKey)], t.IsOpen ? [.. TaskOrder.Blocking(t, all).Select(first => written.GetValueOrDefault(first.Id)?.Title)] : [], (t.PlanEditionId is { } edition ? plans.GetValueOrDefault(edition) : TaskPlan.Find(t.PlanVersion))?.Find(t.Line), t.Version))];
    }

    /// <summary>Tells in the timeline what became of a task: its title, one line for each language that it has.</summary>
    public async Task Tell(TalentCase one, CaseTask task, CancellationToken ct)
    {
        var title = (await words.Open(task, ct)).Title;
        var kind = task.State switch
        {
            CaseTaskState.Done => CaseEntryKind.TaskDone,
            CaseTaskState.NotNeeded => CaseEntryKind.TaskNotNeeded,
            _ => CaseEntryKind.TaskReopened,
        };
        await timeline.Add(one, kind, task.Track.ToString(), null, $"{OneLine(title.Zh)}\n{OneLine(title.En)}", ct);
    }

    /// <summary>The title of a task in an entry of the timeline, in a language if it has one in it.</summary>
    public static string TitleIn(string told, Language language) => told.Split('\n') is [var zh, var en] ? new Bilingual(zh, en).In(language) : told;

    private static string? OneLine(string? title) => title?.ReplaceLineEndings(" ");
}
