using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family;

/// <summary>What the person of a case opens of their family, to whoever answers for the case now. The reading is in the person's access log, part by part.</summary>
[Personal]
[Requires(FamilyPermissions.Read)]
public sealed record ViewCaseFamily(Guid CaseId) : IQuery<ViewCaseFamilyResult>;

/// <param name="Parts">Every part that the reader's tier may see, and until when it is open.</param>
/// <param name="Notes">The open parts in the person's words.</param>
/// <param name="HasChildren">Null while that is not open.</param>
/// <param name="Children">The eldest first; none for the campus.</param>
/// <param name="Languages">Codes of the languages that the children speak.</param>
public sealed record ViewCaseFamilyResult(
    Guid CaseId, string Reference, bool IsCampus, IReadOnlyList<ViewCaseFamilyResult.Part> Parts, IReadOnlyDictionary<FamilyPart, string> Notes, bool? HasChildren, IReadOnlyList<ViewCaseFamilyResult.Child> Children,
    IReadOnlyList<string> Languages)
{
    /// <param name="OpenUntil">Null while the person does not share it.</param>
    public sealed record Part(GrantScope Scope, DateTimeOffset? OpenUntil);

    /// <summary>No name and no month of birth.</summary>
    /// <param name="Age">In whole years today; below 0 for one who is not born.</param>
    public sealed record Child(int Age, IReadOnlyList<string> Languages, string? Wishes);
}

internal sealed class ViewCaseFamilyHandler(AppDb db, CurrentCall call, CaseDesk desk, FamilySight inCase, SealedFamily words, AccessLog access, TimeProvider clock) : IRequestHandler<ViewCaseFamily, Outcome<ViewCaseFamilyResult>>
{
    public async Task<Outcome<ViewCaseFamilyResult>> Handle(ViewCaseFamily request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, sight, _) || await inCase.OpenTo(one, sight, ct) is not { } open) return Outcome.NotFound;
        var (talent, tenant) = (one.TalentUserId!.Value, call.RequiredTenant);
        var parts = FamilySight.MostOf(sight.IsCampus).Select(scope => new ViewCaseFamilyResult.Part(scope, open.TryGetValue(scope, out var until) ? until : null)).ToList();
        var wanted = open.Keys.Select(FamilySight.NoteOf).OfType<FamilyPart>().ToList();
        Dictionary<FamilyPart, string> notes = [];
        foreach (var note in await db.FamilyNotes.AsNoTracking().Where(n => n.UserId == talent && wanted.Contains(n.Part)).ToListAsync(ct))
            if (await words.Open(note, ct) is { } text) notes[note.Part] = text;
        List<ChildFacts> children = [];
        if (open.ContainsKey(GrantScope.FamilyChildren))
            foreach (var child in await db.FamilyChildren.AsNoTracking().Where(c => c.UserId == talent).ToListAsync(ct)) children.Add(await words.Open(child, ct));
        if (open.Count > 0) await access.Record(talent, tenant.Name, TalentCase.Purpose, string.Join(' ', open.Keys.Order().Select(scope => sight.IsCampus ? "family-arrival" : $"family-{scope.ToString()["Family".Length..].ToLowerInvariant()}")), FieldClass.Sensitive, one.Id, ct);
        var today = tenant.DayAt(clock.GetUtcNow());
        return new ViewCaseFamilyResult(
            one.Id, one.Reference, sight.IsCampus, parts, notes, open.ContainsKey(GrantScope.FamilyChildren) ? children.Count > 0 : null,
            sight.IsCampus ? [] : [.. children.OrderBy(child => child.BirthMonth, StringComparer.Ordinal).Select(child => new ViewCaseFamilyResult.Child(AgeOn(today, child.Born), child.Languages, child.Wishes))],
            [.. children.SelectMany(child => child.Languages).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>By the month alone; a birthday counts from the month's first day.</summary>
    private static int AgeOn(DateOnly day, DateOnly born) => day.Year - born.Year - (day.Month < born.Month ? 1 : 0);
}
