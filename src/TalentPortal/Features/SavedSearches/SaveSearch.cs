using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Keeps a search of this site; what is there already counts as known. Or calls a kept one otherwise and says how often it mails.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Query">The query of the list's address, for a new one.</param>
/// <param name="Version">What a change is based on.</param>
[SignedIn]
public sealed record SaveSearch(Guid? Id, string? Name, string? Query, SearchRhythm Rhythm, uint? Version) : ICommand<SaveSearchResult>;

public sealed record SaveSearchResult(Guid Id);

internal sealed class SaveSearchValidator : AbstractValidator<SaveSearch>
{
    public SaveSearchValidator()
    {
        RuleFor(x => x.Name).NotEmpty().Says("SaveSearch_NameMissing").IsPlainText(SavedSearchWords.NameMax, "SaveSearch_NameInvalid");
        RuleFor(x => x.Query).IsPlainText(SavedSearchWords.QueryMax, "SaveSearch_QueryInvalid");
        RuleFor(x => x.Rhythm).IsInEnum().Says("SaveSearch_RhythmUnfit");
    }
}

internal sealed class SaveSearchHandler(AppDb db, CurrentCall call, SealedSearch words, JobNews news, TimeProvider clock) : IRequestHandler<SaveSearch, Outcome<SaveSearchResult>>
{
    public async Task<Outcome<SaveSearchResult>> Handle(SaveSearch request, CancellationToken ct)
    {
        var (me, now, name) = (call.RequiredUserId, clock.GetUtcNow(), request.Name!.Trim());
        if (request.Id is { } id)
        {
            if (await db.SavedSearches.SingleOrDefaultAsync(s => s.UserId == me && s.Id == id, ct) is not { } known) return Outcome.NotFound;
            if (known.Version != request.Version) return Outcome.Conflict;
            known.Call(await words.Seal(me, id, await words.Open(known, ct) with { Name = name }, ct), request.Rhythm, now);
            await SearchTurns.Arrange(db, known, now, ct);
            return new SaveSearchResult(id);
        }

        // Two windows that save at once wait for one another.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"saved-searches " + me}, 0))", ct);
        if (JobNews.Canonical(request.Query) is not { } query) return Outcome.Invalid(nameof(request.Query), "SaveSearch_QueryInvalid");
        var mine = await db.SavedSearches.Where(s => s.UserId == me).ToListAsync(ct);
        foreach (var other in mine.Where(s => s.SiteId == call.TenantId))
        {
            if ((await words.Open(other, ct)).Query == query) return Outcome.Invalid(nameof(request.Name), "SaveSearch_Known");
        }

        if (mine.Count >= SavedSearch.Most) return Outcome.Refused(new TextKey("SaveSearch_TooMany", SavedSearch.Most));
        if (await news.Look(call, query, null, [], ct) is not { } there) return Outcome.Invalid(nameof(request.Query), "SaveSearch_QueryInvalid");
        var search = SavedSearch.Keep(Guid.CreateVersion7(now), me, call.TenantId, default, call.Language, request.Rhythm, now);
        search.Call(await words.Seal(me, search.Id, new SavedSearchWords(name, query), ct), request.Rhythm, now);
        search.Look(there.Newest, there.Matches);
        db.SavedSearches.Add(search);
        await SearchTurns.Arrange(db, search, now, ct);
        return new SaveSearchResult(search.Id);
    }
}
