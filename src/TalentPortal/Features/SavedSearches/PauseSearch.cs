using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Lets the mails of a search rest, or lets them go on: also those that stopped by themselves. What appeared meanwhile is told of then.</summary>
[SignedIn]
public sealed record PauseSearch(Guid Id, bool IsPaused) : ICommand<Done>;

internal sealed class PauseSearchHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PauseSearch, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(PauseSearch request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == me && s.Id == request.Id, ct) is not { } search) return Outcome.NotFound;
        search.Pause(request.IsPaused);
        search.Visit(now);
        await SearchTurns.Arrange(db, search, now, ct);
        return Done.Value;
    }
}
