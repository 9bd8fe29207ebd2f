using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>What everyone may know of an employer that is admitted here; on the national site, anywhere.</summary>
[Anyone]
public sealed record ViewEmployer(Guid EmployerId) : IQuery<ViewEmployerResult>;

public sealed record ViewEmployerResult(
    Guid Id, Bilingual Name, EmployerKind Kind, string? DivisionCode, string? CountryCode, string? IndustryCode, string? Website, Bilingual About,
    IReadOnlyList<EmployerAdmittedBy> AdmittedBy)
{
    public const int PositionsMost = 10;
    public const int MembersMost = 200;

    /// <summary>The parks and associations of which it is a member here.</summary>
    public IReadOnlyList<LinkedEmployer> Parks { get; init; } = [];

    /// <summary>A park's members here, those with open positions first.</summary>
    public IReadOnlyList<LinkedEmployer> Members { get; init; } = [];

    /// <summary>The newest open positions, its own and those of its members.</summary>
    public IReadOnlyList<OpenPosition> Positions { get; init; } = [];

    /// <summary>What its photo shows, and when it came; null where none is shown.</summary>
    public Picture? Photo { get; init; }

    public sealed record Picture(Bilingual Alt, DateTimeOffset At);

    /// <summary>How many open positions it has in its own name.</summary>
    public int OwnPositions { get; init; }
}

/// <summary>An organisation of which another one is a member, or the other way.</summary>
/// <param name="Positions">How many open positions it has.</param>
public sealed record LinkedEmployer(Guid Id, Bilingual Name, EmployerKind Kind, int Positions);

/// <summary>A tenant that admits the employer.</summary>
/// <param name="CheckedAt">When somebody last looked; null where nobody did.</param>
/// <param name="VouchedBy">The park that answers for it, where the mark rests on that.</param>
public sealed record EmployerAdmittedBy(Guid TenantId, Bilingual Tenant, EmployerVerification? Verification, DateTimeOffset Since, DateTimeOffset? CheckedAt, Bilingual? VouchedBy)
{
    /// <summary>How fast it answers applicants there.</summary>
    public ReplyFigure Replies { get; init; } = ReplyFigure.Nothing;
}

internal sealed class ViewEmployerHandler(AppDb db, CurrentCall call, IOpenPositions positions) : IRequestHandler<ViewEmployer, Outcome<ViewEmployerResult>>
{
    public async Task<Outcome<ViewEmployerResult>> Handle(ViewEmployer request, CancellationToken ct)
    {
        var admitted = await db.EmployerAdmissions.AsNoTracking()
            .Where(a => a.EmployerId == request.EmployerId && a.Status == AdmissionStatus.Admitted)
            .Join(db.Set<Tenant>(), a => a.TenantId, t => t.Id, (a, t) => new EmployerAdmittedBy(
                t.Id, t.ShortName, a.Verification, a.DecidedAt!.Value, a.VerifiedAt, db.Set<Employer>().Where(e => a.Verification == EmployerVerification.ParkVouched && e.Id == a.VouchedById).Select(e => e.Name).SingleOrDefault()))
            .ToListAsync(ct);
        if (call.TenantId is { } site) admitted.RemoveAll(a => a.TenantId != site);
        if (admitted.Count == 0) return Outcome.NotFound;
        for (var i = 0; i < admitted.Count; i++) admitted[i] = admitted[i] with { Replies = await db.RepliesOf(admitted[i].TenantId, request.EmployerId, ct) };
        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == request.EmployerId, ct);
        var here = call.TenantId;
        var agreed = db.ParkMemberships.AsNoTracking().Where(m => m.State == ParkMembershipState.Active && (here == null || m.TenantId == here));
        var parks = await Linked(agreed.Where(m => m.MemberId == employer.Id).Select(m => m.ParkId), ct);
        var members = employer.MayHaveMembers ? await Linked(agreed.Where(m => m.ParkId == employer.Id).Select(m => m.MemberId), ct) : [];
        var (newest, counts) = await positions.Of([employer.Id, .. members.Select(member => member.Id)], ViewEmployerResult.PositionsMost, ct);
        return new ViewEmployerResult(
            employer.Id, employer.Name, employer.Kind, employer.DivisionCode, employer.CountryCode, employer.IndustryCode, employer.Website, employer.About,
            [.. admitted.OrderBy(a => a.Since)])
        {
            Photo = employer.ShowsPhoto ? new(employer.PhotoAlt, employer.PhotoAt!.Value) : null,
            Parks = parks,
            Members = [.. members.Select(member => member with { Positions = counts.GetValueOrDefault(member.Id) }).OrderByDescending(member => member.Positions)],
            Positions = newest,
            OwnPositions = counts.GetValueOrDefault(employer.Id),
        };
    }

    private async Task<List<LinkedEmployer>> Linked(IQueryable<Guid> ids, CancellationToken ct) =>
        await db.KnownEmployers.AsNoTracking().Where(e => ids.Contains(e.Id)).OrderBy(e => e.CreatedAt).Take(ViewEmployerResult.MembersMost).Select(e => new LinkedEmployer(e.Id, e.Name, e.Kind, 0)).ToListAsync(ct);
}
