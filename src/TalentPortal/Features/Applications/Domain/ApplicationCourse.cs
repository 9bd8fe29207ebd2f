using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>A step with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="By">Who took it.</param>
/// <param name="Reason">Words to the talent; null when there are none.</param>
public sealed record OpenStep(ApplicationState State, CallSide By, string? Reason, DateTimeOffset At);

/// <summary>Writes the steps of an application and opens its words: the note, and the reasons of its steps.</summary>
public sealed class ApplicationCourse(AppDb db, CurrentCall call, PortalVault vault, TimeProvider clock)
{
    /// <summary>Adds the step that the application has just taken.</summary>
    public async Task Add(JobApplication application, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var words = string.IsNullOrWhiteSpace(reason) ? default
            : await vault.Seal(KeyOwner.Person(application.TalentUserId!.Value), reason.Trim(), new SealContext(ApplicationStep.Table, "reason", id), ct);
        db.ApplicationSteps.Add(ApplicationStep.Of(id, application, call.Side, words, now));
    }

    /// <summary>The steps so far, oldest first, with their words in clear.</summary>
    public async Task<IReadOnlyList<OpenStep>> Of(JobApplication application, CancellationToken ct)
    {
        List<OpenStep> course = [];
        var steps = db.ApplicationSteps.AsNoTracking().Where(s => s.TenantId == application.TenantId && s.ApplicationId == application.Id);
        foreach (var step in await steps.OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct)) course.Add(new(step.State, step.By, await OpenReason(step, ct), step.At));
        return course;
    }

    private async ValueTask<string?> OpenReason(ApplicationStep step, CancellationToken ct) =>
        step.Reason.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(step.TalentUserId!.Value), step.Reason, new SealContext(ApplicationStep.Table, "reason", step.Id), ct);

    public async ValueTask<SealedText> SealNote(Guid talent, Guid applicationId, string? note, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(note) ? default : await vault.Seal(KeyOwner.Person(talent), note.Trim(), new SealContext(JobApplication.Table, "note", applicationId), ct);

    public async ValueTask<string?> OpenNote(JobApplication application, CancellationToken ct) =>
        application.Note.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(application.TalentUserId!.Value), application.Note, new SealContext(JobApplication.Table, "note", application.Id), ct);
}
