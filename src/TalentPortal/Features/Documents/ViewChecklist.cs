using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>What a list asks the person for, what of it is there, and what it lacks. One document serves every list.</summary>
/// <param name="List">Code of the list; without one, that of the way of the person's case.</param>
[SignedIn]
public sealed record ViewChecklist(string? List) : IQuery<ViewChecklistResult>;

/// <param name="Checklist">The list that is shown.</param>
/// <param name="IsOfCase">Whether it was taken from the tasks of a case.</param>
/// <param name="Start">By when documents are needed; null where the profile does not say.</param>
public sealed record ViewChecklistResult(DocumentChecklist Checklist, bool IsOfCase, DateOnly? Start, IReadOnlyList<ViewChecklistResult.Line> Lines)
{
    /// <param name="DocumentId">The document that serves it best; null for a CV, and where there is none.</param>
    public sealed record Line(ChecklistLine Asked, ChecklistState State, Guid? DocumentId);
}

internal sealed class ViewChecklistValidator : AbstractValidator<ViewChecklist>
{
    public ViewChecklistValidator() => RuleFor(x => x.List).Must(code => string.IsNullOrEmpty(code) || DocumentChecklist.Find(code) is not null).Says("ViewChecklist_NoSuchList");
}

internal sealed class ViewChecklistHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewChecklist, Outcome<ViewChecklistResult>>
{
    public async Task<Outcome<ViewChecklistResult>> Handle(ViewChecklist request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var ofCase = await OfCase(user, ct);
        var list = DocumentChecklist.Find(request.List) ?? ofCase ?? DocumentChecklist.All[0];
        var available = await db.TalentProfiles.Where(p => p.UserId == user).Select(p => p.AvailableFrom).SingleOrDefaultAsync(ct);
        var start = available > today ? available : null;
        var documents = await db.Documents.AsNoTracking().Where(d => d.UserId == user).ToListAsync(ct);
        var files = (await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == user).ToListAsync(ct)).ToLookup(f => f.DocumentId);
        var checks = (await db.DocumentChecks.AsNoTracking().Where(c => c.TalentUserId == user).ToListAsync(ct)).ToLookup(c => c.FileId);
        var hasCv = await db.CvDocuments.AnyAsync(d => d.UserId == user && d.RemovedAt == null, ct);
        return new ViewChecklistResult(list, ofCase?.Code == list.Code, start, [.. list.Lines.Select(Of)]);

        ViewChecklistResult.Line Of(ChecklistLine line)
        {
            if (line.Kind == DocumentKinds.Cv) return new(line, hasCv ? ChecklistState.Ready : ChecklistState.Missing, null);
            var served = documents.Where(d => d.Kind == line.Kind && d.Bearer == line.Bearer).Select(d => (d.Id, State: StateOf(line, d))).OrderBy(pair => pair.State).ToList();
            return served.Count == 0 ? new(line, ChecklistState.Missing, null) : new(line, served[0].State, served[0].Id);
        }

        ChecklistState StateOf(ChecklistLine line, TalentDocument document)
        {
            var file = files[document.Id].InUse();
            var refused = file is not null && checks[file.Id].MaxBy(c => c.CheckedAt) is { Verdict: DocumentVerdict.NotValid };
            return DocumentChecklist.StateOf(line, document.Facts, file is not null, refused, today, start ?? today);
        }
    }

    private async Task<DocumentChecklist?> OfCase(Guid user, CancellationToken ct)
    {
        var open = db.Cases.Where(c => c.TalentUserId == user && c.ClosedAt == null).Select(c => c.Id);
        var tasks = await db.CaseTasks.AsNoTracking().Where(t => t.TalentUserId == user && open.Contains(t.CaseId) && t.Line != null).Select(t => new { t.PlanVersion, t.Line }).ToListAsync(ct);
        return DocumentChecklist.ForTasks(tasks.Select(t => TaskPlan.Find(t.PlanVersion)?.Find(t.Line)).OfType<TaskLine>());
    }
}
