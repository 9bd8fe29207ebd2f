using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>The talent takes the steps of their way that are still open into a case of theirs, where the consultant sees them. Once more adds nothing.</summary>
/// <param name="Id">Of the case, which is the present organisation's.</param>
[SignedIn]
public sealed record TakePathwayIntoCase(Guid Id, string? Slug) : ICommand<TakePathwayIntoCaseResult>
{
    /// <summary>What of a way goes into a case: what concerns the person and is not done.</summary>
    internal static IReadOnlyList<PathwayStep> StepsFor(MyPathway mine) => [.. mine.Plan.Steps.Where(step => step.State != PathwayStepState.Done).Select(step => step.Step)];
}

public sealed record TakePathwayIntoCaseResult(int Added);

internal sealed class TakePathwayIntoCaseValidator : AbstractValidator<TakePathwayIntoCase>
{
    public TakePathwayIntoCaseValidator() => RuleFor(x => x.Slug).NotEmpty().Says("Pathway_NoSuchStep").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
}

internal sealed class TakePathwayIntoCaseHandler(AppDb db, CurrentCall call, PathwayDesk desk, PathwayTasks tasks, ConversationBook cases) : IRequestHandler<TakePathwayIntoCase, Outcome<TakePathwayIntoCaseResult>>
{
    public async Task<Outcome<TakePathwayIntoCaseResult>> Handle(TakePathwayIntoCase request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        // Of two at once the second sees what the first one added.
        await cases.Lock(tenant.Id, request.Id, ct);
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == user, ct) is not { } one) return Outcome.NotFound;
        if (await desk.Of(user, request.Slug, ct) is not { } mine) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Pathway_CaseEnded");
        if (mine.There.Count == 0) return Outcome.Refused("Pathway_NothingForYou");
        var due = mine.Plan.Steps.Where(step => step.EndBy is not null).ToDictionary(step => step.Step.Code, step => step.EndBy!.Value, StringComparer.Ordinal);
        return (await tasks.Enter(one, mine.Document, TakePathwayIntoCase.StepsFor(mine), due, ct)).Then(added => new TakePathwayIntoCaseResult(added));
    }
}
