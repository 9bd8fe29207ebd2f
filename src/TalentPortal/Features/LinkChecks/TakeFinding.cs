using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>The caller looks after a finding from now on, or no longer does.</summary>
/// <param name="IsBack">Gives it back to everybody.</param>
/// <param name="Version">Of the finding as it was looked at.</param>
[Requires(LinkChecksPermissions.Keep)]
public sealed record TakeFinding(Guid FindingId, bool IsBack, uint Version) : ICommand<Done>;

internal sealed class TakeFindingHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<TakeFinding, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeFinding request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.LinkFindings.AtTenantOf(call).SingleOrDefaultAsync(f => f.Id == request.FindingId, ct) is not { } finding) return Outcome.NotFound;
        if (finding.Version != request.Version) return Outcome.Conflict;
        var by = call.Rights.Name ?? "";
        if ((request.IsBack ? finding.GiveBack() : finding.Take((call.RequiredUserId, by))) is { } why) return Outcome.Refused(why);
        db.LinkFindingSteps.Add(LinkFindingStep.Of(finding, request.IsBack ? FindingStepKind.GivenBack : FindingStepKind.Taken, by, null, clock.GetUtcNow()));
        audit.Write("links.take", finding.Id);
        return Done.Value;
    }
}
