using System.Collections.Concurrent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>
/// Works out anew what is due of one person, as that person. Results, the next day and the mail are one transaction: a run
/// that dies goes on where it was, and nobody is told twice.
/// </summary>
[SystemOnly]
public sealed record RerunResults : ICommand<RerunResultsResult>;

/// <param name="Looked">Results that were worked out.</param>
/// <param name="Changed">Of them, those that came to something else.</param>
public sealed record RerunResultsResult(int Looked, int Changed);

internal sealed class RerunResultsHandler(AppDb db, CurrentCall call, EligibilityDesk desk, SealedEligibility words, RuleLibrary library, MailQueue mails, TimeProvider clock) : IRequestHandler<RerunResults, Outcome<RerunResultsResult>>
{
    public async Task<Outcome<RerunResultsResult>> Handle(RerunResults request, CancellationToken ct)
    {
        if (call.UserId is not { } user) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        // Whoever changes their answers meanwhile, and another process, waits; the second finds that nothing is due.
        await desk.Lock(user, ct);
        var dues = await db.EligibilityDues.Where(d => d.UserId == user && d.DueAt <= now).ToListAsync(ct);
        if (dues.Count == 0) return new RerunResultsResult(0, 0);
        var ids = dues.ConvertAll(due => due.ResultId);
        var results = await db.EligibilityResults.Where(r => r.UserId == user && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var sheet = await desk.Sheet(user, ct);
        var answers = await words.Open(sheet, (await library.Of(null, ct)).Facts, ct);
        var (looked, changed) = (0, 0);
        foreach (var due in dues)
        {
            if (sheet is null || !results.TryGetValue(due.ResultId, out var result))
            {
                db.Remove(due);
                continue;
            }

            looked++;
            if (await desk.Again(result, due, answers, ct)) changed++;
        }

        if (changed > 0 && sheet!.TakeMail(desk.Today)) await mails.ToUser(user, MailTemplates.ResultsChanged, null, new Dictionary<string, string> { [MailTemplates.Path] = "me/eligibility" }, ct);
        return new RerunResultsResult(looked, changed);
    }
}

/// <summary>
/// Every five minutes: each person whose results are due, in a message of their own, because row-level security shows them
/// to nobody else. A run ends after a while; the next goes on.
/// </summary>
internal sealed class RerunResultsWork(TimeProvider clock) : IScheduledWork
{
    public const int PeopleMost = 20_000;

    private const int AtATime = 4;

    private static readonly TimeSpan longest = TimeSpan.FromMinutes(4);

    public string Name => "eligibility-rerun";

    public string Cron => "10 3/5 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var done = new ConcurrentDictionary<Guid, bool>();
        while (done.Count < PeopleMost && clock.GetElapsedTime(began) < longest)
        {
            var people = (await run.Ask(new FindDueResults(), null, ct)).Value.People;
            // Somebody who comes up again could not be worked out; the next run tries again.
            var left = people.Where(person => done.TryAdd(person, true)).ToList();
            if (left.Count == 0) return;
            await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = ct }, async (person, stop) => await run.Send(new RerunResults(), null, stop, onBehalfOf: person));
        }
    }
}
