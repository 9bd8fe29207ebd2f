using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>
/// The team lead says who answers for a case: a colleague of its tier, or, where it is offered to the next tier or nobody there
/// answered, a colleague of that one, which completes the hand-over.
/// </summary>
/// <param name="Reason">Words that the talent reads too.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Lead)]
public sealed record AssignCase(Guid Id, Guid MembershipId, string? Reason, uint Version) : ICommand<Done>;

internal sealed class AssignCaseValidator : AbstractValidator<AssignCase>
{
    public AssignCaseValidator() => RuleFor(x => x.Reason).IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
}

internal sealed class AssignCaseHandler(AppDb db, CurrentCall call, CaseTimeline timeline, CaseTransfer transfer, Audit audit, TimeProvider clock) : IRequestHandler<AssignCase, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AssignCase request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if ((await db.CaseColleagues(tenant, ct)).SingleOrDefault(c => c.MembershipId == request.MembershipId) is not { } to) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        var last = await db.HandOvers.AtTenantOf(call).Where(h => h.CaseId == one.Id).OrderByDescending(h => h.OfferedAt).FirstOrDefaultAsync(ct);
        var (now, before) = (clock.GetUtcNow(), one.OwnerName);
        if (last is not null && (last.IsOpen || one.BouncedAt is not null) && to.Roles.WorksIn(last.ToTier))
        {
            last.Assign(to.UserId, to.Name, now);
            await transfer.Complete(one, last, to.UserId, to.Name, ct);
        }
        else
        {
            if (!to.Roles.WorksIn(one.Tier) && !to.Roles.Contains(PortalRole.TeamLead)) return Outcome.Refused("AssignCase_OtherTier");
            if (one.Tier == CaseTier.Campus && one.IsOverForCampus(now) && !to.Roles.Contains(PortalRole.TeamLead)) return Outcome.Refused("Case_CampusOver");
            if (to.UserId == one.OwnerUserId) return Outcome.Refused("AssignCase_Already");
            if (last is { IsOpen: true }) last.Withdraw(now);
            one.GiveTo(to.UserId, to.Name);
            await timeline.Add(one, CaseEntryKind.Assigned, before, to.Name, request.Reason, ct);
        }

        audit.Write("cases.assign", one.Id);
        return Done.Value;
    }
}
