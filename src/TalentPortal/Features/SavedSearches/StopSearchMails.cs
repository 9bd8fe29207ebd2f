using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Ends the mails of a search on behalf of whoever got one with this link in it. Once more changes nothing.</summary>
[SystemOnly]
public sealed record StopSearchMails(Guid Id) : ICommand<Done>;

internal sealed class StopSearchMailsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<StopSearchMails, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(StopSearchMails request, CancellationToken ct)
    {
        if (call.UserId is not { } user || await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == user && s.Id == request.Id, ct) is not { } search) return Outcome.NotFound;
        if (search.IsPaused) return Done.Value;
        var now = clock.GetUtcNow();
        search.Pause(true);
        db.SavedSearchRuns.Add(SavedSearchRun.Of(search, SearchRunOutcome.TurnedOff, 0, now));
        await SearchTurns.Arrange(db, search, now, ct);
        return Done.Value;
    }
}
