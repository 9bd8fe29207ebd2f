using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns;

/// <summary>What the person was asked in one of their own cases after the arrival, and what they answered.</summary>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyCheckIns(Guid Id) : IQuery<ViewMyCheckInsResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="Open">The one that waits for an answer.</param>
/// <param name="Next">When the next one comes; null where there is none.</param>
/// <param name="Items">The newest first.</param>
public sealed record ViewMyCheckInsResult(Guid Id, TenantRef Tenant, string? OwnerName, OpenCheckIn? Open, DateOnly? Next, IReadOnlyList<OpenCheckIn> Items);

internal sealed class ViewMyCheckInsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, CheckInBook book) : IRequestHandler<ViewMyCheckIns, Outcome<ViewMyCheckInsResult>>
{
    public async Task<Outcome<ViewMyCheckInsResult>> Handle(ViewMyCheckIns request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var all = await book.Of(one, ct);
        var open = all.FirstOrDefault(k => k.IsOpen && (one.IsOpen || k.Day == CheckInQuestions.Year));
        var next = one.IsOpen && one.ArrivedOn is { } arrived ? CheckInQuestions.Times.FirstOrDefault(time => time.Day < CheckInQuestions.Year && all.All(k => k.Day < time.Day)) is { } time ? arrived.AddDays(time.Day) : (DateOnly?)null : null;
        return new ViewMyCheckInsResult(one.Id, tenant, one.OwnerName, open, next, all);
    }
}
