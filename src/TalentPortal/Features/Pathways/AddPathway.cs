using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Pathways;

/// <summary>Whoever answers for a case takes the steps of a way into it that surely concern the person. Once more adds nothing.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Answers">By fact; the consultant gives them.</param>
[Requires(PathwaysPermissions.Enter)]
public sealed record AddPathway(Guid Id, string? Slug, IReadOnlyDictionary<string, string?> Answers) : ICommand<AddPathwayResult>;

public sealed record AddPathwayResult(int Added);

internal sealed class AddPathwayValidator : AbstractValidator<AddPathway>
{
    public AddPathwayValidator()
    {
        RuleFor(x => x.Slug).NotEmpty().Says("AddPathway_WayMissing").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
        RuleFor(x => x.Answers).Must(answers => answers is not null && answers.Count <= PathwayAnswers.FieldsMost).Says("Pathway_TooManyAnswers");
    }
}

internal sealed class AddPathwayHandler(CurrentCall call, CaseDesk desk, PathwayShelf shelf, PathwayTasks tasks, ConversationBook cases, TimeProvider clock) : IRequestHandler<AddPathway, Outcome<AddPathwayResult>>
{
    public async Task<Outcome<AddPathwayResult>> Handle(AddPathway request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        // Of two at once the second sees what the first one added.
        await cases.Lock(tenant.Id, request.Id, ct);
        if (await desk.Own(request.Id, ct) is not { } one || desk.SeesAsCampus(one) || await shelf.Find(request.Slug, ct) is not { } found) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Pathway_CaseEnded");
        var answers = PathwayAnswers.Read(request.Answers, found.Program, found.Rules.Facts);
        if (answers.Faults.Count > 0) return Outcome.Invalid(answers.Faults);
        List<PathwayStep> steps = [.. found.Program.Ask(answers.Sheet, ChinaDay.Of(clock), found.Rules).Where(step => step.Verdict == Verdict.Met).Select(step => step.Step)];
        if (steps.Count == 0) return Outcome.Refused("AddPathway_NothingSure");
        return (await tasks.Enter(one, found.Document, steps, new Dictionary<string, DateOnly>(), ct)).Then(added => new AddPathwayResult(added));
    }
}
