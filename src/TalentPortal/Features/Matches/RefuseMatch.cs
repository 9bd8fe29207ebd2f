using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>The person does not want to see a posting among their matches. Once more changes nothing.</summary>
[SignedIn]
public sealed record RefuseMatch(Guid JobId) : ICommand<Done>;

internal sealed class RefuseMatchHandler(AppDb db, CurrentCall call, PersonalDues dues, TimeProvider clock) : IRequestHandler<RefuseMatch, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RefuseMatch request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"matches:" + me.ToString("N")}, 0))", ct);
        if (await db.JobListings.AsNoTracking().SingleOrDefaultAsync(l => l.JobId == request.JobId, ct) is not { } listing) return Outcome.NotFound;
        if (await db.MatchRefusals.AnyAsync(r => r.UserId == me && r.JobId == request.JobId, ct)) return Done.Value;
        if (await db.MatchRefusals.CountAsync(r => r.UserId == me, ct) >= MatchRefusal.Most) return Outcome.Refused(new TextKey("RefuseMatch_TooMany", MatchRefusal.Most));
        await dues.Note(me, now.AddMonths(MatchRefusal.KeptMonths), ct);
        db.MatchRefusals.Add(MatchRefusal.Of(me, listing.TenantId, listing.JobId, now));
        return Done.Value;
    }
}
