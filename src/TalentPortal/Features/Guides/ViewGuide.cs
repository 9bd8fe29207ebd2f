using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>A guide as it stands today, or stood on a day, or as it was in one of its versions.</summary>
/// <param name="On">A day: what was in force then, as far as it is known now.</param>
/// <param name="Number">Of a version.</param>
[Anyone]
public sealed record ViewGuide(string Key, string? On = null, string? Number = null) : IQuery<ViewGuideResult>
{
    internal const int ValueMax = 100;
}

/// <param name="IsOwn">Its one address is at this site.</param>
/// <param name="Day">The day for which it is shown.</param>
/// <param name="IsAsked">The day was asked for.</param>
/// <param name="Current">Number of the newest version.</param>
/// <param name="IsInForceText">What stands here is the text that held on the day; false where none did and the nearest is shown.</param>
/// <param name="ComesOn">When a newer version takes its place, where one is announced.</param>
/// <param name="Successor">What took its place in the end.</param>
/// <param name="Before">What held before, where this one did not hold yet.</param>
/// <param name="Corrections">When later versions put right what is said of that day.</param>
/// <param name="Claims">Where its figures are from.</param>
/// <param name="Keys">Of the guides that the site shows.</param>
/// <param name="Rules">That it shows, as they hold on the day.</param>
/// <param name="IsFaulty">The day or number in the address could not be read.</param>
public sealed record ViewGuideResult(
    string Key, TenantRef? Tenant, bool IsOwn, int Number, int Current, GuideText Text, GuideStanding Standing, DateOnly Day, DateOnly Today, bool IsAsked, bool IsInForceText, DateOnly? ComesOn, DateTimeOffset PublishedAt,
    GuideName? Successor, GuideName? Before, IReadOnlyList<DateTimeOffset> Corrections, IReadOnlyList<GuideName> Related, ClaimBook Claims, IReadOnlySet<string> Keys, IReadOnlyDictionary<string, RuleView> Rules, bool IsFaulty)
{
    /// <summary>Nobody asked the office, or the day by which it should have been looked through is past.</summary>
    public bool IsPastReview => Text.Head.ReviewOn < Today;
}

/// <summary>Another guide, to lead to.</summary>
/// <param name="Tenant">At whose site it is; null: here.</param>
public sealed record GuideName(string Key, TenantRef? Tenant, Bilingual Title);

internal sealed class ViewGuideValidator : AbstractValidator<ViewGuide>
{
    public ViewGuideValidator()
    {
        RuleFor(x => x.Key).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.On).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
        RuleFor(x => x.Number).IsPlainText(ViewGuide.ValueMax, "BrowseGuides_Invalid");
    }
}

internal sealed class ViewGuideHandler(AppDb db, CurrentCall call, GuideShelf shelf, ContentLedger ledger) : IRequestHandler<ViewGuide, Outcome<ViewGuideResult>>
{
    public async Task<Outcome<ViewGuideResult>> Handle(ViewGuide request, CancellationToken ct)
    {
        if (await shelf.Find(request.Key, ct) is not { } guide) return Outcome.NotFound;
        var today = await shelf.Today(ct);
        var (asked, number) = (GuideHeadFields.DayOf(request.On?.Trim()), int.TryParse(request.Number, out var one) ? one : (int?)null);
        var isFaulty = (!string.IsNullOrWhiteSpace(request.On) && asked is null) || (!string.IsNullOrWhiteSpace(request.Number) && number is null);
        var day = asked ?? today;

        // Only what was published ever: the policy shows visitors no other, and staff read here as visitors do.
        var versions = await db.GuideVersions.AsNoTracking().Where(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.IsPublic).OrderByDescending(v => v.Number)
            .Select(v => new Known(v.Number, v.Status, v.ValidFrom, v.ValidUntil, v.PublishedAt!.Value)).ToListAsync(ct);
        if (versions.Count == 0) return Outcome.NotFound;
        Known? shown;
        if (number is { } wanted)
        {
            shown = versions.FirstOrDefault(v => v.Number == wanted);
            if (shown is null) return Outcome.NotFound;
        }
        else
        {
            shown = versions.FirstOrDefault(v => v.Term.Covers(day));
        }

        var holds = shown is not null;
        // Nothing held on that day: what came next, or else what is left of it.
        shown ??= versions.Where(v => v.From > day).MinBy(v => (v.From, -v.Number)) ?? versions[0];
        var text = GuideFile.Read(await db.GuideVersions.AsNoTracking().Where(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.Number == shown.Number).Select(v => v.Text).SingleAsync(ct)).Text!;
        var all = await shelf.All(ct);
        var standing = shown.Term.On(day);
        var before = standing == GuideStanding.Announced ? all.Where(other => text.Head.Supersedes.Contains(other.Key) && other.Term.Covers(day)).OrderBy(other => other.Key, StringComparer.Ordinal).FirstOrDefault() : null;
        var book = (await ledger.At(call.TenantId, ct)).Claims;
        return new ViewGuideResult(
            guide.Key, call.Tenant, guide.TenantId == (call.TenantId ?? ContentDesk.Id), shown.Number, versions[0].Number, text, standing, day, today, asked is not null, holds && standing == GuideStanding.InForce,
            versions.Where(v => v.Number > shown.Number && v.From > day).Select(v => v.From).Min(), shown.PublishedAt, await Name(Successor(guide, all), ct), await Name(before, ct),
            asked is null ? [] : [.. versions.Where(v => v.Term.Covers(day)).Select(v => v.PublishedAt).Order().Skip(1)], await Related(text.Head, guide, all, today, ct), book, all.Select(one => one.Key).ToHashSet(StringComparer.Ordinal), await shelf.Rules(text, day, ct), isFaulty);
    }

    private static Guide? Successor(Guide guide, IReadOnlyList<Guide> all) =>
        Successors.Of(guide.Key, all.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)one.Supersedes, StringComparer.Ordinal)) is { } key ? all.First(one => one.Key == key) : null;

    /// <summary>What the guide names, and what names it; without what is over.</summary>
    private async Task<IReadOnlyList<GuideName>> Related(GuideHead head, Guide guide, IReadOnlyList<Guide> all, DateOnly today, CancellationToken ct)
    {
        var naming = await db.GuideLinks.AsNoTracking().Where(l => l.TargetKey == guide.Key && l.Kind != GuideLinkKind.Supersedes).Select(l => l.GuideId).ToListAsync(ct);
        var named = head.Links.Where(link => link.Kind != GuideLinkKind.Supersedes).Select(link => link.Key).ToHashSet(StringComparer.Ordinal);
        List<GuideName> names = [];
        foreach (var other in all.Where(other => other.Key != guide.Key && (named.Contains(other.Key) || naming.Contains(other.Id)) && !other.Term.IsOver(today)).OrderBy(other => !named.Contains(other.Key)).ThenBy(other => other.Key, StringComparer.Ordinal))
            names.Add((await Name(other, ct))!);
        return names;
    }

    private async Task<GuideName?> Name(Guide? guide, CancellationToken ct) => guide is null ? null : new(guide.Key, await shelf.Elsewhere(guide, ct), guide.Title);

    private sealed record Known(int Number, LegalStatus Status, DateOnly? From, DateOnly? Until, DateTimeOffset PublishedAt)
    {
        public GuideTerm Term => new(Status, From, Until);
    }
}
