using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>A rule of one's own tenant with all its versions, one of them to read or to write on, and everybody made up for it. Of a rule that the site has from the desk, what computes.</summary>
/// <param name="Number">Of the version; null: the newest that is on its way, else the one that was published last.</param>
[Requires(RulesPermissions.Edit)]
public sealed record ViewOwnRule(string Code, int? Number = null) : IQuery<ViewOwnRuleResult>;

/// <param name="Id">Null where the rule is the desk's, and the tenant has none of its own.</param>
/// <param name="Chosen">The version that was asked for; null likewise.</param>
/// <param name="Text">Its document as it was typed.</param>
/// <param name="Document">What can be read of it; null where something is wrong.</param>
/// <param name="Gate">What stands between it and publication; for what is published, how the persons stand. Null where it cannot be read.</param>
/// <param name="Persons">Everybody made up for the rule, with what changing them is based on.</param>
/// <param name="Others">Everybody made up for the tenant's other rules.</param>
/// <param name="Site">What computes on the site.</param>
public sealed record ViewOwnRuleResult(
    Guid? Id, string Code, bool IsPublic, int CurrentNumber, uint Version, ViewOwnRuleResult.Item? Chosen, string Text, RuleDocument? Document, IReadOnlyList<RuleFault> Faults, GateResult? Gate, IReadOnlyList<ViewOwnRuleResult.Item> Versions,
    IReadOnlyList<ViewOwnRuleResult.Made> Persons, IReadOnlyList<RulePerson> Others, RuleSet Site)
{
    /// <param name="IsMine">One wrote in it.</param>
    public sealed record Item(
        Guid Id, int Number, RuleState State, IReadOnlyList<string> Authors, bool IsMine, string? Reviewer, string? Reason, string? Note, string? Correction, DateOnly? EffectiveFrom, DateTimeOffset? PublishAt, DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt,
        bool IsRelease, uint Version)
    {
        public bool IsOpen => State is RuleState.Draft or RuleState.InReview or RuleState.Approved;
    }

    public sealed record Made(Guid Id, RulePerson Person, bool IsReleased, uint Version);
}

internal sealed class ViewOwnRuleValidator : AbstractValidator<ViewOwnRule>
{
    public ViewOwnRuleValidator()
    {
        RuleFor(x => x.Code).Must(RuleReader.IsCode).Says("SaveRuleDraft_Code");
        RuleFor(x => x.Number).Must(number => number is null or > 0).Says("Rule_NoSuchVersion");
    }
}

internal sealed class ViewOwnRuleHandler(AppDb db, CurrentCall call, RuleEditing editing) : IRequestHandler<ViewOwnRule, Outcome<ViewOwnRuleResult>>
{
    public async Task<Outcome<ViewOwnRuleResult>> Handle(ViewOwnRule request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var site = await editing.Site(ct);
        if (await db.Rules.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(r => r.Code == request.Code, ct) is not { } rule) return Foreign(request, site);
        var versions = await db.RuleVersions.AsNoTracking().AtTenantOf(call).Where(v => v.RuleId == rule.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        var chosen = request.Number is { } number ? versions.FirstOrDefault(v => v.Number == number) : versions.FirstOrDefault(v => v.IsOpen) ?? versions.FirstOrDefault(v => v.Number == rule.CurrentNumber) ?? versions.FirstOrDefault();
        if (chosen is null) return Outcome.NotFound;
        var me = call.UserId ?? Guid.Empty;
        var all = await editing.Persons(ct);
        var own = all.Where(one => one.Row.RuleId == rule.Id).ToList();
        var others = all.Where(one => one.Row.RuleId != rule.Id).Select(one => one.Person).ToList();
        var (document, faults) = RuleDraft.Read(chosen.Document, rule.Code, chosen.EffectiveFrom, site);
        var items = versions.Select(v => new ViewOwnRuleResult.Item(
            v.Id, v.Number, v.State, v.AuthorNames, v.AuthorIds.Contains(me), v.ReviewerName, v.Reason, v.Note, v.Correction, v.EffectiveFrom, v.PublishAt, v.PublishedAt, v.ChangedAt, v.IsRelease, v.Version)).ToList();
        var persons = own.Select(one => one.Person).ToList();
        var gate = document is null ? null : chosen.State == RuleState.Published ? new GateResult(RuleGate.Standing(site, persons), [], []) : RuleGate.Check(RuleProgram.Compile(document, chosen.Number), site, persons, others);
        return new ViewOwnRuleResult(
            rule.Id, rule.Code, rule.IsPublic, rule.CurrentNumber, rule.Version, items.First(item => item.Number == chosen.Number), chosen.Document, document, faults, gate, items,
            [.. own.Select(one => new ViewOwnRuleResult.Made(one.Row.Id, one.Person, one.Row.IsReleased, one.Row.Version))], others, site);
    }

    private Outcome<ViewOwnRuleResult> Foreign(ViewOwnRule request, RuleSet site)
    {
        if (request.Number is not null || (site.At(request.Code, editing.Today) ?? site.Shelf.Versions(request.Code).LastOrDefault()) is not { } program) return Outcome.NotFound;
        return new ViewOwnRuleResult(null, program.Code, true, program.Version, 0, null, RuleWriter.Write(program.Document), program.Document, [], null, [], [], [], site);
    }
}
