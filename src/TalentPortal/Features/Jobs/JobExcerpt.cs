using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>A piece of a description around the words that were searched for.</summary>
public sealed record JobExcerpt(string Text, Language Language);

/// <summary>Finds the words in descriptions of a page of results, for those whose title and summary do not show them.</summary>
internal static class JobExcerpts
{
    public static async Task<IReadOnlyDictionary<Guid, JobExcerpt>> Read(AppDb db, IReadOnlyList<JobRow> rows, SearchMarks? marks, Language language, CancellationToken ct)
    {
        var without = marks is null ? [] : rows.Where(row => !Shows(row.Title, marks, language) && !Shows(row.Employer, marks, language) && !Shows(row.Summary, marks, language)).ToList();
        if (without.Count == 0) return new Dictionary<Guid, JobExcerpt>();
        var (tenants, ids) = (without.Select(row => row.TenantId).Distinct().ToArray(), without.Select(row => row.Id).ToArray());
        var texts = await db.Jobs.AsNoTracking().Where(j => tenants.Contains(j.TenantId) && ids.Contains(j.Id) && j.IsPublic).Select(j => new { j.Id, j.Content.Description }).ToListAsync(ct);
        var excerpts = new Dictionary<Guid, JobExcerpt>();
        foreach (var text in texts)
        {
            foreach (var tongue in new[] { language, language.Other() })
            {
                if (!text.Description.Has(tongue)) continue;
                var plain = string.Join(' ', Markdig.Markdown.ToPlainText(text.Description.In(tongue)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (SearchExcerpt.Around(plain, marks!.In(plain), JobListing.SummaryMax) is not { } piece) continue;
                excerpts.Add(text.Id, new(piece, tongue));
                break;
            }
        }

        return excerpts;
    }

    private static bool Shows(Bilingual text, SearchMarks marks, Language language)
    {
        var shown = text.In(language);
        return SearchExcerpt.FirstHit(shown, marks.In(shown)) >= 0;
    }
}
