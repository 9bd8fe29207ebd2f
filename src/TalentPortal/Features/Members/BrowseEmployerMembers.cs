using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Members.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Members;

/// <summary>Who acts for the own employer, and who is asked to.</summary>
[Requires(MembersPermissions.Manage)]
public sealed record BrowseEmployerMembers : IQuery<BrowseEmployerMembersResult>;

public sealed record BrowseEmployerMembersResult(IReadOnlyList<MemberRow> Members, IReadOnlyList<MemberInvitationRow> Invitations);

/// <param name="LastActive">Day in China; null when there was no sign of life within 30 days.</param>
/// <param name="IsLastOwner">Can neither lose that role nor leave.</param>
public sealed record MemberRow(Guid MemberId, string Name, PortalRole Role, bool HasSecondFactor, DateOnly? LastActive, DateTimeOffset JoinedAt, bool IsMe, bool IsLastOwner);

/// <param name="InvitedBy">Null for somebody who has left.</param>
public sealed record MemberInvitationRow(Guid InvitationId, string? Email, string? Name, PortalRole Role, bool IsExpired, string? InvitedBy, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);

internal sealed class BrowseEmployerMembersHandler(AppDb db, CurrentCall call, AccountActivity activity, InvitationBook book) : IRequestHandler<BrowseEmployerMembers, Outcome<BrowseEmployerMembersResult>>
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public async Task<Outcome<BrowseEmployerMembersResult>> Handle(BrowseEmployerMembers request, CancellationToken cancellationToken)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        var members = await db.MembersOf(employer).AsNoTracking().ToListAsync(cancellationToken);
        var accounts = await activity.Of([.. members.Select(m => m.UserId)], cancellationToken);
        var owners = members.Count(m => m.Role == PortalRole.EmployerOwner);
        var names = members.ToDictionary(m => m.UserId, m => m.DisplayName);
        return new BrowseEmployerMembersResult(
            [.. members.OrderBy(m => m.DisplayName, StringComparer.Create(call.Language.Culture(), ignoreCase: true)).ThenBy(m => m.UserId).Select(m => Row(m, accounts.GetValueOrDefault(m.UserId)))],
            [.. (await book.Unanswered(Inviting.Members(employer), cancellationToken)).Select(i => new MemberInvitationRow(
                i.Id, i.Email, i.Name, i.Roles.Single(), i.State == InvitationState.Expired, names.GetValueOrDefault(i.InvitedBy), i.SentAt, i.ExpiresAt))]);

        MemberRow Row(EmployerMembership m, AccountActivityInfo? account) => new(
            m.UserId, m.DisplayName, m.Role, account?.HasSecondFactor == true, account?.SeenAt is { } seen ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(seen, China).DateTime) : null,
            m.JoinedAt, m.UserId == call.UserId, owners == 1 && m.Role == PortalRole.EmployerOwner);
    }
}
