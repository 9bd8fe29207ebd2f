using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>What a list's address finds now.</summary>
/// <param name="Newest">The newest publication of all.</param>
/// <param name="Matches">Publications that match, the newest first: those of the end of the list that were asked for.</param>
/// <param name="Rows">The newest of them that were not known.</param>
public sealed record JobNewsFound(int Newest, IReadOnlyList<int> Matches, IReadOnlyList<JobRow> Rows)
{
    /// <summary>How many were not known.</summary>
    public int Fresh { get; init; }
}

/// <summary>Looks at a list for what is new in it: what the page with the same address shows, by the same words and conditions.</summary>
public sealed class JobNews(AppDb db, Glossaries glossaries, TimeProvider clock)
{
    /// <summary>More new matches at once are not told apart.</summary>
    public const int Most = 2000;

    /// <summary>So many publications before the mark are looked at again: they may have become visible after it.</summary>
    public const int Overlap = 2000;

    public const int RowsMax = 10;

    /// <summary>The query of a list's address with what the list knows and nothing else, in one order; null when nothing is asked for.</summary>
    public static string? Canonical(string? query)
    {
        var said = QueryHelpers.ParseQuery(query ?? "").Where(pair => JobAsked.Names.Contains(pair.Key) && !string.IsNullOrWhiteSpace(pair.Value[0])).ToDictionary(pair => pair.Key, pair => pair.Value[0]!.Trim(), StringComparer.Ordinal);
        return said.Count == 0 ? null : "?" + string.Join('&', JobAsked.Names.Where(said.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(said[name])}"));
    }

    /// <param name="query">As <see cref="Canonical"/> gives it.</param>
    /// <param name="mark">What came after it is new; null takes note of what there is, and nothing is.</param>
    /// <param name="known">Matches before the mark that are known.</param>
    /// <param name="without">Employers that are left out.</param>
    /// <returns>Null when the list no longer knows what the address says.</returns>
    public async Task<JobNewsFound?> Look(CurrentCall call, string query, int? mark, IReadOnlyCollection<int> known, CancellationToken ct, IReadOnlyCollection<Guid>? without = null)
    {
        var asked = JobAsked.Of(name => QueryHelpers.ParseQuery(query).TryGetValue(name, out var value) ? value.ToString() : null);
        var employer = Guid.TryParse(asked.Employer, out var id) && await db.Employers.AnyAsync(e => e.Id == id, ct) ? (id, "") : ((Guid, string)?)null;
        var filters = new JobFilters(asked, call.Language, employer);
        if (filters.Unknown.Count > 0) return null;
        var reading = asked.Exact == JobAsked.Words ? SearchReading.AsTyped(asked.Q) : SearchReading.Of(asked.Q, await glossaries.Of(call, db, ct));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var newest = await Newest(connection, ct);
        var from = Math.Max((mark ?? newest) - Overlap + 1, 1);
        var (day, since) = await filters.Since(connection, clock.GetUtcNow(), newest, ct);
        var looked = filters.Apply(new JobQuery(call.TenantId, reading.Words, JobOrder.Date, 1)) with { SinceOrd = Math.Max(from, since), SinceDay = day, NotOf = without ?? [] };
        var matches = await JobSearch.Matches(connection, looked, newest, Most + Overlap, ct);
        IReadOnlyList<int> fresh = mark is null ? [] : [.. matches.Except(known)];
        return new JobNewsFound(newest, matches, await JobRows.Read(connection, [.. fresh.Take(RowsMax)], ct)) { Fresh = fresh.Count };
    }

    private static async Task<int> Newest(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(ord), 0) from job_search", connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }
}
