using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>Keeps one person's answers and results, and works results out. What it does is done in the command at hand, which runs as that person.</summary>
public sealed class EligibilityDesk(AppDb db, SealedEligibility words, RuleLibrary library, TimeProvider clock)
{
    public DateOnly Today => RuleDay.Of(clock.GetUtcNow());

    public Task<EligibilitySheet?> Sheet(Guid userId, CancellationToken ct) => db.EligibilitySheets.SingleOrDefaultAsync(s => s.UserId == userId, ct);

    public Task<bool> HasAgreed(Guid userId, CancellationToken ct) => db.Consents.AnyAsync(c => c.UserId == userId && c.Kind == ConsentKind.EligibilityAnswers && c.WithdrawnAt == null, ct);

    /// <summary>Of all that one person does here at once the second waits, and then sees what the first did.</summary>
    public Task Lock(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"eligibility:" + userId.ToString("N")}, 0))", ct);

    /// <summary>Which rules results can be kept of.</summary>
    public static RuleProgram? Find(RuleSet rules, string code, DateOnly on) => rules.At(code, on) is { } program && (program.Document.Eligibility is null || program.Document.Eligibility.Benefit is not null) ? program : null;

    /// <summary>What the rule comes to now.</summary>
    public static KeptOutcome Evaluate(RuleSet rules, string code, FactSheet sheet, DateOnly on)
    {
        if (rules.At(code, on) is not { } program) return new(0, on, Verdict.NotMet, null, null, null, null, null);
        var result = Evaluation.Of(program, sheet, on, rules.Shelf, rules.Parameters);
        var until = result.Verdict == Verdict.Met ? Deadlines.Until(program, sheet, on, rules.Shelf, rules.Parameters) : null;
        return new(program.Version, on, result.Verdict, result.Class, result.Route?.Head.Id, result.Points?.Least, result.Verdict == Verdict.Met ? result.Amount : null, until);
    }

    /// <summary>The answers, at the place of a result.</summary>
    public static FactSheet At(RuleSet rules, FactSheet sheet, string? place) =>
        place is null || sheet[ProgrammeMatching.PlaceFact]?.Place == place ? sheet : sheet.With(rules.Facts[ProgrammeMatching.PlaceFact], FactValue.OfPlace(place)).With(rules.Facts[WageFact], null);

    /// <summary>Works a result out anew and arranges when it is looked at next. It is written only where it came to something else.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> Again(EligibilityResult result, EligibilityDue due, FactSheet answers, CancellationToken ct)
    {
        var (rules, today, now) = (await library.Of(result.SiteId, ct), Today, clock.GetUtcNow());
        var kept = await words.Open(result, ct);
        var sheet = At(rules, answers, kept.Place);
        var fresh = Evaluate(rules, result.RuleCode, sheet, today);
        due.DueAt = RuleTurns.Next(rules, result.RuleCode, sheet, today);
        if (fresh.IsSame(kept.Now)) return false;
        // It is so from the day of the new version on, or else from today.
        var since = fresh.Version != kept.Now.Version && rules.At(result.RuleCode, today)?.Document.From is { } from && from > kept.Now.On ? from : today;
        result.Come(fresh.Version, await words.Seal(result, kept with { Now = fresh, Before = kept.Now, Since = since }, ct), now);
        return true;
    }

    /// <summary>Keeps what a rule comes to; of one rule at one place there is one result.</summary>
    public async Task<EligibilityResult> Keep(Guid userId, Guid? siteId, string code, string? place, FactSheet answers, CancellationToken ct)
    {
        var (rules, today, now) = (await library.Of(siteId, ct), Today, clock.GetUtcNow());
        var sheet = At(rules, answers, place);
        EligibilityResult? result = null;
        foreach (var other in await db.EligibilityResults.Where(r => r.UserId == userId && r.SiteId == siteId && r.RuleCode == code).ToListAsync(ct))
            if ((await words.Open(other, ct)).Place == place) result = other;
        var outcome = Evaluate(rules, code, sheet, today);
        if (result is null)
        {
            db.EligibilityResults.Add(result = EligibilityResult.Keep(Guid.CreateVersion7(now), userId, siteId, code, now));
            db.EligibilityDues.Add(new EligibilityDue { ResultId = result.Id, UserId = userId, SiteId = siteId, RuleCode = code, DueAt = RuleTurns.Next(rules, code, sheet, today) });
        }
        else
        {
            var due = await db.EligibilityDues.SingleAsync(d => d.ResultId == result.Id, ct);
            due.DueAt = RuleTurns.Next(rules, code, sheet, today);
        }

        // What was kept anew is what it is; nothing changed by itself.
        result.Come(outcome.Version, await words.Seal(result, new(place, outcome, null, null), ct), now);
        return result;
    }

    /// <summary>Saves the answers, and works out what is kept with them: a change that the person made is told to nobody.</summary>
    public async Task<EligibilitySheet> Say(Guid userId, EligibilitySheet? sheet, FactSheet answers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sealedAnswers = await words.Seal(userId, answers, ct);
        if (sheet is null) db.EligibilitySheets.Add(sheet = EligibilitySheet.Begin(userId, sealedAnswers, now));
        else sheet.Say(sealedAnswers, now);
        foreach (var result in await db.EligibilityResults.Where(r => r.UserId == userId).ToListAsync(ct)) await Keep(userId, result.SiteId, result.RuleCode, (await words.Open(result, ct)).Place, answers, ct);
        return sheet;
    }

    /// <summary>Forgets all of it.</summary>
    public async Task Forget(Guid userId, CancellationToken ct)
    {
        await db.EligibilityDues.Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        await db.EligibilityResults.Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        await db.EligibilitySheets.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);
    }

    /// <summary>A wage that somebody looked up is that of one place.</summary>
    private const string WageFact = "wage";
}
