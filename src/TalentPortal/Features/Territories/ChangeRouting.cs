using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Territories;

/// <summary>Says how the tenant hands out new leads: by itself to whom they fit, or from a queue that is open to all. Waiting leads follow within minutes.</summary>
/// <param name="Hours">Working hours that a consultant has for an answer.</param>
/// <param name="Version">What it is based on; null where it never was changed.</param>
[Requires(TerritoriesPermissions.Lead)]
public sealed record ChangeRouting(bool IsOn, int Hours, uint? Version) : ICommand<Done>;

internal sealed class ChangeRoutingValidator : AbstractValidator<ChangeRouting>
{
    public ChangeRoutingValidator() => RuleFor(x => x.Hours).InclusiveBetween(1, LeadRouting.HoursMax).Says("ChangeRouting_HoursUnfit", LeadRouting.HoursMax);
}

internal sealed class ChangeRoutingHandler(AppDb db, CurrentCall call, LeadRouter router, Audit audit, TimeProvider clock) : IRequestHandler<ChangeRouting, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeRouting request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (known, now) = (await router.Settings(ct), clock.GetUtcNow());
        if (known?.Version != request.Version) return Outcome.Conflict;
        (known ?? db.LeadRoutings.Add(LeadRouting.Start(tenant.Id, now)).Entity).Set(request.IsOn, request.Hours, now);
        audit.Write(request.IsOn ? "territories.routing-on" : "territories.routing-off", null);
        return Done.Value;
    }
}
