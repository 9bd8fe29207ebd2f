using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Absences;

/// <summary>Present and coming absences: the caller's own, those for which they are asked or stand in, and for team leads everybody's.</summary>
[Requires(AbsencesPermissions.Plan)]
public sealed record BrowseAbsences : IQuery<BrowseAbsencesResult>;

/// <param name="Items">The earliest first.</param>
/// <param name="Colleagues">Whom the caller may ask to stand in; who is away at the time is refused.</param>
/// <param name="OpenCases">For how many open cases somebody would stand in.</param>
public sealed record BrowseAbsencesResult(IReadOnlyList<BrowseAbsencesResult.Item> Items, IReadOnlyList<BrowseAbsencesResult.Colleague> Colleagues, int OpenCases, bool LeadsTeam, DateOnly Today)
{
    /// <param name="DeputyName">Who stands in or is asked; null while somebody has to be named.</param>
    /// <param name="HasBegun">Somebody is away now.</param>
    /// <param name="CanAnswer">Whether the caller is asked.</param>
    /// <param name="CanEnd">Whether the caller may take it back or end it.</param>
    /// <param name="Deputies">Whom the caller may name; empty for those who may not.</param>
    public sealed record Item(
        Guid Id, string ConsultantName, bool IsMine, string? DeputyName, bool ByMe, DateOnly FromOn, DateOnly UntilOn, AbsenceState State, bool WasDeclined, bool HasBegun, bool CanAnswer, bool CanEnd,
        IReadOnlyList<Colleague> Deputies, uint Version);

    public sealed record Colleague(Guid MembershipId, string Name);
}

internal sealed class BrowseAbsencesHandler(AppDb db, CurrentCall call, AbsenceBook book, TimeProvider clock) : IRequestHandler<BrowseAbsences, Outcome<BrowseAbsencesResult>>
{
    public async Task<Outcome<BrowseAbsencesResult>> Handle(BrowseAbsences request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, me, leads) = (clock.GetUtcNow(), call.RequiredUserId, book.LeadsTeam);
        var absences = await book.Here.AsNoTracking().Where(a => a.State != AbsenceState.Ended && a.EndsAt > now && (leads || a.ConsultantUserId == me || a.DeputyUserId == me)).OrderBy(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(ct);
        var staff = await book.Staff(ct);
        return new BrowseAbsencesResult(
            [.. absences.Select(a => new BrowseAbsencesResult.Item(
                a.Id, a.ConsultantName, a.ConsultantUserId == me, a.DeputyName, a.DeputyUserId == me, a.FromOn, a.UntilOn, a.State, a.WasDeclined, a.StartsAt <= now, a.State == AbsenceState.Asked && a.DeputyUserId == me,
                leads || a.ConsultantUserId == me, leads ? Colleagues(staff.DeputiesOf(a.ConsultantUserId, a.StartsAt, a.EndsAt)) : [], a.Version))],
            Colleagues(staff.DeputiesOf(me, DateTimeOffset.MaxValue, DateTimeOffset.MinValue)), await db.Cases.AtTenantOf(call).CountAsync(c => c.OwnerUserId == me && c.ClosedAt == null, ct), leads, tenant.DayAt(now));
    }

    private static IReadOnlyList<BrowseAbsencesResult.Colleague> Colleagues(IEnumerable<CaseColleague> all) => [.. all.Select(c => new BrowseAbsencesResult.Colleague(c.MembershipId, c.Name))];
}
