using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>A way step by step, for whoever answered so. The answers stand in the address; nothing is kept.</summary>
/// <param name="Slug">Its name in the address.</param>
/// <param name="Answers">By fact, as they came.</param>
[Anyone]
public sealed record ViewPathway(string Slug, IReadOnlyDictionary<string, string?> Answers) : IQuery<ViewPathwayResult>;

/// <param name="Steps">All of them, with whether they concern whoever asked.</param>
/// <param name="Times">How long those take that do, as far as anybody says.</param>
/// <param name="Deadlines">Claims of the times that the rules set today, by the code of the figure.</param>
/// <param name="Guides">Guides that tell more, of those that the site has.</param>
public sealed record ViewPathwayResult(
    PathwayDocument Document, bool IsOwn, DateTimeOffset ChangedAt, PathwayProgram Program, PathwayAnswers Answers, IReadOnlyList<AskedStep> Steps, PathwayTimes? Times, IReadOnlyDictionary<string, string> Deadlines,
    IReadOnlyList<ViewPathwayResult.More> Guides, ClaimBook Claims)
{
    public sealed record More(string Key, Bilingual Title);
}

internal sealed class ViewPathwayValidator : AbstractValidator<ViewPathway>
{
    public ViewPathwayValidator()
    {
        RuleFor(x => x.Slug).NotEmpty().MaximumLength(Pathway.SlugMax);
        RuleFor(x => x.Answers).Must(answers => answers is not null && answers.Count <= PathwayAnswers.FieldsMost).Says("Pathway_TooManyAnswers");
    }
}

internal sealed class ViewPathwayHandler(AppDb db, PathwayShelf shelf, ContentLedger ledgers, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewPathway, Outcome<ViewPathwayResult>>
{
    public async Task<Outcome<ViewPathwayResult>> Handle(ViewPathway request, CancellationToken ct)
    {
        if (await shelf.Find(request.Slug, ct) is not { } found) return Outcome.NotFound;
        var (document, today, tenant, desk, ledger) = (found.Document, ChinaDay.Of(clock), call.TenantId, ContentDesk.Id, await ledgers.At(call.TenantId, ct));
        var answers = PathwayAnswers.Read(request.Answers, found.Program, found.Rules.Facts);
        var steps = found.Program.Ask(answers.Sheet, today, found.Rules);
        var guides = await db.Guides.AsNoTracking().Where(g => g.IsPublic && document.Guides.Contains(g.Key) && (g.TenantId == desk || g.TenantId == tenant)).ToListAsync(ct);
        var place = answers.Said.GetValueOrDefault("place") is { } said and not FactValue.OtherPlace ? said : ParameterBook.Everywhere;
        return new ViewPathwayResult(
            document, found.IsOwn, found.ChangedAt, found.Program, answers, steps, PathwayTimes.Of(document, [.. steps.Where(step => step.Verdict == Verdict.Met).Select(step => step.Step)]),
            document.Steps.Select(step => step.Deadline?.Parameter).OfType<string>().Distinct(StringComparer.Ordinal).Select(code => ledger.Parameters.Find(code, place, today)).OfType<Parameter>().ToDictionary(one => one.Code, one => one.Claim, StringComparer.Ordinal),
            [.. document.Guides.Select(key => guides.Where(g => g.Key == key).MinBy(g => g.TenantId == desk ? 1 : 0)).OfType<Guide>().Select(g => new ViewPathwayResult.More(g.Key, g.Title))], ledger.Claims);
    }
}
