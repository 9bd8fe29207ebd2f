using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The plan behind a link, for the person at hand whose it is; <c>NotFound</c> when the link has ended or was taken back. Sent by <see cref="ViewSharedPlan"/>.</summary>
/// <param name="Id">From the link.</param>
/// <param name="Token">The whole secret of the link.</param>
[SystemOnly]
public sealed record ReadSharedPlan(Guid Id, string Token) : IQuery<ViewSharedPlanResult>;

internal sealed class ReadSharedPlanValidator : AbstractValidator<ReadSharedPlan>
{
    public ReadSharedPlanValidator() => RuleFor(x => x.Token).NotEmpty().MaximumLength(ViewSharedPlan.TokenMax);
}

internal sealed class ReadSharedPlanHandler(AppDb db, CurrentCall call, SealedPlan words, TimeProvider clock) : IRequestHandler<ReadSharedPlan, Outcome<ViewSharedPlanResult>>
{
    public async Task<Outcome<ViewSharedPlanResult>> Handle(ReadSharedPlan request, CancellationToken ct)
    {
        if (call.UserId is not { } user || await db.SavedPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user, ct) is not { } plan || !plan.Opens(request.Token, clock.GetUtcNow())) return Outcome.NotFound;
        var asked = PlanFields.Ask((await words.Open(plan, ct)).Fields);
        // What its owner calls an offer may name an employer.
        return new ViewSharedPlanResult(asked with { Offers = [.. asked.Offers.Select(offer => offer with { Name = null })] }, plan.ShareUntil!.Value);
    }
}
