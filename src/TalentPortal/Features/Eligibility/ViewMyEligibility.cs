using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Eligibility;

/// <summary>What the person keeps: their answers, and what rules come to for them.</summary>
[SignedIn]
public sealed record ViewMyEligibility : IQuery<ViewMyEligibilityResult>;

/// <param name="Answers">Those that are kept; none where nothing is.</param>
/// <param name="VisitedAt">When they last came to look; null where nothing is kept.</param>
/// <param name="KeptUntil">When what is kept goes, unless they come before; null where it was not asked about.</param>
public sealed record ViewMyEligibilityResult(bool HasAgreed, FactSheet Answers, IReadOnlyList<ViewMyEligibilityResult.Item> Results, DateTimeOffset? VisitedAt, DateOnly? KeptUntil)
{
    /// <param name="Site">By whose rules it goes; null for the national ones.</param>
    /// <param name="IsProgramme">It has a page among the programmes.</param>
    /// <param name="Route">The route that is met now, by its title.</param>
    /// <param name="Changed">From when a newer version of the rule holds, where one is published.</param>
    public sealed record Item(Guid Id, string RuleCode, Bilingual Title, TenantRef? Site, bool IsProgramme, KeptResult Kept, Bilingual? Route, Bilingual? RouteBefore, DateOnly? Changed, DateTimeOffset KeptAt, DateTimeOffset EvaluatedAt);
}

internal sealed class ViewMyEligibilityHandler(AppDb db, CurrentCall call, EligibilityDesk desk, SealedEligibility words, RuleLibrary library, TenantDirectory tenants) : IRequestHandler<ViewMyEligibility, Outcome<ViewMyEligibilityResult>>
{
    public async Task<Outcome<ViewMyEligibilityResult>> Handle(ViewMyEligibility request, CancellationToken ct)
    {
        var (me, today) = (call.RequiredUserId, desk.Today);
        var sheet = await db.EligibilitySheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == me, ct);
        var national = await library.Of(null, ct);
        List<ViewMyEligibilityResult.Item> items = [];
        foreach (var result in await db.EligibilityResults.AsNoTracking().Where(r => r.UserId == me).OrderBy(r => r.KeptAt).ThenBy(r => r.Id).ToListAsync(ct))
        {
            var (rules, kept) = (await library.Of(result.SiteId, ct), await words.Open(result, ct));
            var versions = rules.Shelf.Versions(result.RuleCode);
            var program = rules.At(result.RuleCode, today) ?? versions.LastOrDefault();
            var site = result.SiteId is { } id ? await tenants.ById(id, ct) : null;
            items.Add(new(
                result.Id, result.RuleCode, program?.Document.Title ?? new Bilingual(result.RuleCode, result.RuleCode), site, program?.Document.Eligibility is not null, kept, RouteOf(versions, kept.Now), RouteOf(versions, kept.Before),
                versions.Select(version => (DateOnly?)version.Document.From).Where(from => from > today).Min(), result.KeptAt, result.EvaluatedAt));
        }

        // What changed stands first.
        return new ViewMyEligibilityResult(
            await desk.HasAgreed(me, ct), await words.Open(sheet, national.Facts, ct), [.. items.OrderByDescending(item => item.Kept.Since ?? DateOnly.MinValue)], sheet?.VisitedAt,
            sheet?.AskedAt is { } asked ? DateOnly.FromDateTime(asked.AddDays(EligibilitySheet.AskedDays).UtcDateTime) : null);
    }

    private static Bilingual? RouteOf(IReadOnlyList<RuleProgram> versions, KeptOutcome? outcome) =>
        outcome?.Route is null ? null : versions.LastOrDefault(version => version.Version == outcome.Version)?.Document.Routes?.Routes.FirstOrDefault(route => route.Head.Id == outcome.Route)?.Title;
}
