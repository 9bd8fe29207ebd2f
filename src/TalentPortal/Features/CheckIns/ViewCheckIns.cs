using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CheckIns;

/// <summary>Opens what a talent answered after the arrival to whoever answers for the case, and to the team lead. Each reading of answers is in the person's access log.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(CheckInsPermissions.Read)]
public sealed record ViewCheckIns(Guid Id) : IQuery<ViewCheckInsResult>;

/// <param name="ArrivedOn">Null: nobody has said yet that the talent arrived.</param>
/// <param name="Items">The newest first.</param>
public sealed record ViewCheckInsResult(Guid Id, string Reference, CaseTier Tier, DateOnly? ArrivedOn, IReadOnlyList<OpenCheckIn> Items);

internal sealed class ViewCheckInsHandler(CaseDesk desk, CurrentCall call, CheckInBook book, AccessLog access) : IRequestHandler<ViewCheckIns, Outcome<ViewCheckInsResult>>
{
    public async Task<Outcome<ViewCheckInsResult>> Handle(ViewCheckIns request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || sight.Part is not (CasePart.Owner or CasePart.Lead) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var all = await book.Of(one, ct);
        if (all.Any(k => k.AnsweredAt is not null)) await access.Record(talent, call.RequiredTenant.Name, CheckIn.Purpose, "checkIns", FieldClass.Sensitive, one.Id, ct);
        return new ViewCheckInsResult(one.Id, one.Reference, one.Tier, one.ArrivedOn, all);
    }
}
