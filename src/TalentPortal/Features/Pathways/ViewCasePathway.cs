using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>What of a way would go into a case, for whoever answers for it. Nothing of the person is read but which tasks the case has.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Slug">Null before one is chosen.</param>
/// <param name="Answers">By fact; the consultant gives them.</param>
[Requires(PathwaysPermissions.Enter)]
public sealed record ViewCasePathway(Guid Id, string? Slug, IReadOnlyDictionary<string, string?> Answers) : IQuery<ViewCasePathwayResult>;

/// <param name="Ways">All of the site.</param>
public sealed record ViewCasePathwayResult(Guid Id, string Reference, CaseTier Tier, bool IsOpen, IReadOnlyList<ViewCasePathwayResult.Way> Ways, ViewCasePathwayResult.Asked? Chosen)
{
    public sealed record Way(string Slug, Bilingual Title);

    public sealed record Asked(PathwayProgram Program, PathwayAnswers Answers, IReadOnlyList<Line> Lines);

    /// <param name="IsThere">The case has it already.</param>
    public sealed record Line(AskedStep Step, bool IsThere);
}

internal sealed class ViewCasePathwayValidator : AbstractValidator<ViewCasePathway>
{
    public ViewCasePathwayValidator()
    {
        RuleFor(x => x.Slug).MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
        RuleFor(x => x.Answers).Must(answers => answers is not null && answers.Count <= PathwayAnswers.FieldsMost).Says("Pathway_TooManyAnswers");
    }
}

internal sealed class ViewCasePathwayHandler(CaseDesk desk, PathwayShelf shelf, PathwayTasks tasks, TimeProvider clock) : IRequestHandler<ViewCasePathway, Outcome<ViewCasePathwayResult>>
{
    public async Task<Outcome<ViewCasePathwayResult>> Handle(ViewCasePathway request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one || desk.SeesAsCampus(one)) return Outcome.NotFound;
        var all = await shelf.All(ct);
        ViewCasePathwayResult.Asked? chosen = null;
        if (!string.IsNullOrEmpty(request.Slug))
        {
            if (all.FirstOrDefault(way => way.Document.Key == request.Slug) is not { } found) return Outcome.NotFound;
            var (answers, there) = (PathwayAnswers.Read(request.Answers, found.Program, found.Rules.Facts), await tasks.In(one, ct));
            chosen = new(found.Program, answers, [.. found.Program.Ask(answers.Sheet, ChinaDay.Of(clock), found.Rules).Where(step => step.Verdict != Verdict.NotMet).Select(step => new ViewCasePathwayResult.Line(step, there.Contains(found.Document.TaskOf(step.Step))))]);
        }

        return new ViewCasePathwayResult(one.Id, one.Reference, one.Tier, one.IsOpen, [.. all.Select(way => new ViewCasePathwayResult.Way(way.Document.Key, way.Document.Title))], chosen);
    }
}
