using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Agrees, in a box of its own, that files of one sort of papers are kept. It is taken back where all consents are.</summary>
/// <param name="ConsentWords">The sentence beside the box, as it was shown.</param>
[SignedIn]
public sealed record AgreeToPapers(ConsentKind Kind, bool Agreed, string? ConsentWords) : ICommand<Done>;

internal sealed class AgreeToPapersValidator : AbstractValidator<AgreeToPapers>
{
    public AgreeToPapersValidator()
    {
        RuleFor(x => x.Kind).Must(kind => kind.IsToKeep && kind != ConsentKind.KeepProfile).Says("AgreeToPapers_Missing");
        RuleFor(x => x.Agreed).Equal(true).Says("AgreeToPapers_Missing");
        RuleFor(x => x.ConsentWords).NotEmpty().Says("AgreeToPapers_Missing").IsPlainText(Consent.WordsMax, "AgreeToPapers_Missing");
    }
}

internal sealed class AgreeToPapersHandler(AppDb db, CurrentCall call, PersonalDues dues, TimeProvider clock) : IRequestHandler<AgreeToPapers, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AgreeToPapers request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockDocuments(user, ct);
        if (!await db.TalentProfiles.AnyAsync(p => p.UserId == user, ct)) return Outcome.Refused("Documents_ProfileFirst");
        if ((await db.PaperConsents(user, ct)).Contains(request.Kind)) return Done.Value;
        await dues.Note(user, now.AddYears(Consent.KeptYears), ct);
        db.Consents.Add(Consent.Give(user, request.Kind, call.TenantId, null, null, null, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        return Done.Value;
    }
}

/// <summary>Closes the documents that were kept under a consent, in every case at once. The files stay the person's.</summary>
internal sealed class PapersClosed(AppDb db, TimeProvider clock) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        var (user, kind, now) = (happened.Consent.UserId, happened.Consent.Kind, clock.GetUtcNow());
        if (!kind.IsToKeep || kind == ConsentKind.KeepProfile) return;
        var kept = (await db.Documents.AsNoTracking().Where(d => d.UserId == user).ToListAsync(ct)).Where(d => d.Consents.Contains(kind)).Select(d => (Guid?)d.Id).ToList();
        foreach (var grant in await db.Grants.Where(g => g.UserId == user && g.Purpose == DocumentSight.Purpose && kept.Contains(g.RecordId)).Live(now).ToListAsync(ct)) grant.Withdraw(now);
    }
}
