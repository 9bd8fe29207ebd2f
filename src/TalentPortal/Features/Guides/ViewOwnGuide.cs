using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>A guide of one's own tenant with all its versions, and one of them to read, to compare or to write on.</summary>
/// <param name="Number">Of the version; null: the newest that is on its way, else the one that is shown.</param>
[Requires(GuidesPermissions.Edit)]
public sealed record ViewOwnGuide(Guid Id, int? Number = null) : IQuery<ViewOwnGuideResult>;

/// <param name="Chosen">The version that was asked for.</param>
/// <param name="Text">What it says.</param>
/// <param name="Changes">What differs in it from the version that is shown, in the language of the page.</param>
/// <param name="Keys">Of the guides that the site shows.</param>
/// <param name="Rules">That it shows, as they hold today.</param>
public sealed record ViewOwnGuideResult(
    Guid Id, string Key, bool IsPublic, int CurrentNumber, uint Version, ViewOwnGuideResult.Item Chosen, GuideText Text, IReadOnlyList<PartChange> Changes, IReadOnlyList<ViewOwnGuideResult.Item> Versions, ClaimBook Claims, IReadOnlySet<string> Keys, IReadOnlyDictionary<string, RuleView> Rules)
{
    /// <param name="IsMine">One wrote in it.</param>
    public sealed record Item(
        Guid Id, int Number, GuideState State, IReadOnlyList<string> Authors, bool IsMine, string? Reviewer, string? Reason, Bilingual Note, DateTimeOffset? PublishAt, DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, DateTimeOffset ChangedAt,
        bool IsRelease, uint Version)
    {
        public bool IsOpen => State is GuideState.Draft or GuideState.InReview or GuideState.Approved;
    }
}

internal sealed class ViewOwnGuideValidator : AbstractValidator<ViewOwnGuide>
{
    public ViewOwnGuideValidator() => RuleFor(x => x.Number).Must(number => number is null or > 0).Says("SaveGuideDraft_Unreadable");
}

internal sealed class ViewOwnGuideHandler(AppDb db, CurrentCall call, GuideEditing editing, GuideShelf shelf) : IRequestHandler<ViewOwnGuide, Outcome<ViewOwnGuideResult>>
{
    public async Task<Outcome<ViewOwnGuideResult>> Handle(ViewOwnGuide request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Guides.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(g => g.Id == request.Id, ct) is not { } guide) return Outcome.NotFound;
        var versions = await db.GuideVersions.AsNoTracking().AtTenantOf(call).Where(v => v.GuideId == guide.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        var chosen = request.Number is { } number ? versions.FirstOrDefault(v => v.Number == number) : versions.FirstOrDefault(v => v.IsOpen) ?? versions.FirstOrDefault(v => v.Number == guide.CurrentNumber) ?? versions.FirstOrDefault();
        if (chosen is null) return Outcome.NotFound;
        var (text, me) = (chosen.Read(), call.UserId ?? Guid.Empty);
        var shown = versions.FirstOrDefault(v => v.Number == guide.CurrentNumber && v.Number != chosen.Number);
        var items = versions.Select(v => new ViewOwnGuideResult.Item(
            v.Id, v.Number, v.State, v.AuthorNames, v.AuthorIds.Contains(me), v.ReviewerName, v.Reason, v.Note, v.PublishAt, v.PublishedAt, v.WithdrawnAt, v.ChangedAt, v.ReleaseDigest is not null && v.AuthorIds.Count == 0, v.Version)).ToList();
        return new ViewOwnGuideResult(
            guide.Id, guide.Key, guide.IsPublic, guide.CurrentNumber, guide.Version, items.First(item => item.Number == chosen.Number), text, shown is null ? [] : GuideChanges.Between(shown.Read(), text, call.Language), items, await editing.Claims(ct),
            (await shelf.All(ct)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal), await shelf.Rules(text, await shelf.Today(ct), ct));
    }
}
