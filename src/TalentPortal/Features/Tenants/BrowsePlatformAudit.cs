using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Tenants;

/// <summary>What was done to the platform itself, newest first.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record BrowsePlatformAudit(int Page = 1) : IQuery<BrowseAuditResult>;

internal sealed class BrowsePlatformAuditValidator : AbstractValidator<BrowsePlatformAudit>
{
    public BrowsePlatformAuditValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 100_000).Says("Fields_PageUnknown");
}

internal sealed class BrowsePlatformAuditHandler(AppDb db) : IRequestHandler<BrowsePlatformAudit, Outcome<BrowseAuditResult>>
{
    public async Task<Outcome<BrowseAuditResult>> Handle(BrowsePlatformAudit request, CancellationToken cancellationToken)
    {
        var entries = db.Set<PlatformAuditEntry>().AsNoTracking();
        var total = await entries.CountAsync(cancellationToken);
        var page = await entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .Skip((request.Page - 1) * BrowseAudit.PageSize).Take(BrowseAudit.PageSize).ToListAsync(cancellationToken);
        return new BrowseAuditResult(
            [.. page.Select(a => new AuditRow(a.Id, a.At, a.Action, a.Detail, null, !a.Actor.StartsWith("user:", StringComparison.Ordinal) && a.Actor != "visitor"))], total);
    }
}
