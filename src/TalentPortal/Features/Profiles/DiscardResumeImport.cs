using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>Drops the JSON Resume that waits; the record stays as it is.</summary>
[SignedIn]
public sealed record DiscardResumeImport : ICommand<Done>;

internal sealed class DiscardResumeImportHandler(AppDb db, CurrentCall call) : IRequestHandler<DiscardResumeImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardResumeImport request, CancellationToken ct)
    {
        await db.ResumeImports.Where(i => i.UserId == call.RequiredUserId).ExecuteDeleteAsync(ct);
        return Done.Value;
    }
}
