using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Adds a CV whose content already lies sealed in the file store.</summary>
[SignedIn]
public sealed record StoreCv(FileReceipt Receipt, FileRelease Release) : ICommand<StoreCvResult>;

public sealed record StoreCvResult(Guid Id);

internal sealed class StoreCvValidator : AbstractValidator<StoreCv>
{
    public StoreCvValidator()
    {
        RuleFor(x => x.Receipt).NotNull().Says("UploadCv_Missing");
    }
}

internal sealed class StoreCvHandler(AppDb db, CurrentCall call, SealedProfile profiles, TimeProvider clock) : IRequestHandler<StoreCv, Outcome<StoreCvResult>>
{
    public async Task<Outcome<StoreCvResult>> Handle(StoreCv request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.CvDocuments.CountAsync(d => d.UserId == user && d.RemovedAt == null, ct) >= CvDocument.MostPerPerson) return Outcome.Refused(new TextKey("UploadCv_TooMany", CvDocument.MostPerPerson));
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.CvDocuments.Add(CvDocument.Upload(id, user, request.Receipt, await profiles.SealFileName(user, id, request.Receipt.CleanName, ct), request.Release, now));
        return new StoreCvResult(id);
    }
}
