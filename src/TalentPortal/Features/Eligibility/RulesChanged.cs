using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Eligibility;

/// <summary>A version was published: results of the rule, and of those that refer to it, are due on the day from which it holds, and not before.</summary>
internal sealed class DuesOfPublications(AppDb db, RuleLibrary library, TimeProvider clock) : INotificationHandler<RulePublished>
{
    public async Task Handle(RulePublished happened, CancellationToken ct)
    {
        var (heard, begins) = (clock.GetUtcNow() + RuleTurns.Heard, RuleDay.Begin(happened.EffectiveFrom));
        var at = begins > heard ? begins : heard;
        Guid? site = happened.TenantId == ContentDesk.Id ? null : happened.TenantId;
        var codes = RuleTurns.LeadTo((await library.Of(site, ct)).Shelf, happened.Code).ToArray();
        // What is due earlier stays so: looking at it then finds the later day by itself.
        await db.EligibilityDues.Where(d => codes.Contains(d.RuleCode) && (site == null || d.SiteId == site) && (d.DueAt == null || d.DueAt > at)).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, at), ct);
    }
}

/// <summary>Figures or lists of a release changed: results that compute with such are looked at now, and from then on on the days of the new ones.</summary>
internal sealed class FiguresChanged(AppDb db, RuleLibrary library, TimeProvider clock) : IContentLoader
{
    private static readonly string[] names = ["parameters", "lists"];

    /// <summary>Behind all that brings content in.</summary>
    public int Order => 900;

    public async Task Load(ContentLoading loading, CancellationToken ct)
    {
        if (!loading.Files.Keys.Any(file => names.Any(name => file == name + ".csv" || file.StartsWith(name + "/", StringComparison.Ordinal)) && loading.IsNew(file))) return;
        var (at, codes) = (clock.GetUtcNow() + RuleTurns.Heard, RuleTurns.WithFigures((await library.Of(null, ct)).Shelf).ToArray());
        await db.EligibilityDues.Where(d => codes.Contains(d.RuleCode) && (d.DueAt == null || d.DueAt > at)).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, at), ct);
    }
}
