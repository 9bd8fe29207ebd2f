using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>Every version of a guide that was ever shown and not withdrawn.</summary>
[Anyone]
public sealed record BrowseGuideVersions(string Key) : IQuery<BrowseGuideVersionsResult>;

/// <param name="Versions">The newest first.</param>
public sealed record BrowseGuideVersionsResult(string Key, TenantRef? Tenant, Bilingual Title, IReadOnlyList<BrowseGuideVersionsResult.Item> Versions)
{
    /// <param name="From">First day on which what it says holds.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="ReplacedAt">When the next one took its place; null for the newest.</param>
    /// <param name="IsRelease">It came with a release and was read by two where that is made.</param>
    public sealed record Item(int Number, DateTimeOffset PublishedAt, DateTimeOffset? ReplacedAt, LegalStatus Status, DateOnly? From, DateOnly? Until, Bilingual Note, bool IsRelease);
}

internal sealed class BrowseGuideVersionsValidator : AbstractValidator<BrowseGuideVersions>
{
    public BrowseGuideVersionsValidator() => RuleFor(x => x.Key).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
}

internal sealed class BrowseGuideVersionsHandler(AppDb db, CurrentCall call, GuideShelf shelf) : IRequestHandler<BrowseGuideVersions, Outcome<BrowseGuideVersionsResult>>
{
    public async Task<Outcome<BrowseGuideVersionsResult>> Handle(BrowseGuideVersions request, CancellationToken ct)
    {
        if (await shelf.Find(request.Key, ct) is not { } guide) return Outcome.NotFound;
        var versions = await db.GuideVersions.AsNoTracking().Where(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.IsPublic).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.PublishedAt, v.Status, v.ValidFrom, v.ValidUntil, v.Note, v.ReviewerId, v.ReleaseDigest }).ToListAsync(ct);
        return new BrowseGuideVersionsResult(guide.Key, call.Tenant, guide.Title,
        [
            .. versions.Select((v, at) => new BrowseGuideVersionsResult.Item(
                v.Number, v.PublishedAt!.Value, at == 0 ? null : versions[at - 1].PublishedAt, v.Status, v.ValidFrom, v.ValidUntil, v.Note, v.ReleaseDigest is not null && v.ReviewerId is null)),
        ]);
    }
}
