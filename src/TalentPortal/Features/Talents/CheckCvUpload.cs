using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Whether the person may add a CV now: asked before a file is received, so that nobody sends 10 MB in vain.</summary>
[SignedIn]
public sealed record CheckCvUpload : IQuery<CheckCvUploadResult>;

/// <param name="UserId">Under whose key the file is sealed.</param>
public sealed record CheckCvUploadResult(Guid UserId);

internal sealed class CheckCvUploadHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckCvUpload, Outcome<CheckCvUploadResult>>
{
    public async Task<Outcome<CheckCvUploadResult>> Handle(CheckCvUpload request, CancellationToken ct) =>
        await db.WhyNoCv(call.RequiredUserId, ct) is { } reason ? Outcome.Refused(reason) : new CheckCvUploadResult(call.RequiredUserId);
}
