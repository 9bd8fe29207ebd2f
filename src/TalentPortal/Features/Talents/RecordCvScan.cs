using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Notes what the virus scanner said about a CV. Sent by the system on behalf of the CV's owner.</summary>
[SystemOnly]
public sealed record RecordCvScan(Guid Id, FileRelease Release) : ICommand<Done>;

internal sealed class RecordCvScanValidator : AbstractValidator<RecordCvScan>
{
    public RecordCvScanValidator() => RuleFor(x => x.Release).Must(release => release is FileRelease.Released or FileRelease.Infected).Says("StoreCv_Missing");
}

internal sealed class RecordCvScanHandler(AppDb db, CurrentCall call, StoredFiles files) : IRequestHandler<RecordCvScan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordCvScan request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var cv = await db.CvDocuments.SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.Id, ct);
        // Removed or erased while the scanner was busy: its file is on its way out already.
        if (cv is null) return Done.Value;
        cv.Scanned(request.Release);
        if (cv.Release == FileRelease.Infected) await files.Remove(cv.StorageName, ct);
        return Done.Value;
    }
}
