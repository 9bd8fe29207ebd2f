using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>A step with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="By">Who took it.</param>
/// <param name="Reason">Words to the talent; null when there are none.</param>
/// <param name="Because">A reason of the portal's own, beside words or instead of them.</param>
public sealed record OpenStep(ApplicationState State, CallSide By, string? Reason, DateTimeOffset At, DeclineReason? Because = null)
{
    /// <summary>No move: the employer, unnamed until then, gave its name.</summary>
    public bool Names { get; init; }
}

/// <summary>Writes the steps of an application and opens its words: the note, and the reasons of its steps.</summary>
public sealed class ApplicationCourse(AppDb db, CurrentCall call, PortalVault vault, TimeProvider clock)
{
    /// <summary>Adds the step that the application has just taken.</summary>
    /// <param name="undoes">The step that it takes back; null for none.</param>
    public async Task Add(JobApplication application, string? reason, CancellationToken ct, DeclineReason? because = null, Guid? undoes = null)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var words = string.IsNullOrWhiteSpace(reason) ? default
            : await vault.Seal(KeyOwner.Person(application.TalentUserId!.Value), reason.Trim(), new SealContext(ApplicationStep.Table, "reason", id), ct);
        db.ApplicationSteps.Add(ApplicationStep.Of(id, application, call.Side, words, now, because, undoes));
    }

    /// <summary>The steps so far, oldest first, with their words in clear.</summary>
    public async Task<IReadOnlyList<OpenStep>> Of(JobApplication application, CancellationToken ct)
    {
        List<OpenStep> course = [];
        foreach (var step in await StepsOf(application, ct)) course.Add(new(step.State, step.By, await OpenReason(step, ct), step.At, step.Because));
        if (application.NamedAt is not { } named) return course;
        var before = course.FindLastIndex(step => step.At <= named);
        if (before >= 0) course.Insert(before + 1, new(course[before].State, CallSide.Employer, null, named) { Names = true });
        return course;
    }

    /// <summary>The steps that hold, oldest first: without those that were taken back before anybody was told.</summary>
    public async Task<IReadOnlyList<ApplicationStep>> StepsOf(JobApplication application, CancellationToken ct)
    {
        var steps = await db.ApplicationSteps.AsNoTracking().Where(s => s.TenantId == application.TenantId && s.ApplicationId == application.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
        var undone = steps.Select(step => step.UndoesId).OfType<Guid>().ToHashSet();
        return [.. steps.Where(step => step.UndoesId is null && !undone.Contains(step.Id))];
    }

    private async ValueTask<string?> OpenReason(ApplicationStep step, CancellationToken ct) =>
        step.Reason.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(step.TalentUserId!.Value), step.Reason, new SealContext(ApplicationStep.Table, "reason", step.Id), ct);

    public async ValueTask<SealedText> SealNote(Guid talent, Guid applicationId, string? note, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(note) ? default : await vault.Seal(KeyOwner.Person(talent), note.Trim(), new SealContext(JobApplication.Table, "note", applicationId), ct);

    public async ValueTask<string?> OpenNote(JobApplication application, CancellationToken ct) =>
        application.Note.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(application.TalentUserId!.Value), application.Note, new SealContext(JobApplication.Table, "note", application.Id), ct);
}
