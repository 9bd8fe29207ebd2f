using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles;

/// <summary>Keeps content that somebody sent, to be looked at. Nothing of it is taken in.</summary>
[Requires(BundlesPermissions.Exchange)]
public sealed record UploadBundle(string? FileName, byte[]? Content) : ICommand<UploadBundleResult>;

public sealed record UploadBundleResult(Guid Id);

internal sealed class UploadBundleValidator : AbstractValidator<UploadBundle>
{
    public UploadBundleValidator()
    {
        RuleFor(x => x.FileName).NotEmpty().Says("Bundle_Broken").IsPlainText(ContentBundle.NameMax, "Bundle_Broken");
        RuleFor(x => x.Content).Must(content => content is { Length: > 0 and <= BundleReader.SentMost }).Says("Bundle_TooLarge", BundleReader.SentMost / 1024 / 1024);
    }
}

internal sealed class UploadBundleHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<UploadBundle, Outcome<UploadBundleResult>>
{
    public async Task<Outcome<UploadBundleResult>> Handle(UploadBundle request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        if (BundleReader.Read(request.FileName!, request.Content!).Refusal is { } refusal) return Outcome.Refused(refusal);
        var now = clock.GetUtcNow();
        var before = now.AddDays(-ContentBundle.KeptDays);
        await db.ContentBundles.AtTenantOf(call).Where(b => b.SentAt < before).ExecuteDeleteAsync(ct);
        var bundle = ContentBundle.Of(tenant.Id, request.FileName!, request.Content!, call.Rights.Name ?? "", now);
        db.ContentBundles.Add(bundle);
        audit.Write("bundles.upload", bundle.Id);
        return new UploadBundleResult(bundle.Id);
    }
}
