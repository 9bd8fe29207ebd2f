using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>
/// Says which documents whoever answers for one of the person's cases may open, and until when. What is not named is closed at
/// once; none at all takes the consent back.
/// </summary>
/// <param name="Until">The last day, by the clock of the organisation.</param>
/// <param name="ConsentWords">The sentence beside the boxes, as it was shown.</param>
[SignedIn]
public sealed record ShareDocuments(Guid CaseId, IReadOnlyList<Guid>? DocumentIds, DateOnly? Until, string? ConsentWords) : ICommand<Done>
{
    /// <summary>Days for which documents can be open at most, before one is asked anew.</summary>
    public const int DaysMost = 365;

    /// <summary>Days that are offered.</summary>
    public const int DaysUsual = 90;
}

internal sealed class ShareDocumentsValidator : AbstractValidator<ShareDocuments>
{
    public ShareDocumentsValidator()
    {
        RuleFor(x => x.DocumentIds).Must(ids => ids is null || ids.Count <= TalentDocument.MostPerPerson).Says("ShareDocuments_NoDocument");
        RuleFor(x => x.Until).NotNull().When(x => x.DocumentIds is { Count: > 0 }).Says("ShareDocuments_UntilMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.DocumentIds is { Count: > 0 }).Says("ShareDocuments_NoDocument").IsPlainText(Consent.WordsMax, "ShareDocuments_NoDocument");
    }
}

internal sealed class ShareDocumentsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, PersonalDues dues, TimeProvider clock) : IRequestHandler<ShareDocuments, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareDocuments request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockDocuments(talent, ct);
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("ShareDocuments_Over");
        var ids = (request.DocumentIds ?? []).ToHashSet();
        var documents = await db.Documents.AsNoTracking().Where(d => d.UserId == talent && ids.Contains(d.Id)).ToListAsync(ct);
        if (documents.Count < ids.Count) return Outcome.NotFound;
        var given = await db.PaperConsents(talent, ct);
        if (documents.Exists(d => d.Consents.Any(kind => !given.Contains(kind)))) return Outcome.Refused("ShareDocuments_ConsentFirst");
        DateTimeOffset? expires = null;
        if (ids.Count > 0)
        {
            var today = tenant.DayAt(now);
            if (request.Until < today || request.Until > today.AddDays(ShareDocuments.DaysMost)) return Outcome.Invalid(nameof(ShareDocuments.Until), new TextKey("ShareDocuments_UntilUnfit", ShareDocuments.DaysMost));
            expires = tenant.EndOf(request.Until!.Value);
        }

        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        var live = await db.Grants.Where(g => g.UserId == talent && g.Purpose == DocumentSight.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
        foreach (var grant in live.Where(g => !ids.Contains(g.RecordId!.Value) || g.ExpiresAt != expires)) grant.Withdraw(now);
        foreach (var id in ids.Except(live.Where(g => g.WithdrawnAt is null).Select(g => g.RecordId!.Value)).Order())
            db.Grants.Add(Grant.Give(talent, one.TenantId, null, GrantScope.Document, id, DocumentSight.Purpose, one.LeadId, now, expires!.Value));
        foreach (var asked in await db.DocumentRequests.Where(r => r.TalentUserId == talent && r.CaseId == one.Id && r.SettledAt == null).ToListAsync(ct))
            if (documents.Exists(asked.IsFor)) asked.Settle(now);
        await Agree(one, ids.Count > 0 ? ConsentText.Shown(request.ConsentWords!) : null, now, ct);
        return Done.Value;
    }

    /// <summary>One consent holds for as long as something is open under the same wording; each document has its own times in its grants.</summary>
    private async Task Agree(TalentCase one, ConsentText? text, DateTimeOffset now, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var given = await db.Consents.Where(c => c.UserId == talent && c.LeadId == one.LeadId && c.Kind == ConsentKind.DocumentsInCase && c.WithdrawnAt == null).ToListAsync(ct);
        if (text is not null && given.Exists(c => c.TextVersion == text.Version)) return;
        foreach (var consent in given) consent.Withdraw(now);
        if (text is not null) db.Consents.Add(Consent.ToDocuments(talent, one.TenantId, one.LeadId, text, call.Language, now));
    }
}
