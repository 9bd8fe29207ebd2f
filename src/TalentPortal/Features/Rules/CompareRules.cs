using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>What changed between two versions of a rule, line by line and in words; and who of those made up comes out otherwise.</summary>
/// <param name="From">Number of the older one.</param>
/// <param name="To">Number of the newer one.</param>
[Requires(RulesPermissions.Edit)]
public sealed record CompareRules(string Code, int From, int To) : IQuery<CompareRulesResult>;

/// <param name="Moved">Everybody made up who comes to another result, if both versions held on their day.</param>
public sealed record CompareRulesResult(string Code, int From, int To, IReadOnlyList<HeadChange> Head, IReadOnlyList<RuleChange> Lines, IReadOnlyList<CompareRulesResult.Change> Moved)
{
    public sealed record Change(RulePerson Person, RuleResult Before, RuleResult After);
}

internal sealed class CompareRulesValidator : AbstractValidator<CompareRules>
{
    public CompareRulesValidator()
    {
        RuleFor(x => x.Code).Must(RuleReader.IsCode).Says("SaveRuleDraft_Code");
        RuleFor(x => x.From).GreaterThan(0).Says("Rule_NoSuchVersion");
        RuleFor(x => x.To).GreaterThan(0).Says("Rule_NoSuchVersion");
    }
}

internal sealed class CompareRulesHandler(AppDb db, CurrentCall call, RuleEditing editing) : IRequestHandler<CompareRules, Outcome<CompareRulesResult>>
{
    public async Task<Outcome<CompareRulesResult>> Handle(CompareRules request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var versions = await db.RuleVersions.AsNoTracking().AtTenantOf(call).Where(v => v.Code == request.Code && (v.Number == request.From || v.Number == request.To)).ToListAsync(ct);
        if (versions.Find(v => v.Number == request.From) is not { } from || versions.Find(v => v.Number == request.To) is not { } to) return Outcome.NotFound;
        var site = await editing.Site(ct);
        var (before, after) = (RuleDraft.Read(from.Document, request.Code, from.EffectiveFrom, site).Document, RuleDraft.Read(to.Document, request.Code, to.EffectiveFrom, site).Document);
        if (before is null || after is null) return Outcome.Refused("CompareRules_Unreadable");
        var (head, lines) = RuleChanges.Between(before, after);
        var (old, now) = (RuleProgram.Compile(before, from.Number), RuleProgram.Compile(after, to.Number));
        var moved = (await editing.Persons(ct)).Select(one => one.Person).Where(person => person.Rule == request.Code)
            .Select(person => new CompareRulesResult.Change(person, Evaluation.Of(old, person.Sheet, person.On, site.Shelf, site.Parameters), Evaluation.Of(now, person.Sheet, person.On, site.Shelf, site.Parameters)))
            .Where(one => (one.Before.Verdict, one.Before.Points?.Least, one.Before.Class, one.Before.Route?.Head.Id, one.Before.Amount) != (one.After.Verdict, one.After.Points?.Least, one.After.Class, one.After.Route?.Head.Id, one.After.Amount)).ToList();
        return new CompareRulesResult(request.Code, request.From, request.To, head, lines, moved);
    }
}
