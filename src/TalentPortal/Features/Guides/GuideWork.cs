using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>Guides that should be looked through: past their review date, or soon.</summary>
internal sealed class GuideReviewWork : ICurationSource
{
    /// <summary>Days before its review date from which a guide stands in the queue.</summary>
    private const int Ahead = 30;

    public string Kind => "guide-review";

    public Type Texts => typeof(GuidesText);

    public string NameKey => "Work_Review";

    public string Permission => GuidesPermissions.Edit;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var until = tenant.DayAt(now).AddDays(Ahead);
        return [.. (await db.Guides.AsNoTracking().Where(g => g.TenantId == tenant.Id && g.IsPublic && g.ReviewOn <= until).OrderBy(g => g.ReviewOn).ThenBy(g => g.Id).Take(CurationItem.Most).ToListAsync(ct))
            .Where(g => !g.Term.IsOver(tenant.DayAt(now))).Select(g => new CurationItem(g.Id.ToString(), g.Title, $"admin/guides/{g.Id}", g.ReviewOn))];
    }
}

/// <summary>Versions of guides that somebody handed in and that wait for a second pair of eyes.</summary>
internal sealed class GuideReadingWork : ICurationSource
{
    /// <summary>Days within which what was handed in is read.</summary>
    private const int ReadDays = 7;

    public string Kind => "guide-reading";

    public Type Texts => typeof(GuidesText);

    public string NameKey => "Work_Reading";

    public string Permission => GuidesPermissions.Review;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.GuideVersions.AsNoTracking().Where(v => v.TenantId == tenant.Id && v.State == GuideState.InReview).OrderBy(v => v.ChangedAt).ThenBy(v => v.Id).Take(CurationItem.Most)
            .Join(db.Guides.AsNoTracking(), v => new { v.TenantId, Id = v.GuideId }, g => new { g.TenantId, g.Id }, (v, g) => new { v.Id, v.GuideId, v.Number, v.ChangedAt, g.Title }).ToListAsync(ct);
        return [.. found.OrderBy(v => v.ChangedAt).Select(v => new CurationItem(v.Id.ToString(), v.Title, $"admin/guides/{v.GuideId}?v={v.Number}", tenant.DayAt(v.ChangedAt).AddDays(ReadDays)) { DetailKey = "Work_Version", DetailValue = v.Number })];
    }
}

/// <summary>Guides in which one language is behind the other.</summary>
internal sealed class GuideTranslationWork : ICurationSource
{
    /// <summary>Days within which the other language follows.</summary>
    private const int FollowDays = 14;

    public string Kind => "guide-translation";

    public Type Texts => typeof(GuidesText);

    public string NameKey => "Work_Translation";

    public string Permission => GuidesPermissions.Edit;

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct) =>
        [.. (await db.BehindGuides(tenant.Id, tenant.DayAt(now), ct)).OrderBy(one => one.Since).Take(CurationItem.Most)
            .Select(one => new CurationItem(one.Id.ToString(), one.Title, $"admin/guides/{one.Id}/edit", one.Since.AddDays(FollowDays)) { DetailKey = "Work_Paragraphs", DetailValue = one.Paragraphs })];
}
