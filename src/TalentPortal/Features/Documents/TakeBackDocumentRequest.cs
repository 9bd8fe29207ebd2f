using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>A document that was asked for is not needed any more.</summary>
[Requires(DocumentsPermissions.Check)]
public sealed record TakeBackDocumentRequest(Guid Id) : ICommand<Done>;

internal sealed class TakeBackDocumentRequestHandler(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock) : IRequestHandler<TakeBackDocumentRequest, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeBackDocumentRequest request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.DocumentRequests.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.Id && r.SettledAt == null, ct) is not { } asked) return Outcome.NotFound;
        if (await desk.Own(asked.CaseId, ct) is null) return Outcome.NotFound;
        asked.Settle(clock.GetUtcNow());
        return Done.Value;
    }
}
