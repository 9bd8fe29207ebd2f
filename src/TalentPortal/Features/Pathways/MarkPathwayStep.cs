using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Pathways;

/// <summary>What a person says of a step.</summary>
public enum PathwayMark
{
    /// <summary>To be done: takes back what was said before.</summary>
    Open,

    Done,

    /// <summary>It does not apply to the person.</summary>
    LeftOut,
}

/// <summary>Marks a step of one's own checklist, and begins the checklist where there is none.</summary>
/// <param name="Step">Code of the step.</param>
[SignedIn]
public sealed record MarkPathwayStep(string? Slug, string? Step, PathwayMark Mark) : ICommand<Done>;

internal sealed class MarkPathwayStepValidator : AbstractValidator<MarkPathwayStep>
{
    public MarkPathwayStepValidator()
    {
        RuleFor(x => x.Slug).NotEmpty().Says("Pathway_NoSuchStep").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
        RuleFor(x => x.Step).NotEmpty().Says("Pathway_NoSuchStep").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
        RuleFor(x => x.Mark).IsInEnum().Says("Pathway_NoSuchStep");
    }
}

internal sealed class MarkPathwayStepHandler(AppDb db, CurrentCall call, PathwayDesk desk, SealedPathway words, PersonalDues dues, TimeProvider clock) : IRequestHandler<MarkPathwayStep, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MarkPathwayStep request, CancellationToken ct)
    {
        var (user, now, step) = (call.RequiredUserId, clock.GetUtcNow(), request.Step!);
        await desk.Lock(user, ct);
        if (await desk.Of(user, request.Slug, ct) is not { } mine || mine.Document.Find(step) is null) return Outcome.NotFound;
        if (mine.Tasks.ContainsKey(step)) return Outcome.Refused("Pathway_InCase");
        if (!await db.MayKeepCareer(user, ct)) return Outcome.Refused("Pathway_ProfileFirst");
        var done = mine.Choices.Done.Where(pair => pair.Key != step).ToDictionary(StringComparer.Ordinal);
        if (request.Mark == PathwayMark.Done) done[step] = mine.Choices.Done.TryGetValue(step, out var before) ? before : desk.Today;
        List<string> leftOut = [.. mine.Choices.LeftOut.Where(code => code != step)];
        if (request.Mark == PathwayMark.LeftOut) leftOut.Add(step);
        var check = await desk.Find(user, mine.Document.Key, ct);
        await dues.Note(user, now.AddMonths(PathwayCheck.KeptMonths), ct);
        var id = check?.Id ?? Guid.CreateVersion7(now);
        var written = await words.Seal(user, id, mine.Choices with { Done = done, LeftOut = leftOut }, ct);
        if (check is null) db.PathwayChecks.Add(PathwayCheck.Begin(id, user, mine.Document.Key, written, now));
        else check.Choose(written, now);
        return Done.Value;
    }
}
