using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Removes an entry of the person's career record; for a day it can be put back.</summary>
[SignedIn]
public sealed record RemoveEntry(Guid Id) : ICommand<Done>;

internal sealed class RemoveEntryHandler(AppDb db, CurrentCall call, PersonalDues dues, TimeProvider clock) : IRequestHandler<RemoveEntry, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveEntry request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var entry = await db.ProfileEntries.SingleOrDefaultAsync(e => e.UserId == user && e.Id == request.Id && e.RemovedAt == null, ct);
        if (entry is null) return Outcome.NotFound;
        await dues.Note(user, now + ProfileEntry.PutBackFor, ct);
        entry.Remove(now);
        return Done.Value;
    }
}
