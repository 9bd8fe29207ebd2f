using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Forgets a kept search and its log.</summary>
[SignedIn]
public sealed record DropSearch(Guid Id) : ICommand<Done>;

internal sealed class DropSearchHandler(AppDb db, CurrentCall call) : IRequestHandler<DropSearch, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DropSearch request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == me && s.Id == request.Id, ct) is not { } search) return Outcome.NotFound;
        await db.SavedSearchDues.Where(d => d.SearchId == search.Id && d.UserId == me).ExecuteDeleteAsync(ct);
        db.Remove(search);
        return Done.Value;
    }
}
