using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>What of the students' time waits for the caller, and the students whom they supervise; team leads see all of both.</summary>
[Requires(CampusHoursPermissions.Confirm)]
public sealed record BrowseCampusHours : IQuery<BrowseCampusHoursResult>;

/// <param name="Waiting">The oldest first.</param>
/// <param name="More">How many more wait than are listed.</param>
/// <param name="Supervisors">Whom the caller may name; empty for those who may not.</param>
public sealed record BrowseCampusHoursResult(IReadOnlyList<BrowseCampusHoursResult.Item> Waiting, int More, IReadOnlyList<BrowseCampusHoursResult.Student> Students, IReadOnlyList<BrowseCampusHoursResult.Colleague> Supervisors)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 100;

    public sealed record Item(Guid Id, string ConsultantName, DateOnly On, int Minutes, ServiceKind Kind, string? Reference, DateTimeOffset RecordedAt, uint Version);

    /// <param name="SupervisorName">Null: the team leads alone.</param>
    /// <param name="Version">Of who supervises; null while nobody was named.</param>
    public sealed record Student(Guid MembershipId, string Name, Guid? SupervisorMembershipId, string? SupervisorName, int ConfirmedMinutes, int WaitingMinutes, uint? Version);

    public sealed record Colleague(Guid MembershipId, string Name);
}

internal sealed class BrowseCampusHoursHandler(AppDb db, CurrentCall call, ServiceBook book) : IRequestHandler<BrowseCampusHours, Outcome<BrowseCampusHoursResult>>
{
    public async Task<Outcome<BrowseCampusHoursResult>> Handle(BrowseCampusHours request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me) return Outcome.NotFound;
        var waiting = book.Supervised.AsNoTracking().Where(r => r.State == ServiceState.Recorded);
        var (total, first) = (await waiting.CountAsync(ct), await waiting.OrderBy(r => r.RecordedAt).ThenBy(r => r.Id).Take(BrowseCampusHoursResult.Most).ToListAsync(ct));
        var (colleagues, supervisions) = (await db.CaseColleagues(tenant, ct), await book.Supervisions.AsNoTracking().ToListAsync(ct));
        var sums = await book.Supervised.Where(r => r.State != ServiceState.Returned).GroupBy(r => new { r.ConsultantUserId, r.State }).Select(g => new { g.Key, Minutes = g.Sum(r => r.Minutes) }).ToListAsync(ct);
        int Minutes(Guid student, ServiceState state) => sums.Where(s => s.Key.ConsultantUserId == student && s.Key.State == state).Sum(s => s.Minutes);
        List<BrowseCampusHoursResult.Student> students = [];
        foreach (var student in colleagues.Where(c => c.Roles.WorksIn(CaseTier.Campus)))
        {
            var supervision = supervisions.Find(s => s.ConsultantUserId == student.UserId);
            if (!book.LeadsTeam && supervision?.SupervisorUserId != me) continue;
            // Whoever left or has another role now supervises nobody.
            var by = colleagues.FirstOrDefault(c => c.UserId == supervision?.SupervisorUserId && ServiceBook.MaySupervise(c));
            students.Add(new(student.MembershipId, student.Name, by?.MembershipId, by?.Name, Minutes(student.UserId, ServiceState.Confirmed), Minutes(student.UserId, ServiceState.Recorded), supervision?.Version));
        }

        return new BrowseCampusHoursResult(
            [.. first.Select(r => new BrowseCampusHoursResult.Item(r.Id, r.ConsultantName, r.On, r.Minutes, r.Kind, r.CaseId is { } id ? TalentCase.ReferenceOf(id) : null, r.RecordedAt, r.Version))],
            total - first.Count, students, book.LeadsTeam ? [.. colleagues.Where(ServiceBook.MaySupervise).Select(c => new BrowseCampusHoursResult.Colleague(c.MembershipId, c.Name))] : []);
    }
}
