using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>What changed between two versions of a guide, in the language of the page.</summary>
/// <param name="From">Number of the older one; without it the one before <paramref name="To"/>.</param>
/// <param name="To">Number of the newer one; without it the newest.</param>
[Anyone]
public sealed record CompareGuide(string Key, string? From = null, string? To = null) : IQuery<CompareGuideResult>;

public sealed record CompareGuideResult(string Key, TenantRef? Tenant, Bilingual Title, int From, int To, IReadOnlyList<int> Numbers, IReadOnlyList<PartChange> Changes);

internal sealed class CompareGuideValidator : AbstractValidator<CompareGuide>
{
    public CompareGuideValidator()
    {
        RuleFor(x => x.Key).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.From).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.To).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
    }
}

internal sealed class CompareGuideHandler(AppDb db, CurrentCall call, GuideShelf shelf) : IRequestHandler<CompareGuide, Outcome<CompareGuideResult>>
{
    public async Task<Outcome<CompareGuideResult>> Handle(CompareGuide request, CancellationToken ct)
    {
        if (await shelf.Find(request.Key, ct) is not { } guide) return Outcome.NotFound;
        var shown = db.GuideVersions.AsNoTracking().Where(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.IsPublic);
        var numbers = await shown.OrderByDescending(v => v.Number).Select(v => v.Number).ToListAsync(ct);
        var to = Asked(request.To) ?? numbers[0];
        var from = Asked(request.From) ?? numbers.FirstOrDefault(number => number < to, to);
        if (!numbers.Contains(to) || !numbers.Contains(from)) return Outcome.NotFound;
        var texts = await shown.Where(v => v.Number == from || v.Number == to).ToDictionaryAsync(v => v.Number, v => v.Text, ct);
        return new CompareGuideResult(guide.Key, call.Tenant, guide.Title, from, to, numbers, GuideChanges.Between(GuideFile.Read(texts[from]).Text!, GuideFile.Read(texts[to]).Text!, call.Language));
    }

    private static int? Asked(string? text) => int.TryParse(text, out var number) ? number : null;
}
