using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Tenants;

/// <summary>What was done in the own tenant, newest first.</summary>
[Requires(TenantsPermissions.Audit)]
public sealed record BrowseAudit(int Page = 1) : IQuery<BrowseAuditResult>
{
    public const int PageSize = 50;
}

public sealed record BrowseAuditResult(IReadOnlyList<AuditRow> Rows, int Total)
{
    public int Pages => Math.Max(1, (Total + BrowseAudit.PageSize - 1) / BrowseAudit.PageSize);
}

/// <param name="Person">Name by which the tenant knows who did it; null for somebody outside its staff.</param>
/// <param name="IsSystem">Done by the portal itself.</param>
/// <param name="Subject">Name of the member of staff to whom it was done.</param>
public sealed record AuditRow(Guid Id, DateTimeOffset At, string Action, string? Detail, string? Person, bool IsSystem, string? Subject = null);

internal sealed class BrowseAuditValidator : AbstractValidator<BrowseAudit>
{
    public BrowseAuditValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 100_000).Says("Fields_PageUnknown");
}

internal sealed class BrowseAuditHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseAudit, Outcome<BrowseAuditResult>>
{
    public async Task<Outcome<BrowseAuditResult>> Handle(BrowseAudit request, CancellationToken cancellationToken)
    {
        var tenant = call.RequiredTenant.Id;
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(a => a.TenantId == tenant);
        var total = await entries.CountAsync(cancellationToken);
        var page = await entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .Skip((request.Page - 1) * BrowseAudit.PageSize).Take(BrowseAudit.PageSize).ToListAsync(cancellationToken);
        var names = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant).Select(m => new { m.Id, m.UserId, m.DisplayName }).ToListAsync(cancellationToken);
        var byActor = names.ToDictionary(m => $"user:{m.UserId:N}", m => m.DisplayName, StringComparer.Ordinal);
        var byMembership = names.ToDictionary(m => m.Id, m => m.DisplayName);
        return new BrowseAuditResult([.. page.Select(Row)], total);

        AuditRow Row(AuditEntry a)
        {
            var subject = a.SubjectId is { } id ? byMembership.GetValueOrDefault(id) : null;
            // Whoever accepts an invitation has no part here yet, so the portal acts for them; it is their deed all the same.
            return a.Action == "staff.join"
                ? new AuditRow(a.Id, a.At, a.Action, a.Detail, subject, IsSystem: false)
                : new AuditRow(a.Id, a.At, a.Action, a.Detail, byActor.GetValueOrDefault(a.Actor), a.Side == CallSide.System, subject);
        }
    }
}
