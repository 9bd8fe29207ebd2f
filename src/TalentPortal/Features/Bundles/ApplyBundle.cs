using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles;

/// <summary>Takes in the files of a bundle that have no fault, each of them whole; those with one change nothing. Guides become drafts.</summary>
/// <param name="Version">Of the bundle as it was looked at.</param>
[Requires(BundlesPermissions.Exchange)]
public sealed record ApplyBundle(Guid BundleId, uint Version) : ICommand<ApplyBundleResult>;

/// <param name="Taken">Files that changed something.</param>
/// <param name="Faulty">Files that were left.</param>
public sealed record ApplyBundleResult(int Taken, int Faulty);

internal sealed class ApplyBundleHandler(AppDb db, CurrentCall call, BundleWork work, Audit audit, TimeProvider clock) : IRequestHandler<ApplyBundle, Outcome<ApplyBundleResult>>
{
    public async Task<Outcome<ApplyBundleResult>> Handle(ApplyBundle request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ContentBundles.AtTenantOf(call).SingleOrDefaultAsync(b => b.Id == request.BundleId, ct) is not { } bundle) return Outcome.NotFound;
        if (bundle.Version != request.Version) return Outcome.Conflict;
        if (bundle.AppliedAt is not null) return Outcome.Refused("Bundle_IsApplied");
        var readings = await work.Take(BundleReader.Read(bundle.FileName, bundle.Content), isApplied: true, ct);
        bundle.Apply(BundleWork.Write(readings), call.Rights.Name ?? "", clock.GetUtcNow());
        var (taken, faulty) = (readings.Count(reading => reading.State is ContentLineState.New or ContentLineState.Changed), readings.Count(reading => reading.State == ContentLineState.Faulty));
        audit.Write("bundles.apply", bundle.Id, FormattableString.Invariant($"{taken} + {faulty}"));
        return new ApplyBundleResult(taken, faulty);
    }
}
