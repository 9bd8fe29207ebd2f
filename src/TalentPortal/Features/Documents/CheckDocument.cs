using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Documents;

/// <summary>Says what was found of a document that is open in a case; the person reads it.</summary>
/// <param name="FileId">The file that was looked at; a newer one is a conflict.</param>
/// <param name="Reason">What is missing or wrong; optional where it is valid.</param>
[Requires(DocumentsPermissions.Check)]
public sealed record CheckDocument(Guid CaseId, Guid DocumentId, Guid FileId, DocumentVerdict Verdict, string? Reason) : ICommand<Done>;

internal sealed class CheckDocumentValidator : AbstractValidator<CheckDocument>
{
    public CheckDocumentValidator()
    {
        RuleFor(x => x.Verdict).IsInEnum().Says("CheckDocument_VerdictMissing");
        RuleFor(x => x.Reason).IsPlainText(DocumentCheck.ReasonMax, "CheckDocument_ReasonUnfit").CrossesNoRedLine();
        RuleFor(x => x.Reason).NotEmpty().When(x => x.Verdict == DocumentVerdict.NotValid).Says("CheckDocument_ReasonMissing");
    }
}

internal sealed class CheckDocumentHandler(AppDb db, CaseDesk desk, DocumentSight sight, SealedDocuments words, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<CheckDocument, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CheckDocument request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, seen, _) || DocumentSight.DepthOf(one.Tier) != DocumentDepth.Whole) return Outcome.NotFound;
        if (await sight.OpenTo(one, seen, ct) is not { } open || !open.ContainsKey(request.DocumentId)) return Outcome.NotFound;
        var (talent, now) = (one.TalentUserId!.Value, clock.GetUtcNow());
        var files = await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == talent && f.DocumentId == request.DocumentId).ToListAsync(ct);
        if (!files.Exists(f => f.Id == request.FileId)) return Outcome.NotFound;
        if (files.InUse()!.Id != request.FileId) return Outcome.Conflict;
        var id = Guid.CreateVersion7(now);
        db.DocumentChecks.Add(DocumentCheck.Say(
            id, one.TenantId, one.Id, talent, request.DocumentId, request.FileId, request.Verdict, await words.SealVerdict(talent, id, request.Reason, ct), desk.MyName, now));
        audit.Write("documents.check", one.Id, request.Verdict.ToString());
        await mails.ToUser(talent, MailTemplates.DocumentChecked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "me/documents" }, ct);
        return Done.Value;
    }
}
