using FluentValidation;
using MediatR;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Helpfulness;

/// <summary>A page that asks whether it helped: guides, programmes, pathways and services, each by itself.</summary>
/// <param name="About">Address of the page, below tenant and language.</param>
[Anyone]
public sealed record ViewHelpThanks(string? About) : IQuery<ViewHelpThanksResult>
{
    /// <summary>Whether a page at this address may ask at all.</summary>
    internal static bool Asks(string? path) => path?.Split('/') is ["guides" or "programmes" or "pathways", not "terms"] or ["living", "services", _];
}

public sealed record ViewHelpThanksResult(string Path, Bilingual Title);

internal sealed class ViewHelpThanksValidator : AbstractValidator<ViewHelpThanks>
{
    public ViewHelpThanksValidator() => RuleFor(x => x.About).IsPlainText(ContentPages.PathMax, "Help_Invalid");
}

internal sealed class ViewHelpThanksHandler(ContentPages pages) : IRequestHandler<ViewHelpThanks, Outcome<ViewHelpThanksResult>>
{
    public async Task<Outcome<ViewHelpThanksResult>> Handle(ViewHelpThanks request, CancellationToken ct) =>
        ViewHelpThanks.Asks(ContentPages.Tidy(request.About)) && await pages.Find(request.About, ct) is { } page ? new ViewHelpThanksResult(page.Path, page.Title) : Outcome.NotFound;
}
