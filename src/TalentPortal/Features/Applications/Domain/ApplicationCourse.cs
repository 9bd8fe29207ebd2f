using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Writes and opens the words of an application: its note and the reasons of its steps.</summary>
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

    public async ValueTask<string?> OpenReason(ApplicationStep step, CancellationToken ct) =>
        step.Reason.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(step.TalentUserId!.Value), step.Reason, new SealContext(ApplicationStep.Table, "reason", step.Id), ct);

    public async ValueTask<SealedText> SealNote(Guid talent, Guid applicationId, string? note, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(note) ? default : await vault.Seal(KeyOwner.Person(talent), note.Trim(), new SealContext(JobApplication.Table, "note", applicationId), ct);

    public async ValueTask<string?> OpenNote(JobApplication application, CancellationToken ct) =>
        application.Note.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(application.TalentUserId!.Value), application.Note, new SealContext(JobApplication.Table, "note", application.Id), ct);
}
