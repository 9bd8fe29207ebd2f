using FluentValidation;
using MediatR;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>A plan by the link that its owner gave away. Neither its name nor whose it is is told.</summary>
/// <param name="Token">The secret part of the link.</param>
[Anyone]
public sealed record ViewSharedPlan(string Token) : IQuery<ViewSharedPlanResult>
{
    internal const int TokenMax = 400;
}

/// <param name="Plan">What to reckon.</param>
/// <param name="Until">When the link ends.</param>
public sealed record ViewSharedPlanResult(ViewReturnPlan Plan, DateTimeOffset Until);

internal sealed class ViewSharedPlanValidator : AbstractValidator<ViewSharedPlan>
{
    public ViewSharedPlanValidator() => RuleFor(x => x.Token).NotEmpty().MaximumLength(ViewSharedPlan.TokenMax);
}

internal sealed class ViewSharedPlanHandler(PortalDispatcher dispatcher, PlanShareTokens tokens) : IRequestHandler<ViewSharedPlan, Outcome<ViewSharedPlanResult>>
{
    public async Task<Outcome<ViewSharedPlanResult>> Handle(ViewSharedPlan request, CancellationToken ct) =>
        tokens.Read(request.Token) is { } link ? await dispatcher.Send(new ReadSharedPlan(link.Id, request.Token), CallOrigin.System("return-plan-share", onBehalfOf: link.UserId), ct) : Outcome.NotFound;
}
