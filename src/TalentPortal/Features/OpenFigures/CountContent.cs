using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Helpfulness.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.OpenFigures;

/// <summary>Counts one tenant's own content. As its system, because some of what is counted (what readers said, links) is not public one by one.</summary>
[SystemOnly]
public sealed record CountContent : IQuery<CountContentResult>;

/// <param name="InReview">Guides whose review date is not past.</param>
/// <param name="Verified">Guides that an office confirmed.</param>
/// <param name="BehindParagraphs">Paragraphs of which one language is behind.</param>
/// <param name="Cards">Services, schools and flats that are shown.</param>
/// <param name="Checked">Of these, how many somebody has checked.</param>
/// <param name="CheckDays">Median age of these checks in days; null without any.</param>
/// <param name="OpenReports">Reports of errors without an answer.</param>
/// <param name="OldestDays">Days for which the oldest of them waits.</param>
/// <param name="DeadLinks">Null where nobody watches over links.</param>
/// <param name="Helped">Readers whom a page helped, of the last twelve months.</param>
/// <param name="Answers">Readers who said yes or no.</param>
public sealed record CountContentResult(
    int Guides, int InReview, int Verified, int BehindParagraphs, int Cards, int Checked, int? CheckDays, int OpenReports, int? OldestDays, int? DeadLinks, int Helped, int Answers, IReadOnlyList<CountContentResult.Sureness> Facts)
{
    public bool IsEmpty => Guides == 0 && Cards == 0 && Facts.Count == 0;

    /// <summary>How many statements are how sure.</summary>
    public sealed record Sureness(Certainty Certainty, int Claims);
}

internal sealed class CountContentHandler(AppDb db, CurrentCall call, IEnumerable<ICurationSource> sources, TimeProvider clock) : IRequestHandler<CountContent, Outcome<CountContentResult>>
{
    public async Task<Outcome<CountContentResult>> Handle(CountContent request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var today = tenant.DayAt(now);
        var guides = (await db.Guides.AsNoTracking().AtTenantOf(call).Where(g => g.IsPublic).ToListAsync(ct)).Where(g => !g.Term.IsOver(today)).ToList();
        List<DateOnly?> checks =
        [
            .. await db.LocalServices.AtTenantOf(call).Where(s => s.IsPublic).Select(s => s.CheckedOn).ToListAsync(ct),
            .. await db.Schools.AtTenantOf(call).Where(s => s.IsPublic).Select(s => (DateOnly?)s.VerifiedOn).ToListAsync(ct),
            .. await db.HousingListings.AtTenantOf(call).Where(l => l.IsPublic).Select(l => l.CheckedOn).ToListAsync(ct),
        ];
        var open = await db.CorrectionNotices.AtTenantOf(call).Where(n => n.State != CorrectionState.Answered).Select(n => n.ReceivedAt).ToListAsync(ct);
        var since = today.AddYears(-1);
        var help = await db.HelpCounts.AtTenantOf(call).Where(c => c.MonthFrom > since).Select(c => new { c.Helped, c.Failed }).ToListAsync(ct);
        var facts = await db.ContentClaims.AtTenantOf(call).GroupBy(c => c.Certainty).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new CountContentResult(
            guides.Count, guides.Count(g => !(g.ReviewOn < today)), guides.Count(g => g.VerifiedOn is not null), (await db.BehindGuides(tenant.Id, today, ct)).Sum(one => one.Paragraphs),
            checks.Count, checks.Count(day => day is not null), CorrectionsTables.Median(checks.OfType<DateOnly>().Select(day => Math.Max(today.DayNumber - day.DayNumber, 0))),
            open.Count, open.Count == 0 ? null : today.DayNumber - tenant.DayAt(open.Min()).DayNumber, await DeadLinks(tenant, now, ct), help.Sum(c => c.Helped), help.Sum(c => c.Helped + c.Failed),
            [.. facts.OrderBy(one => one.Key).Select(one => new CountContentResult.Sureness(one.Key, one.Count))]);
    }

    /// <summary>What the watch over links found, where there is one.</summary>
    private async Task<int?> DeadLinks(TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        int? count = null;
        foreach (var source in sources.Where(source => source.Kind == CurationKinds.DeadLink)) count = (count ?? 0) + (await source.Read(db, tenant, now, ct)).Count;
        return count;
    }
}
