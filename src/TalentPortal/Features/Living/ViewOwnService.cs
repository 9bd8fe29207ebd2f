using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>A service of one's own tenant, to change it.</summary>
[Requires(LivingPermissions.Edit)]
public sealed record ViewOwnService(Guid Id) : IQuery<ViewOwnServiceResult>;

public sealed record ViewOwnServiceResult(ServiceDraft Draft, bool IsPublic, uint Version);

internal sealed class ViewOwnServiceHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewOwnService, Outcome<ViewOwnServiceResult>>
{
    public async Task<Outcome<ViewOwnServiceResult>> Handle(ViewOwnService request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var service = await db.LocalServices.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == request.Id, ct);
        return service is null ? Outcome.NotFound : new ViewOwnServiceResult(ServiceDraft.Of(service.Facts), service.IsPublic, service.Version);
    }
}
