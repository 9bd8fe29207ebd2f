using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Caseloads.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Caseloads;

/// <summary>Why many cases are given on. The talents read it.</summary>
public enum CaseMoveReason
{
    /// <summary>The colleague leaves the organisation.</summary>
    Leaving,

    /// <summary>The colleague is away for long.</summary>
    Leave,

    /// <summary>The colleague has too many.</summary>
    Load,

    /// <summary>In words.</summary>
    Other,
}

/// <summary>One case and the membership of whoever gets it.</summary>
/// <param name="Version">The version of the case that was looked at.</param>
public sealed record CaseMove(Guid CaseId, Guid To, uint Version);

/// <summary>
/// Gives many cases of a colleague on at once, in one transaction. One that changed since it was looked at stays where it is and
/// is reported; the others move.
/// </summary>
/// <param name="Words">What the talents read besides the reason; needed for another reason.</param>
[Requires(CaseloadsPermissions.Move)]
public sealed record MoveCases(Guid MembershipId, IReadOnlyList<CaseMove> Moves, CaseMoveReason Reason, string? Words) : ICommand<MoveCasesResult>
{
    /// <summary>How many cases may be moved at once, so that the transaction stays short.</summary>
    public const int Most = 500;
}

/// <param name="Moved">How many cases have another consultant now.</param>
/// <param name="Left">Those that stayed where they were.</param>
public sealed record MoveCasesResult(int Moved, IReadOnlyList<MoveCasesResult.Stayed> Left)
{
    public sealed record Stayed(Guid CaseId, string Reference, Why Why);

    public enum Why
    {
        /// <summary>Somebody worked on it meanwhile.</summary>
        Changed,

        /// <summary>It has ended.</summary>
        Ended,

        /// <summary>The colleague no longer answers for it.</summary>
        Elsewhere,

        /// <summary>Whoever should get it does not work in its tier.</summary>
        OtherTier,
    }
}

internal sealed class MoveCasesValidator : AbstractValidator<MoveCases>
{
    public MoveCasesValidator()
    {
        RuleFor(x => x.Moves).Must(moves => moves is { Count: > 0 }).Says("PlanCaseMoves_NoCases")
            .Must(moves => moves is null || (moves.Count <= MoveCases.Most && moves.All(move => move is not null) && moves.DistinctBy(move => move.CaseId).Count() == moves.Count)).Says("PlanCaseMoves_TooMany");
        RuleFor(x => x.Reason).IsInEnum().Says("MoveCases_NoReason");
        RuleFor(x => x.Words).NotEmpty().When(x => x.Reason == CaseMoveReason.Other).Says("MoveCases_WordsMissing");
        RuleFor(x => x.Words).IsPlainText(HandOver.ReasonMax, "MoveCases_WordsUnfit").CrossesNoRedLine();
    }
}

internal sealed class MoveCasesHandler(AppDb db, CurrentCall call, CaseTimeline timeline, MailQueue mails, Audit audit) : IRequestHandler<MoveCases, Outcome<MoveCasesResult>>
{
    public async Task<Outcome<MoveCasesResult>> Handle(MoveCases request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.MemberOf(call, request.MembershipId, ct) is not { } member) return Outcome.NotFound;
        var colleagues = (await db.CaseColleagues(tenant, ct)).ToDictionary(c => c.MembershipId);
        if (!request.Moves.All(move => colleagues.ContainsKey(move.To) && move.To != member.Id)) return Outcome.NotFound;
        // Whoever works on one of them meanwhile waits, or was first; in one order, so that two such commands do not wait for each other.
        var ids = request.Moves.Select(move => move.CaseId).Order().ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from cases where tenant_id = {tenant.Id} and id = any({ids}) order by id for update", ct);
        var cases = await db.Cases.AtTenantOf(call).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        if (cases.Count != ids.Length) return Outcome.NotFound;
        var offers = await db.HandOvers.AtTenantOf(call).Where(h => ids.Contains(h.CaseId) && h.State == HandOverState.Offered).ToDictionaryAsync(h => h.CaseId, ct);
        List<MoveCasesResult.Stayed> left = [];
        Dictionary<Guid, CaseTier> told = [];
        foreach (var move in request.Moves)
        {
            var (one, to) = (cases[move.CaseId], colleagues[move.To]);
            if (WhyNot(one, member, to, move.Version) is { } why)
            {
                left.Add(new(one.Id, one.Reference, why));
                continue;
            }

            var before = one.OwnerName;
            one.GiveTo(to.UserId, to.Name, inBulk: true);
            offers.GetValueOrDefault(one.Id)?.PassTo(to.UserId, to.Name);
            await timeline.Add(one, Kind(request.Reason), before, to.Name, request.Words, ct);
            audit.Write("cases.assign", one.Id);
            told.TryAdd(to.UserId, one.Tier);
        }

        var moved = request.Moves.Count - left.Count;
        if (moved == 0) return new MoveCasesResult(0, left);
        audit.Write("caseloads.move", member.Id, $"{request.Reason} {moved}");
        foreach (var (user, tier) in told.Where(pair => pair.Key != call.UserId)) await Tell(user, MailTemplates.CaseloadGiven, tier, ct);
        if (member.EndedAt is null && member.UserId != call.UserId) await Tell(member.UserId, MailTemplates.CaseloadTaken, told.Values.First(), ct);
        return new MoveCasesResult(moved, left);
    }

    private static MoveCasesResult.Why? WhyNot(TalentCase one, StaffMembership from, CaseColleague to, uint version) =>
        !one.IsOpen ? MoveCasesResult.Why.Ended
        : one.OwnerUserId != from.UserId ? MoveCasesResult.Why.Elsewhere
        : one.Version != version ? MoveCasesResult.Why.Changed
        : !to.Roles.WorksIn(one.Tier) && !to.Roles.Contains(PortalRole.TeamLead) ? MoveCasesResult.Why.OtherTier
        : null;

    private static CaseEntryKind Kind(CaseMoveReason reason) => reason switch
    {
        CaseMoveReason.Leaving => CaseEntryKind.AssignedForLeaving,
        CaseMoveReason.Leave => CaseEntryKind.AssignedForLeave,
        CaseMoveReason.Load => CaseEntryKind.AssignedForLoad,
        _ => CaseEntryKind.Assigned,
    };

    private Task Tell(Guid user, string template, CaseTier tier, CancellationToken ct) =>
        mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = tier.Address() }, ct);
}
