using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>Gathers the English words of the newest postings' titles, employers and summaries, by which mistyped ones are corrected.</summary>
[SystemOnly]
public sealed record GatherSearchWords : ICommand<GatherSearchWordsResult>
{
    /// <summary>So many postings say all words that matter.</summary>
    public const int Postings = 50_000;

    /// <summary>So many words are held in memory.</summary>
    public const int Words = 20_000;

    /// <summary>A word that fewer than one in so many postings has is as likely a misprint.</summary>
    public const int Rare = 20_000;
}

/// <param name="Changed">Words that are new, gone, or more or less frequent.</param>
public sealed record GatherSearchWordsResult(int Changed);

internal sealed class GatherSearchWordsHandler(AppDb db) : IRequestHandler<GatherSearchWords, Outcome<GatherSearchWordsResult>>
{
    public async Task<Outcome<GatherSearchWordsResult>> Handle(GatherSearchWords request, CancellationToken ct)
    {
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
            with newest as materialized (select tenant_id, job_id from job_search order by ord desc limit {GatherSearchWords.Postings}),
            fresh as materialized (
              select word, count(*)::int as postings
                from newest join job_listings l using (tenant_id, job_id)
               cross join lateral (select distinct word from regexp_split_to_table(lower(concat_ws(' ', l.title_en, l.title_zh, l.employer_en, l.summary_en, l.summary_zh)), '[^a-z]+') as word) w
               where length(word) between {SearchWord.WordMin} and {SearchWord.WordMax}
               group by word having count(*) > (select count(*) from newest) / {GatherSearchWords.Rare}
               order by count(*) desc, word limit {GatherSearchWords.Words}),
            gone as (delete from search_words known where not exists (select from fresh where fresh.word = known.word))
            insert into search_words (word, postings) select word, postings from fresh
                on conflict (word) do update set postings = excluded.postings where search_words.postings <> excluded.postings
            """, ct);
        return new GatherSearchWordsResult(changed);
    }
}

/// <summary>Every hour.</summary>
internal sealed class GatherSearchWordsWork : IScheduledWork
{
    public string Name => "jobs-gather-search-words";

    public string Cron => "0 17 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.Send(new GatherSearchWords(), null, ct);
}
