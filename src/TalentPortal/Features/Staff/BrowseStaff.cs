using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Staff;

/// <summary>Who works for the own tenant, and who is asked to.</summary>
[Requires(StaffPermissions.Manage)]
public sealed record BrowseStaff : IQuery<BrowseStaffResult>;

public sealed record BrowseStaffResult(IReadOnlyList<StaffRow> Staff, IReadOnlyList<StaffInvitationRow> Invitations);

/// <param name="LastActive">Day at the tenant; null when there was no sign of life within 30 days.</param>
/// <param name="OpenCases">For how many open cases somebody answers: they have to go to others before the membership ends.</param>
/// <param name="IsLastAdministrator">Can neither lose that role nor leave.</param>
public sealed record StaffRow(
    Guid MembershipId, string Name, IReadOnlyList<PortalRole> Roles, bool HasSecondFactor, DateOnly? LastActive, DateTimeOffset JoinedAt, bool IsMe, bool IsLastAdministrator, int OpenCases, uint Version);

/// <param name="InvitedBy">Name of the member of staff; null for the platform, and for somebody who has left.</param>
public sealed record StaffInvitationRow(
    Guid InvitationId, string? Email, string? Name, IReadOnlyList<PortalRole> Roles, bool IsExpired, string? InvitedBy, bool ByPlatform, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);

internal sealed class BrowseStaffHandler(AppDb db, CurrentCall call, AccountActivity activity, InvitationBook book) : IRequestHandler<BrowseStaff, Outcome<BrowseStaffResult>>
{
    public async Task<Outcome<BrowseStaffResult>> Handle(BrowseStaff request, CancellationToken cancellationToken)
    {
        var tenant = call.RequiredTenant;
        var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant.Id && m.EndedAt == null).ToListAsync(cancellationToken);
        var accounts = await activity.Of([.. staff.Select(m => m.UserId)], cancellationToken);
        var cases = await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.OwnerUserId != null).GroupBy(c => c.OwnerUserId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var administrators = staff.Count(m => m.Roles.Contains(PortalRole.TenantAdministrator));
        var names = staff.ToDictionary(m => m.UserId, m => m.DisplayName);
        return new BrowseStaffResult(
            [.. staff.OrderBy(m => m.DisplayName, StringComparer.Create(call.Language.Culture(), ignoreCase: true)).ThenBy(m => m.Id).Select(m => Row(m, accounts.GetValueOrDefault(m.UserId)))],
            [.. (await book.Unanswered(Inviting.Staff(tenant.Id), cancellationToken)).Select(i => new StaffInvitationRow(
                i.Id, i.Email, i.Name, i.Roles, i.State == InvitationState.Expired, i.ByPlatform ? null : names.GetValueOrDefault(i.InvitedBy), i.ByPlatform, i.SentAt, i.ExpiresAt))]);

        StaffRow Row(StaffMembership m, AccountActivityInfo? account) => new(
            m.Id, m.DisplayName, m.Roles, account?.HasSecondFactor == true, account?.SeenAt is { } seen ? tenant.DayAt(seen) : null, m.JoinedAt, m.UserId == call.UserId,
            administrators == 1 && m.Roles.Contains(PortalRole.TenantAdministrator), cases.GetValueOrDefault(m.UserId), m.Version);
    }
}
