using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Pathways;

/// <summary>Keeps a checklist of a way: what the person answered, and by when all is to be done.</summary>
/// <param name="TargetOn">Null: the start of the return timeline, where there is one.</param>
/// <param name="Answers">By fact; places by address name or code.</param>
/// <param name="Version">The version that was looked at; null the first time.</param>
[SignedIn]
public sealed record SaveMyPathway(string? Slug, DateOnly? TargetOn, IReadOnlyDictionary<string, string?> Answers, uint? Version) : ICommand<Done>
{
    /// <summary>How far ahead one can plan, in days.</summary>
    internal const int AheadMost = 1095;
}

internal sealed class SaveMyPathwayValidator : AbstractValidator<SaveMyPathway>
{
    public SaveMyPathwayValidator()
    {
        RuleFor(x => x.Slug).NotEmpty().Says("Pathway_NoSuchStep").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
        RuleFor(x => x.Answers).Must(answers => answers is not null && answers.Count <= PathwayAnswers.FieldsMost).Says("Pathway_TooManyAnswers");
    }
}

internal sealed class SaveMyPathwayHandler(AppDb db, CurrentCall call, PathwayShelf shelf, PathwayDesk desk, SealedPathway words, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveMyPathway, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveMyPathway request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await shelf.Find(request.Slug, ct) is not { } found) return Outcome.NotFound;
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Pathway_ProfileFirst");
        if (request.TargetOn is { } target && (target < desk.Today || target > desk.Today.AddDays(SaveMyPathway.AheadMost))) return Outcome.Invalid(nameof(request.TargetOn), new TextKey("SaveMyPathway_TargetFar", SaveMyPathway.AheadMost / 365));
        var answers = PathwayAnswers.Read(request.Answers, found.Program, found.Rules.Facts);
        if (answers.Faults.Count > 0) return Outcome.Invalid(answers.Faults);
        await desk.Lock(user, ct);
        var check = await desk.Find(user, found.Document.Key, ct);
        if (request.Version != check?.Version) return Outcome.Conflict;
        await dues.Note(user, now.AddMonths(PathwayCheck.KeptMonths), ct);
        var choices = (check is null ? PathwayChoices.None : await desk.Open(check, ct)) with { TargetOn = request.TargetOn, Answers = answers.Said };
        var id = check?.Id ?? Guid.CreateVersion7(now);
        var written = await words.Seal(user, id, choices, ct);
        if (check is null) db.PathwayChecks.Add(PathwayCheck.Begin(id, user, found.Document.Key, written, now));
        else check.Choose(written, now);
        return Done.Value;
    }
}
