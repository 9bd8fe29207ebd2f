using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Opens the list of a kept search, which counts as a visit: the mails go on.</summary>
[SignedIn]
public sealed record RunSearch(Guid Id) : ICommand<RunSearchResult>;

/// <param name="Address">The list, on the site of the search.</param>
public sealed record RunSearchResult(string Address);

internal sealed class RunSearchHandler(AppDb db, CurrentCall call, SealedSearch words, TenantDirectory tenants, SiteAddresses addresses, TimeProvider clock) : IRequestHandler<RunSearch, Outcome<RunSearchResult>>
{
    public async Task<Outcome<RunSearchResult>> Handle(RunSearch request, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == me && s.Id == request.Id, ct) is not { } search) return Outcome.NotFound;
        var wasStopped = search.StoppedAt is not null;
        search.Visit(now);
        if (wasStopped) await SearchTurns.Arrange(db, search, now, ct);
        var site = search.SiteId is { } id ? await tenants.ById(id, ct) : null;
        return new RunSearchResult(addresses.Of(site, call.Language, "jobs" + (await words.Open(search, ct)).Query));
    }
}
