using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles;

/// <summary>What a bundle would change now; of one that was taken in, what it did.</summary>
[Requires(BundlesPermissions.Exchange)]
public sealed record ViewBundle(Guid BundleId) : IQuery<ViewBundleResult>;

/// <param name="Strange">Names of what is no content.</param>
public sealed record ViewBundleResult(Guid Id, string FileName, DateTimeOffset SentAt, string SentBy, DateTimeOffset? AppliedAt, string? AppliedBy, uint Version, IReadOnlyList<ContentReading> Files, IReadOnlyList<string> Strange);

internal sealed class ViewBundleHandler(AppDb db, CurrentCall call, BundleWork work) : IRequestHandler<ViewBundle, Outcome<ViewBundleResult>>
{
    public async Task<Outcome<ViewBundleResult>> Handle(ViewBundle request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ContentBundles.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(b => b.Id == request.BundleId, ct) is not { } bundle) return Outcome.NotFound;
        var contents = BundleReader.Read(bundle.FileName, bundle.Content);
        var readings = bundle.Report is { } report ? BundleWork.Read(report) : await work.Take(contents, isApplied: false, ct);
        return new ViewBundleResult(bundle.Id, bundle.FileName, bundle.SentAt, bundle.SentBy, bundle.AppliedAt, bundle.AppliedBy, bundle.Version, readings, contents.Strange);
    }
}
