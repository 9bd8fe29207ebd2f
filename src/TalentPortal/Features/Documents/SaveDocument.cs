using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Documents;

/// <summary>Adds a document to those the person keeps, or changes what is said of one. Its files come after.</summary>
/// <param name="Id">The document to change; null for a new one.</param>
/// <param name="Kind">Code of a new one; what a document is never changes.</param>
/// <param name="Version">The version that was looked at; null for a new one.</param>
[SignedIn]
public sealed record SaveDocument(
    Guid? Id, string? Kind, Bearer Bearer, string? CountryCode, string? Number, DateOnly? IssuedOn, DateOnly? ExpiresOn, PaperStep Translation, PaperStep Legalisation, uint? Version) : ICommand<SaveDocumentResult>
{
    /// <summary>Years that a date may lie ahead: a residence permit for life has none.</summary>
    public const int YearsAhead = 60;
}

public sealed record SaveDocumentResult(Guid Id);

internal sealed class SaveDocumentValidator : AbstractValidator<SaveDocument>
{
    public SaveDocumentValidator(TimeProvider clock)
    {
        RuleFor(x => x.Kind).Must(kind => DocumentKinds.Find(kind) is not null).When(x => x.Id is null).Says("SaveDocument_NoSuchKind");
        RuleFor(x => x.Bearer).IsInEnum().Says("SaveDocument_NoChoice");
        RuleFor(x => x.CountryCode).Must(code => Typed.Tidy(code) is not { } country || ReferenceData.Countries.Has(country)).Says("SaveDocument_NoChoice");
        RuleFor(x => x.Number).IsPlainText(TalentDocument.NumberMax, "SaveDocument_NumberUnfit");
        RuleFor(x => x.IssuedOn).Must(day => day is null || (day.Value.Year >= 1900 && day <= Today(clock))).Says("SaveDocument_IssuedUnfit");
        RuleFor(x => x.ExpiresOn).Must(day => day is null || (day.Value.Year >= 1900 && day <= Today(clock).AddYears(SaveDocument.YearsAhead))).Says("SaveDocument_ExpiresUnfit");
        RuleFor(x => x.ExpiresOn).Must((x, day) => day > x.IssuedOn).When(x => x.IssuedOn is not null && x.ExpiresOn is not null).Says("SaveDocument_EndsTooEarly");
        RuleFor(x => x.Translation).IsInEnum().Says("SaveDocument_NoChoice");
        RuleFor(x => x.Legalisation).IsInEnum().Says("SaveDocument_NoChoice");
    }

    /// <summary>Where the day begins first: nobody is told that today lies ahead.</summary>
    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().AddHours(14).DateTime);
}

internal sealed class SaveDocumentHandler(AppDb db, CurrentCall call, SealedDocuments words, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveDocument, Outcome<SaveDocumentResult>>
{
    public async Task<Outcome<SaveDocumentResult>> Handle(SaveDocument request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockDocuments(user, ct);
        // From then on there may be something to tell them.
        if (request.ExpiresOn is not null) await dues.Note(user, now, ct);
        var facts = new DocumentFacts(request.Bearer, Typed.Tidy(request.CountryCode), request.IssuedOn, request.ExpiresOn, request.Translation, request.Legalisation);
        if (request.Id is { } id)
        {
            if (await db.Documents.SingleOrDefaultAsync(d => d.UserId == user && d.Id == id, ct) is not { } document) return Outcome.NotFound;
            if (request.Version != document.Version) return Outcome.Conflict;
            // A paper of the family needs a consent of its own, which the files that are there were not taken under.
            if (request.Bearer != document.Bearer && await db.DocumentFiles.AnyAsync(f => f.UserId == user && f.DocumentId == id, ct)) return Outcome.Invalid(nameof(request.Bearer), "SaveDocument_BearerStays");
            document.Change(facts, await words.SealNumber(user, id, request.Number, ct), now);
            return new SaveDocumentResult(id);
        }

        if (await db.WhyNoDocument(user, ct) is { } reason) return Outcome.Refused(reason);
        var added = Guid.CreateVersion7(now);
        db.Documents.Add(TalentDocument.Add(added, user, request.Kind!, facts, await words.SealNumber(user, added, request.Number, ct), now));
        return new SaveDocumentResult(added);
    }
}
