using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Puts back an entry that the person removed within the last day.</summary>
[SignedIn]
public sealed record RestoreEntry(Guid Id) : ICommand<Done>;

internal sealed class RestoreEntryHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<RestoreEntry, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RestoreEntry request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var entry = await db.ProfileEntries.SingleOrDefaultAsync(e => e.UserId == user && e.Id == request.Id, ct);
        if (entry is null || !entry.CanBePutBack(clock.GetUtcNow())) return Outcome.NotFound;
        if (await db.ProfileEntries.CountAsync(e => e.UserId == user && e.Section == entry.Section && e.RemovedAt == null, ct) >= entry.Section.Most()) return Outcome.Refused(new TextKey("Career_TooMany", entry.Section.Most()));
        entry.PutBack();
        return Done.Value;
    }
}
