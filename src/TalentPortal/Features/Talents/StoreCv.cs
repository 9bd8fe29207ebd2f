using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Adds a CV whose content already lies sealed in the file store.</summary>
[SignedIn]
public sealed record StoreCv(FileReceipt Receipt) : ICommand<StoreCvResult>;

/// <param name="StorageName">The file that is now on record: another one than the receipt's, when the same form was sent twice.</param>
public sealed record StoreCvResult(Guid Id, string StorageName);

internal sealed class StoreCvValidator : AbstractValidator<StoreCv>
{
    public StoreCvValidator() => RuleFor(x => x.Receipt).NotNull().Says("StoreCv_Missing");
}

internal sealed class StoreCvHandler(AppDb db, CurrentCall call, SealedProfile profiles, QuarantinePolicy quarantine, StoredFiles files, Outbox outbox, TimeProvider clock) : IRequestHandler<StoreCv, Outcome<StoreCvResult>>
{
    public async Task<Outcome<StoreCvResult>> Handle(StoreCv request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        // Waits for a second upload of the same person that is under way, so that both count.
        await db.Database.ExecuteSqlAsync($"select 1 from talent_profiles where user_id = {user} for update", ct);
        if (await db.WhyNoCv(user, ct) is { } reason) return Outcome.Refused(reason);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.CvDocuments.Add(CvDocument.Upload(id, user, request.Receipt, await profiles.SealFileName(user, id, request.Receipt.CleanName, ct), quarantine.OnArrival, now));
        files.Keep(request.Receipt.StorageName);
        if (quarantine.ScansFiles) outbox.Add(new CvScan(user, id, request.Receipt.StorageName));
        return new StoreCvResult(id, request.Receipt.StorageName);
    }
}
