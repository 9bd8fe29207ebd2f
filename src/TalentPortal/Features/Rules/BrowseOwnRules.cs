using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>The rules of one's own tenant, what waits for somebody first; then those of the desk that compute on its site.</summary>
/// <param name="Search">A word of the title or the code.</param>
[Requires(RulesPermissions.Edit)]
public sealed record BrowseOwnRules(string? Search = null) : IQuery<BrowseOwnRulesResult>;

public sealed record BrowseOwnRulesResult(IReadOnlyList<BrowseOwnRulesResult.Item> Items)
{
    /// <param name="IsOwn">Else it is the desk's.</param>
    /// <param name="Number">Of the version that computes today; 0 for none.</param>
    /// <param name="From">The day from which that version computes.</param>
    /// <param name="Next">The day from which another published one will.</param>
    /// <param name="Passing">Of the persons made up for it, how many come out as they should with what computes.</param>
    /// <param name="Open">The versions on their way.</param>
    public sealed record Item(string Code, Bilingual Title, RuleKind Kind, string Place, bool IsOwn, int Number, DateOnly? From, DateOnly? Next, int Passing, int Persons, IReadOnlyList<OpenVersion> Open);

    /// <param name="IsMine">One wrote in it, so somebody else has to read it.</param>
    /// <param name="IsRelease">It came with a release and waits because somebody wrote in the rule.</param>
    public sealed record OpenVersion(int Number, RuleState State, bool IsMine, bool IsRelease, DateTimeOffset? PublishAt);
}

internal sealed class BrowseOwnRulesValidator : AbstractValidator<BrowseOwnRules>
{
    public BrowseOwnRulesValidator() => RuleFor(x => x.Search).IsPlainText(100, "BrowseOwnRules_TooLong");
}

internal sealed class BrowseOwnRulesHandler(AppDb db, CurrentCall call, RuleEditing editing) : IRequestHandler<BrowseOwnRules, Outcome<BrowseOwnRulesResult>>
{
    public async Task<Outcome<BrowseOwnRulesResult>> Handle(BrowseOwnRules request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (today, me, site) = (editing.Today, call.UserId ?? Guid.Empty, await editing.Site(ct));
        var rules = await db.Rules.AsNoTracking().AtTenantOf(call).ToListAsync(ct);
        var versions = (await db.RuleVersions.AsNoTracking().AtTenantOf(call).Where(v => v.State != RuleState.Withdrawn)
            .Select(v => new { v.RuleId, v.Number, v.State, v.EffectiveFrom, v.AuthorIds, v.ReleaseDigest, v.PublishAt }).ToListAsync(ct)).ToLookup(v => v.RuleId);
        var persons = RuleGate.Standing(site, (await editing.Persons(ct)).Select(one => one.Person)).ToLookup(one => one.Person.Rule, StringComparer.Ordinal);
        var items = rules.Select(rule =>
        {
            var published = versions[rule.Id].Where(v => v.State == RuleState.Published).OrderBy(v => v.Number).ToList();
            var (holding, made) = (published.LastOrDefault(v => v.EffectiveFrom <= today), persons[rule.Code].ToList());
            return new BrowseOwnRulesResult.Item(
                rule.Code, rule.Title, rule.Kind, rule.Place, true, holding?.Number ?? 0, holding?.EffectiveFrom, published.Where(v => v.EffectiveFrom > today).Min(v => v.EffectiveFrom), made.Count(one => one.Passes), made.Count,
                [.. versions[rule.Id].Where(v => v.State != RuleState.Published).OrderBy(v => v.Number).Select(v => new BrowseOwnRulesResult.OpenVersion(v.Number, v.State, v.AuthorIds.Contains(me), v.ReleaseDigest is not null && v.AuthorIds.Count == 0, v.PublishAt))]);
        }).ToList();
        var own = items.Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        var word = Typed.Tidy(request.Search);
        return new BrowseOwnRulesResult(
        [
            .. items.Concat(tenant.IsDesk ? [] : site.Shelf.Codes.Where(code => !own.Contains(code)).Select(code => Foreign(site, code, today))).Where(item => word is null || Names(item, word))
                .OrderBy(item => item.Open.Select(v => v.State switch { RuleState.InReview => 0, RuleState.Approved => 1, _ => 2 }).DefaultIfEmpty(item.IsOwn ? 3 : 4).Min()).ThenBy(item => item.Code, StringComparer.Ordinal),
        ]);
    }

    private static BrowseOwnRulesResult.Item Foreign(RuleSet site, string code, DateOnly today)
    {
        var holding = site.At(code, today);
        var shown = holding ?? site.Shelf.Versions(code)[^1];
        return new(code, shown.Document.Title, shown.Document.Kind, shown.Document.Place, false, holding?.Version ?? 0, holding?.Document.From, null, 0, 0, []);
    }

    private static bool Names(BrowseOwnRulesResult.Item item, string word) =>
        item.Code.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Title.Zh?.Contains(word, StringComparison.OrdinalIgnoreCase) == true || item.Title.En?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
