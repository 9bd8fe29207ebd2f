using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Corrections;

/// <summary>How many faults of a page were reported and answered, and how long that took.</summary>
/// <param name="About">Address of the page, below tenant and language.</param>
[Anyone]
public sealed record CountCorrections(string? About) : IQuery<CountCorrectionsResult>;

/// <param name="MedianDays">Working days from report to answer; null while none was answered.</param>
public sealed record CountCorrectionsResult(string Path, int Reports, int Answered, int? MedianDays);

internal sealed class CountCorrectionsValidator : AbstractValidator<CountCorrections>
{
    public CountCorrectionsValidator() => RuleFor(x => x.About).IsPlainText(ContentPages.PathMax, "Correction_TooLong");
}

internal sealed class CountCorrectionsHandler(AppDb db, ContentPages pages) : IRequestHandler<CountCorrections, Outcome<CountCorrectionsResult>>
{
    public async Task<Outcome<CountCorrectionsResult>> Handle(CountCorrections request, CancellationToken ct)
    {
        if (await pages.Find(request.About, ct) is not { } page) return Outcome.NotFound;
        var known = await db.CorrectionNotices.AsNoTracking().Where(n => n.TenantId == page.Owner.Id && n.Path == page.Path).Select(n => new { n.State, n.DaysTaken }).ToListAsync(ct);
        return new CountCorrectionsResult(page.Path, known.Count, known.Count(n => n.State == CorrectionState.Answered), CorrectionsTables.Median(known.Select(n => n.DaysTaken).OfType<int>()));
    }
}
