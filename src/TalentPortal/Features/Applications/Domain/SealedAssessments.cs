using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>A scorecard as a member of the employer may see it.</summary>
/// <param name="Scores">Null while its author alone may see it, and until the reader has sent their own.</param>
public sealed record OpenScorecard(Guid Id, Guid MemberUserId, string MemberName, bool IsMine, DateTimeOffset? SentAt, IReadOnlyList<int>? Scores, string? Words, uint Version);

/// <summary>A note in clear.</summary>
public sealed record OpenNote(Guid Id, string MemberName, DateTimeOffset At, string? Words);

/// <summary>Seals and opens what an employer thinks of an application, under the applicant's key: when that is destroyed, nobody reads it any more.</summary>
public sealed class SealedAssessments(AppDb db, CurrentCall call, PortalVault vault)
{
    public async ValueTask<SealedText> Seal(JobApplication of, string table, Guid id, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(of.TalentUserId!.Value), words.Trim(), new SealContext(table, "words", id), ct);

    public async Task<IReadOnlyList<OpenNote>> NotesOn(JobApplication of, CancellationToken ct)
    {
        List<OpenNote> notes = [];
        foreach (var note in await db.ApplicantNotes.AsNoTracking().Where(n => n.TenantId == of.TenantId && n.ApplicationId == of.Id).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(200).ToListAsync(ct))
            notes.Add(new(note.Id, note.MemberName, note.At, await Open(of, ApplicantNote.Table, note.Id, note.Words, ct)));
        return notes;
    }

    /// <summary>The cards of an application: others' are closed to whoever was asked and has not sent theirs, and to everybody else until all are sent.</summary>
    public async Task<IReadOnlyList<OpenScorecard>> CardsOf(JobApplication of, CancellationToken ct)
    {
        var me = call.UserId;
        var cards = await db.Scorecards.AsNoTracking().Where(c => c.TenantId == of.TenantId && c.ApplicationId == of.Id).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).ToListAsync(ct);
        var mayCompare = MayCompare(cards, me);
        List<OpenScorecard> open = [];
        foreach (var card in cards)
        {
            var isMine = card.MemberUserId == me;
            var shows = isMine || (mayCompare && card.SentAt is not null);
            open.Add(new(card.Id, card.MemberUserId, card.MemberName, isMine, card.SentAt, shows ? card.Scores : null, shows ? await Open(of, Scorecard.Table, card.Id, card.Words, ct) : null, card.Version));
        }

        return open;
    }

    /// <summary>Whether somebody may see what others gave: so that nobody's judgement follows another's.</summary>
    public static bool MayCompare(IReadOnlyCollection<Scorecard> cards, Guid? reader) =>
        cards.FirstOrDefault(card => card.MemberUserId == reader) is { } mine ? mine.SentAt is not null : cards.All(card => card.SentAt is not null);

    /// <summary>The mean of all scores that were given on sent cards; null for none.</summary>
    public static decimal? Mean(IEnumerable<Scorecard> cards)
    {
        var given = cards.Where(card => card.SentAt is not null).SelectMany(card => card.Scores).Where(score => score > 0).ToList();
        return given.Count == 0 ? null : Math.Round((decimal)given.Sum() / given.Count, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>By what applicants for a position are assessed.</summary>
    public async Task<IReadOnlyList<string>> CriteriaOf(Guid tenantId, Guid jobId, CancellationToken ct) =>
        await db.ScoreSheets.AsNoTracking().Where(s => s.TenantId == tenantId && s.JobId == jobId).Select(s => s.Criteria).SingleOrDefaultAsync(ct) is { Count: > 0 } own ? own : ScoreSheet.Usual;

    private async ValueTask<string?> Open(JobApplication of, string table, Guid id, SealedText words, CancellationToken ct) =>
        words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(of.TalentUserId!.Value), words, new SealContext(table, "words", id), ct);
}
