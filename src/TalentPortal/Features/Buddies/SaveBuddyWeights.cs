using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>A team lead says how much each field counts; nothing counts by 0.</summary>
/// <param name="Version">The version that was looked at, null while they were the usual ones; another one is a conflict.</param>
[Requires(BuddiesPermissions.Lead)]
public sealed record SaveBuddyWeights(int Language, int Place, int Field, int Country, int Family, int Interest, uint? Version) : ICommand<Done>;

internal sealed class SaveBuddyWeightsValidator : AbstractValidator<SaveBuddyWeights>
{
    public SaveBuddyWeightsValidator()
    {
        foreach (var weight in new System.Linq.Expressions.Expression<Func<SaveBuddyWeights, int>>[] { x => x.Language, x => x.Place, x => x.Field, x => x.Country, x => x.Family, x => x.Interest })
            RuleFor(weight).InclusiveBetween(0, BuddyScale.Most).Says("SaveBuddyWeights_Unfit", BuddyScale.Most);
    }
}

internal sealed class SaveBuddyWeightsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<SaveBuddyWeights, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveBuddyWeights request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (own, now) = (await db.BuddyWeights.AtTenantOf(call).SingleOrDefaultAsync(ct), clock.GetUtcNow());
        if (own?.Version != request.Version) return Outcome.Conflict;
        if (own is null) db.BuddyWeights.Add(own = Domain.BuddyWeights.Of(Guid.CreateVersion7(now), tenant.Id));
        own.Say(new(request.Language, request.Place, request.Field, request.Country, request.Family, request.Interest), call.Rights.Name ?? "", now);
        return Done.Value;
    }
}
