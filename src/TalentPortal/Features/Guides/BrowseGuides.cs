using FluentValidation;
using MediatR;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>The guides of a site, narrowed down by what stands in the address. What is over on this day is left out, unless it is asked for by its status.</summary>
/// <param name="Place">Address name of a province or city.</param>
/// <param name="Standing">How the text stands today, as <see cref="GuideStanding"/>.</param>
[Anyone]
public sealed record BrowseGuides(string? Place = null, string? Audience = null, string? Topic = null, string? Level = null, string? Standing = null, string? Page = null) : IQuery<BrowseGuidesResult>
{
    internal const int ValueMax = 100;
    internal const int PageSize = 20;

    /// <summary>All on one page, for feeds and site maps.</summary>
    internal bool Whole { get; init; }
}

/// <param name="Places">Codes of the places that guides are about, to choose from; likewise audiences and topics.</param>
/// <param name="Unknown">What the address names and is not known.</param>
public sealed record BrowseGuidesResult(
    IReadOnlyList<BrowseGuidesResult.Item> Items, int Total, int Page, int Pages, string? Place, IReadOnlyList<string> Places, IReadOnlyList<string> Audiences, IReadOnlyList<string> Topics, IReadOnlyList<string> Unknown)
{
    /// <param name="Tenant">At whose site its page is; null: here.</param>
    /// <param name="IsOwn">It is the site's own, and its one address is here: at a tenant what the desk wrote is not.</param>
    public sealed record Item(
        string Key, TenantRef? Tenant, bool IsOwn, GuideKind Kind, GuideLevel Level, string? Place, IReadOnlyList<string> Audience, IReadOnlyList<string> Topics, Bilingual Title, Bilingual Summary, GuideStanding Standing, DateOnly? EffectiveOn,
        DateOnly? ExpiresOn, bool IsVerified, bool IsDue, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt);
}

internal sealed class BrowseGuidesValidator : AbstractValidator<BrowseGuides>
{
    public BrowseGuidesValidator()
    {
        RuleFor(x => x.Place).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Audience).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Topic).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Level).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Standing).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Page).IsPlainText(BrowseGuides.ValueMax, "BrowseGuides_Invalid");
    }
}

internal sealed class BrowseGuidesHandler(GuideShelf shelf, CurrentCall call) : IRequestHandler<BrowseGuides, Outcome<BrowseGuidesResult>>
{
    private readonly List<string> _unknown = [];

    public async Task<Outcome<BrowseGuidesResult>> Handle(BrowseGuides request, CancellationToken ct)
    {
        var today = await shelf.Today(ct);
        var all = (await shelf.All(ct)).Select(guide => (Guide: guide, Standing: guide.Term.On(today))).ToList();
        var place = Known(request.Place, text => ReferenceData.Divisions.BySlug(text)?.Code);
        var audience = Known(request.Audience, text => GuideWordLists.Audiences.FirstOrDefault(word => word == text));
        var topic = Known(request.Topic, text => GuideWordLists.Topics.FirstOrDefault(word => word == text));
        var level = Known(request.Level, text => GuideWordLists.Find<GuideLevel>(text) is { } one ? GuideWordLists.Word(one) : null);
        var status = Known(request.Standing, text => GuideWordLists.Find<GuideStanding>(text) is { } one ? GuideWordLists.Word(one) : null);
        var current = all.Where(one => !one.Guide.Term.IsOver(today)).ToList();
        var found = (status is null ? current : all.Where(one => GuideWordLists.Word(one.Standing) == status))
            .Where(one => (place is null || GuideHead.IsAbout(one.Guide.Place, place)) && (audience is null || one.Guide.Audience.Contains(audience)) && (topic is null || one.Guide.Topics.Contains(topic))
                && (level is null || GuideWordLists.Word(one.Guide.Level) == level))
            // With a place what is closest to it first, else from the whole country down.
            .OrderBy(one => place is null ? (int)one.Guide.Level : -(int)one.Guide.Level).ThenBy(one => one.Guide.Place, StringComparer.Ordinal).ThenBy(one => one.Guide.Key, StringComparer.Ordinal).ToList();
        var size = request.Whole ? Math.Max(1, found.Count) : BrowseGuides.PageSize;
        var pages = Math.Max(1, (found.Count + size - 1) / size);
        var page = Math.Clamp(int.TryParse(request.Page, out var asked) ? asked : 1, 1, pages);
        List<BrowseGuidesResult.Item> items = [];
        foreach (var (guide, standing) in found.Skip((page - 1) * size).Take(size))
        {
            items.Add(new(
                guide.Key, await shelf.Elsewhere(guide, ct), IsOwn(guide), guide.Kind, guide.Level, guide.Place, guide.Audience, guide.Topics, guide.Title, guide.Summary, standing, guide.EffectiveOn, guide.ExpiresOn,
                guide.VerifiedOn is not null, guide.ReviewOn < today, guide.FirstPublishedAt ?? guide.ChangedAt, guide.ChangedAt));
        }

        return new BrowseGuidesResult(
            items, found.Count, page, pages, place, [.. current.Select(one => one.Guide.Place).OfType<string>().SelectMany(Whole).Distinct().Order(StringComparer.Ordinal)],
            [.. GuideWordLists.Audiences.Where(word => current.Any(one => one.Guide.Audience.Contains(word)))], [.. GuideWordLists.Topics.Where(word => current.Any(one => one.Guide.Topics.Contains(word)))], _unknown);
    }

    private bool IsOwn(Guide guide) => guide.TenantId == (call.TenantId ?? Platform.Content.ContentDesk.Id);

    /// <summary>A place and what it lies in, as far as they have names in addresses.</summary>
    private static IEnumerable<string> Whole(string place) => new[] { place, place[..4] + "00", place[..2] + "0000" }.Where(code => ReferenceData.Divisions.Has(code));

    private string? Known(string? value, Func<string, string?> find)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (find(value.Trim()) is { } found) return found;
        _unknown.Add(value);
        return null;
    }
}
