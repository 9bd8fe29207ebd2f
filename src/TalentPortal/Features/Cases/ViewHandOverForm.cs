using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>What the form asks for that hands a case over: where it would go, to whom, and what goes along.</summary>
[Requires(CasesPermissions.HandOver)]
public sealed record ViewHandOverForm(Guid Id) : IQuery<ViewHandOverFormResult>;

/// <param name="To">The stage in which it is once it is accepted.</param>
/// <param name="Items">In the order in which they are asked for.</param>
/// <param name="Colleagues">To whom it can be offered by name; it can be left to whoever is first.</param>
/// <param name="AcceptBy">By when it would have to be answered if it were offered now.</param>
/// <param name="Clearance">Where the case stands with the clearance questions, where that goes along.</param>
public sealed record ViewHandOverFormResult(
    Guid Id, string Reference, CaseTier From, CaseStage To, IReadOnlyList<PacketItem> Items, IReadOnlyList<ViewHandOverFormResult.Colleague> Colleagues, DateTimeOffset AcceptBy, ClearanceState? Clearance, uint Version)
{
    public sealed record Colleague(Guid MembershipId, string Name);
}

internal sealed class ViewHandOverFormHandler(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock) : IRequestHandler<ViewHandOverForm, Outcome<ViewHandOverFormResult>>
{
    public async Task<Outcome<ViewHandOverFormResult>> Handle(ViewHandOverForm request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (one.HandOverTo() is not { } to) return Outcome.Refused("OfferHandOver_NotYet");
        if (await db.HandOvers.AtTenantOf(call).AnyAsync(h => h.CaseId == one.Id && h.State == HandOverState.Offered, ct)) return Outcome.Refused("OfferHandOver_Already");
        var tenant = call.RequiredTenant;
        return new ViewHandOverFormResult(
            one.Id, one.Reference, one.Tier, to, one.Playbook.Packet(one.Tier, to.Tier),
            [.. (await db.CaseColleagues(tenant, ct)).Where(c => c.Roles.WorksIn(to.Tier) && c.UserId != desk.Me).Select(c => new ViewHandOverFormResult.Colleague(c.MembershipId, c.Name))],
            CaseTime.CalendarOf(tenant).AddWorkingTime(clock.GetUtcNow(), CaseTime.AnswerDays).Value,
            one.Playbook.Packet(one.Tier, to.Tier).Any(item => item.Kind == PacketItemKind.Clearance) ? one.Clearance : null, one.Version);
    }
}
