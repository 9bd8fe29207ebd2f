using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.SavedSearches;

/// <summary>
/// Looks at one kept search, as its person and on its site, and mails what is new in it. Mark, log and mail are one
/// transaction: each match is mailed at most once, whatever breaks.
/// </summary>
[SystemOnly]
public sealed record MailNewMatches(Guid Id) : ICommand<MailNewMatchesResult>;

/// <param name="Outcome">Null when there was nothing to look at.</param>
public sealed record MailNewMatchesResult(SearchRunOutcome? Outcome, int Found);

internal sealed class MailNewMatchesHandler(AppDb db, CurrentCall call, SealedSearch words, SavedSearchTokens tokens, JobNews news, MailQueue mails, TenantDirectory tenants, SiteAddresses addresses, TimeProvider clock)
    : IRequestHandler<MailNewMatches, Outcome<MailNewMatchesResult>>
{
    public async Task<Outcome<MailNewMatchesResult>> Handle(MailNewMatches request, CancellationToken ct)
    {
        if (call.UserId is not { } user) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        // Two processes that look at the same search wait for one another; the second finds that its turn is over.
        await db.Database.ExecuteSqlAsync($"select 1 from saved_search_dues where search_id = {request.Id} for update", ct);
        var due = await db.SavedSearchDues.SingleOrDefaultAsync(d => d.SearchId == request.Id && d.UserId == user, ct);
        if (due is null || due.DueAt > now || due.SiteId != call.TenantId) return new MailNewMatchesResult(null, 0);
        if (await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == user && s.Id == request.Id, ct) is not { IsWatched: true } search)
        {
            db.Remove(due);
            return new MailNewMatchesResult(null, 0);
        }

        var (outcome, found) = now - search.VisitedAt >= SavedSearch.Unvisited ? await Ask(search, now, ct) : await Look(search, ct);
        db.SavedSearchRuns.Add(SavedSearchRun.Of(search, outcome, found, now));
        await SearchTurns.Arrange(db, search, now, ct);
        var old = await db.SavedSearchRuns.Where(r => r.UserId == user && r.SearchId == search.Id).OrderByDescending(r => r.At).Skip(SavedSearchRun.Kept - 1).Select(r => r.Id).ToListAsync(ct);
        await db.SavedSearchRuns.Where(r => r.UserId == user && old.Contains(r.Id)).ExecuteDeleteAsync(ct);
        return new MailNewMatchesResult(outcome, found);
    }

    private async Task<(SearchRunOutcome, int)> Look(SavedSearch search, CancellationToken ct)
    {
        var said = await words.Open(search, ct);
        // Nobody is sent to an employer that they want to know nothing of them.
        var blocked = await db.EmployerBlocks.AsNoTracking().Where(b => b.UserId == search.UserId && b.EmployerId != null).Select(b => b.EmployerId!.Value).ToListAsync(ct);
        if (await news.Look(call, said.Query, search.Mark, search.Seen, ct, blocked) is not { } found) return (SearchRunOutcome.Unreadable, 0);
        search.Look(found.Newest, found.Matches.Where(ord => ord > found.Newest - JobNews.Overlap));
        if (found.Fresh == 0) return (SearchRunOutcome.Nothing, 0);
        var links = new List<MailLink>();
        foreach (var row in found.Rows)
        {
            var tenant = await tenants.ById(row.TenantId, ct);
            links.Add(new($"{row.Title.In(search.Language)} \u00b7 {row.Employer.In(search.Language)}", addresses.Of(tenant, search.Language, $"jobs/{row.Id}")));
        }

        await Send(search, MailTemplates.NewMatches, "jobs" + said.Query, new() { [MailTemplates.Count] = found.Fresh.ToString(search.Language.Culture()) }, links, ct);
        return (SearchRunOutcome.Mailed, found.Fresh);
    }

    private async Task<(SearchRunOutcome, int)> Ask(SavedSearch search, DateTimeOffset now, CancellationToken ct)
    {
        search.Stop(now);
        await Send(search, MailTemplates.SearchUnvisited, "me/searches", [], [], ct);
        return (SearchRunOutcome.Stopped, 0);
    }

    private Task Send(SavedSearch search, string template, string path, Dictionary<string, string> values, IReadOnlyList<MailLink> links, CancellationToken ct)
    {
        values[MailTemplates.Path] = path;
        var stop = addresses.Of(call.Tenant, search.Language, StopEndpoint.Path(tokens.Make(search.UserId, search.Id)));
        return mails.ToUser(search.UserId, template, search.Language, values, ct, extras: new MailExtras(links, stop));
    }
}

/// <summary>Every quarter of an hour: each search in its turn, in a message of its own, because row-level security shows it to nobody but its person.</summary>
internal sealed class MailNewMatchesWork : IScheduledWork
{
    public string Name => "saved-searches-mail";

    public string Cron => "30 4/15 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        var done = new HashSet<Guid>();
        while (true)
        {
            var found = (await run.Ask(new FindDueSearches(), null, ct)).Value.Searches;
            // One that comes up again could not be looked at; the next run tries again.
            var left = found.Where(one => done.Add(one.SearchId)).ToList();
            if (left.Count == 0) return;
            foreach (var one in left)
            {
                var site = one.SiteId is { } id ? await run.Tenant(id, ct) : null;
                if (one.SiteId is null || site is not null) await run.Send(new MailNewMatches(one.SearchId), site, ct, onBehalfOf: one.UserId);
            }
        }
    }
}
