using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>What one sees before reporting a fault: of which page, who answers, and how soon.</summary>
/// <param name="About">Address of the page, below tenant and language.</param>
[Anyone]
public sealed record ViewCorrectionForm(string? About) : IQuery<ViewCorrectionFormResult>;

public sealed record ViewCorrectionFormResult(string Path, Bilingual Title, Bilingual Owner, int WorkingDays);

internal sealed class ViewCorrectionFormValidator : AbstractValidator<ViewCorrectionForm>
{
    public ViewCorrectionFormValidator() => RuleFor(x => x.About).IsPlainText(ContentPages.PathMax, "Correction_TooLong");
}

internal sealed class ViewCorrectionFormHandler(AppDb db, ContentPages pages) : IRequestHandler<ViewCorrectionForm, Outcome<ViewCorrectionFormResult>>
{
    public async Task<Outcome<ViewCorrectionFormResult>> Handle(ViewCorrectionForm request, CancellationToken ct)
    {
        if (await pages.Find(request.About, ct) is not { } page) return Outcome.NotFound;
        return new ViewCorrectionFormResult(page.Path, page.Title, page.Owner.Name, await db.CorrectionDays(page.Owner.Id, ct));
    }
}
