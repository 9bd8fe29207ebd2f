using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Documents;

/// <summary>Asks the person of a case for a document. It stands among their documents and goes out as a mail that names nothing; nothing opens by it.</summary>
/// <param name="Kind">Code, see <see cref="DocumentKinds"/>.</param>
/// <param name="Why">What it is needed for; the person reads it.</param>
[Requires(DocumentsPermissions.Check)]
public sealed record AskForDocument(Guid CaseId, string? Kind, Bearer Bearer, string? Why) : ICommand<AskForDocumentResult>;

public sealed record AskForDocumentResult(Guid Id);

internal sealed class AskForDocumentValidator : AbstractValidator<AskForDocument>
{
    public AskForDocumentValidator()
    {
        RuleFor(x => x.Kind).Must(kind => DocumentKinds.Find(kind) is not null).Says("AskForDocument_KindMissing");
        RuleFor(x => x.Bearer).IsInEnum().Says("SaveDocument_NoChoice");
        RuleFor(x => x.Why).NotEmpty().Says("AskForDocument_ReasonMissing").IsPlainText(DocumentRequest.ReasonMax, "AskForDocument_ReasonUnfit").CrossesNoRedLine();
    }
}

internal sealed class AskForDocumentHandler(AppDb db, CaseDesk desk, SealedDocuments words, MailQueue mails, TimeProvider clock) : IRequestHandler<AskForDocument, Outcome<AskForDocumentResult>>
{
    public async Task<Outcome<AskForDocumentResult>> Handle(AskForDocument request, CancellationToken ct)
    {
        if (await desk.Own(request.CaseId, ct) is not { TalentUserId: { } talent } one || DocumentSight.DepthOf(one.Tier) != DocumentDepth.Whole) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("AskForDocument_Over");
        var asked = await db.DocumentRequests.Where(r => r.TenantId == one.TenantId && r.CaseId == one.Id && r.SettledAt == null).ToListAsync(ct);
        if (asked.Exists(r => r.Kind == request.Kind && r.Bearer == request.Bearer)) return Outcome.Refused("AskForDocument_Already");
        if (asked.Count >= DocumentRequest.MostOpen) return Outcome.Refused(new TextKey("AskForDocument_TooMany", DocumentRequest.MostOpen));
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.DocumentRequests.Add(DocumentRequest.Ask(id, one.TenantId, one.Id, talent, request.Kind!, request.Bearer, await words.SealReason(talent, id, request.Why, ct), desk.MyName, now));
        await mails.ToUser(talent, MailTemplates.DocumentAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "me/documents" }, ct);
        return new AskForDocumentResult(id);
    }
}
