using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>One event with those who signed up, for whoever answers for it. They have no account with an access log, so what team leads read is audited.</summary>
[Personal]
[Requires(EventsPermissions.Keep)]
public sealed record ViewOwnEvent(Guid Id) : IQuery<ViewOwnEventResult>;

/// <param name="SignUps">Those who confirmed: with a place first, then those who wait, in their order.</param>
/// <param name="Unconfirmed">How many have not confirmed; they are not shown.</param>
/// <param name="WaitsForFollowUp">It is over, and nobody has said that what follows is done.</param>
/// <param name="Tally">What stayed once the sign-ups were deleted; null before.</param>
public sealed record ViewOwnEventResult(
    Guid Id, EventFacts Facts, EventState State, string OwnerName, bool IsOver, uint Version, IReadOnlyList<ViewOwnEventResult.SignUp> SignUps, int Unconfirmed, bool WaitsForFollowUp, ViewOwnEventResult.Numbers? Tally)
{
    /// <param name="Total">Null: fewer than are told.</param>
    /// <param name="Came">Null: nobody has said, or it is not told.</param>
    public sealed record Numbers(int? Total, int? Came);

    /// <param name="Name">Null where the key of the tenant is gone.</param>
    /// <param name="MayContact">Whether they let a consultant get in touch.</param>
    public sealed record SignUp(Guid Id, SignUpState State, string? Name, string? Email, string CountryCode, string? FieldCode, string? Question, bool MayContact, bool? Attended, DateTimeOffset ConfirmedAt);
}

internal sealed class ViewOwnEventHandler(AppDb db, CurrentCall call, SealedSignUp words, Audit audit, TimeProvider clock) : IRequestHandler<ViewOwnEvent, Outcome<ViewOwnEventResult>>
{
    public async Task<Outcome<ViewOwnEventResult>> Handle(ViewOwnEvent request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.OutreachEvents.AsNoTracking().VisibleTo(call).SingleOrDefaultAsync(e => e.Id == request.Id, ct) is not { } e) return Outcome.NotFound;
        var all = await db.EventSignUps.AsNoTracking().AtTenantOf(call).Where(s => s.EventId == e.Id).ToListAsync(ct);
        List<ViewOwnEventResult.SignUp> signUps = [];
        foreach (var s in all.Where(s => s.Counts).OrderBy(s => s.State).ThenBy(s => s.ConfirmedAt).ThenBy(s => s.Id))
        {
            var open = await words.Open(s, ct);
            signUps.Add(new(s.Id, s.State, open?.Name, open?.Email, s.CountryCode, open?.FieldCode, open?.Question, s.MayContact, s.Attended, s.ConfirmedAt!.Value));
        }

        var now = clock.GetUtcNow();
        var tally = await db.EventTallies.AsNoTracking().AtTenantOf(call).Where(t => t.EventId == e.Id).Select(t => new ViewOwnEventResult.Numbers(t.Total, t.Came)).SingleOrDefaultAsync(ct);
        if (e.OwnerUserId != call.UserId && signUps.Exists(s => s.Name is not null)) audit.Write("events.open", e.Id);
        return new ViewOwnEventResult(
            e.Id, e.Facts, e.State, e.OwnerName, e.OverAt <= now, e.Version,
            signUps, all.Count(s => s.State == SignUpState.Asked), e.WaitsForFollowUp(now) && all.Exists(s => s.Counts), tally);
    }
}
