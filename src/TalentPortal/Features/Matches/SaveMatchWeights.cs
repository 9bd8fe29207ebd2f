using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>Says how much each part counts from now on; the versions before stay readable.</summary>
/// <param name="Seen">The number of the version that was looked at, 0 for the usual ones; another one is a conflict.</param>
[Requires(MatchesPermissions.Weigh)]
public sealed record SaveMatchWeights(MatchScale Scale, int Seen) : ICommand<Done>;

internal sealed class SaveMatchWeightsValidator : AbstractValidator<SaveMatchWeights>
{
    public SaveMatchWeightsValidator()
    {
        RuleFor(x => x.Scale).NotNull().Says("SaveMatchWeights_Unfit", MatchScale.Most).SetValidator(new MatchScaleValidator());
        RuleFor(x => x.Seen).GreaterThanOrEqualTo(0).Says("SaveMatchWeights_Unfit", MatchScale.Most);
    }
}

/// <summary>Each weight by itself; an unfit one is reported as <c>Scale.PART</c>.</summary>
internal sealed class MatchScaleValidator : AbstractValidator<MatchScale>
{
    public MatchScaleValidator()
    {
        foreach (var part in MatchScale.Parts)
            RuleFor(x => x.Of(part)).InclusiveBetween(0, MatchScale.Most).Says("SaveMatchWeights_Unfit", MatchScale.Most).OverridePropertyName(part.ToString());
    }
}

internal sealed class SaveMatchWeightsHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SaveMatchWeights, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveMatchWeights request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        // With no part left every posting would be as good as any other.
        if (MatchScale.Parts.All(part => request.Scale.Of(part) == 0)) return Outcome.Refused("SaveMatchWeights_AllZero");
        var last = await db.MatchWeights.AsNoTracking().Where(w => w.TenantId == tenant.Id).OrderByDescending(w => w.Number).FirstOrDefaultAsync(ct);
        if ((last?.Number ?? 0) != request.Seen) return Outcome.Conflict;
        if (request.Scale == (last?.Scale ?? MatchScale.Usual)) return Outcome.Refused("SaveMatchWeights_Same");
        var next = MatchWeights.Of(tenant.Id, request.Seen + 1, request.Scale, call.Rights.Name ?? "", clock.GetUtcNow());
        db.MatchWeights.Add(next);
        audit.Write("matches.weigh", next.Id);
        return Done.Value;
    }
}
