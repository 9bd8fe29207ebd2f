using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Corrections;

/// <summary>Writes a report down at the tenant whose page it is about. Sent by <see cref="ReportCorrection"/>, which has checked it.</summary>
/// <param name="Network">Token of the place in the network.</param>
[SystemOnly]
public sealed record EnterCorrection(ReportCorrection Form, string? Network) : ICommand<EnterCorrectionResult>;

public sealed record EnterCorrectionResult(string Reference);

internal sealed class EnterCorrectionValidator : AbstractValidator<EnterCorrection>
{
    public EnterCorrectionValidator()
    {
        RuleFor(e => e.Form).NotNull().Says("ReportCorrection_WordsMissing").SetValidator(new ReportCorrectionValidator());
        RuleFor(e => e.Network).IsPlainText(Correction.QuoteMax, "Correction_TooLong");
    }
}

internal sealed class EnterCorrectionHandler(AppDb db, CurrentCall call, ContentPages pages, SealedCorrection words, PublicChanges changes, TimeProvider clock) : IRequestHandler<EnterCorrection, Outcome<EnterCorrectionResult>>
{
    public async Task<Outcome<EnterCorrectionResult>> Handle(EnterCorrection request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || request is not { Form: { Kind: { } kind } form, Network: { } network }) return Outcome.NotFound;
        if (await pages.Find(form.About, ct) is not { } page || page.Owner.Id != tenant.Id) return Outcome.NotFound;
        var print = await words.PrintOf(tenant.Id, network, page.Path, kind, form.Words, form.Quote, ct);
        // The same form sent twice at once is one report, and both get its reference.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"corrections " + print}, 0))", ct);
        if (await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == tenant.Id && c.Print == print, ct) is { } known && await words.Reference(known, ct) is { } earlier) return new EnterCorrectionResult(earlier);

        var now = clock.GetUtcNow();
        var (id, reference) = (Guid.CreateVersion7(now), CorrectionReference.New());
        var due = WorkingCalendar.ForZone(tenant.TimeZone).AddWorkingTime(now, await db.CorrectionDays(tenant.Id, ct)).Value;
        var notice = CorrectionNotice.Of(id, page, kind, CorrectionReference.HashOf(reference)!, now, due);
        db.Add(notice);
        db.Add(Correction.Of(
            notice, call.Language, await words.Seal(tenant.Id, id, "words", form.Words, ct), await words.Seal(tenant.Id, id, "quote", form.Quote, ct), await words.Seal(tenant.Id, id, "email", form.Email, ct),
            await words.Seal(tenant.Id, id, "reference", reference, ct), print));
        changes.At(tenant.Id);
        return new EnterCorrectionResult(reference);
    }
}
