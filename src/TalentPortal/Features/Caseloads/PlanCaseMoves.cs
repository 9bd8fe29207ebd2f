using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Caseloads.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Caseloads;

/// <summary>Says, and changes nothing, who would get which of a colleague's cases, and how many each would have then: those with the fewest get the next.</summary>
[Requires(CaseloadsPermissions.Move)]
public sealed record PlanCaseMoves(Guid MembershipId, IReadOnlyList<Guid> CaseIds, IReadOnlyList<Guid> Receivers) : IQuery<PlanCaseMovesResult>;

/// <param name="Moves">In the order of their references; what <see cref="MoveCases"/> is then told to do.</param>
/// <param name="NoTaker">References of cases in whose tier none of the chosen colleagues works.</param>
/// <param name="Gone">References of cases that the colleague no longer answers for, or that have ended.</param>
/// <param name="Loads">Of the chosen colleagues.</param>
public sealed record PlanCaseMovesResult(IReadOnlyList<PlanCaseMovesResult.Planned> Moves, IReadOnlyList<string> NoTaker, IReadOnlyList<string> Gone, IReadOnlyList<PlanCaseMovesResult.Load> Loads)
{
    public sealed record Planned(Guid CaseId, string Reference, Guid To, string ToName, uint Version);

    public sealed record Load(Guid MembershipId, string Name, int Before, int After);
}

internal sealed class PlanCaseMovesValidator : AbstractValidator<PlanCaseMoves>
{
    public PlanCaseMovesValidator()
    {
        RuleFor(x => x.CaseIds).Must(ids => ids is { Count: > 0 }).Says("PlanCaseMoves_NoCases").Must(ids => ids is null || ids.Count <= MoveCases.Most).Says("PlanCaseMoves_TooMany");
        RuleFor(x => x.Receivers).Must(ids => ids is { Count: > 0 and <= MoveCases.Most }).Says("PlanCaseMoves_NoReceivers");
    }
}

internal sealed class PlanCaseMovesHandler(AppDb db, CurrentCall call) : IRequestHandler<PlanCaseMoves, Outcome<PlanCaseMovesResult>>
{
    public async Task<Outcome<PlanCaseMovesResult>> Handle(PlanCaseMoves request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.MemberOf(call, request.MembershipId, ct) is not { } member) return Outcome.NotFound;
        var (cases, wanted) = (request.CaseIds.Distinct().ToList(), request.Receivers.Distinct().ToList());
        var receivers = (await db.Receivers(call, member.Id, ct)).Where(one => wanted.Contains(one.MembershipId)).ToList();
        var found = await db.Cases.AsNoTracking().AtTenantOf(call).Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Tier, c.OwnerUserId, c.ClosedAt, c.Version }).ToListAsync(ct);
        if (receivers.Count != wanted.Count || found.Count != cases.Count) return Outcome.NotFound;
        var mine = found.Where(c => c.OwnerUserId == member.UserId && c.ClosedAt is null).OrderBy(c => TalentCase.ReferenceOf(c.Id), StringComparer.Ordinal).ToList();
        var pairs = mine.Zip(CaseSpread.Of([.. mine.Select(c => c.Tier)], receivers)).ToList();
        var gets = pairs.Where(pair => pair.Second is not null).GroupBy(pair => pair.Second!.MembershipId).ToDictionary(group => group.Key, group => group.Count());
        return new PlanCaseMovesResult(
            [.. pairs.Where(pair => pair.Second is not null).Select(pair => new PlanCaseMovesResult.Planned(pair.First.Id, TalentCase.ReferenceOf(pair.First.Id), pair.Second!.MembershipId, pair.Second.Name, pair.First.Version))],
            [.. pairs.Where(pair => pair.Second is null).Select(pair => TalentCase.ReferenceOf(pair.First.Id))], [.. found.Except(mine).Select(c => TalentCase.ReferenceOf(c.Id)).Order(StringComparer.Ordinal)],
            [.. receivers.Select(one => new PlanCaseMovesResult.Load(one.MembershipId, one.Name, one.Open, one.Open + gets.GetValueOrDefault(one.MembershipId)))]);
    }
}
