using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>Enters a service, or changes what is said of one.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="IsPublic">Whether everybody sees it.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(LivingPermissions.Edit)]
public sealed record SaveService(Guid? Id, ServiceDraft Draft, bool IsPublic, uint? Version) : ICommand<SaveServiceResult>;

public sealed record SaveServiceResult(Guid Id);

internal sealed class SaveServiceValidator : AbstractValidator<SaveService>
{
    public SaveServiceValidator() => RuleFor(x => x.Draft).SetValidator(new ServiceDraftValidator()).OverridePropertyName("");
}

internal sealed class SaveServiceHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<SaveService, Outcome<SaveServiceResult>>
{
    public async Task<Outcome<SaveServiceResult>> Handle(SaveService request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, by) = (clock.GetUtcNow(), call.Rights.Name ?? "");
        if (ServiceDraft.Day(request.Draft.CheckedOn) > tenant.DayAt(now)) return Outcome.Invalid(nameof(ServiceDraft.CheckedOn), "Service_DayAhead");
        LocalService? service = null;
        if (request.Id is { } id)
        {
            service = await db.LocalServices.AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == id, ct);
            if (service is null) return Outcome.NotFound;
            if (service.Version != request.Version) return Outcome.Conflict;
            service.Describe(request.Draft.Facts(service.Claims), by, now);
        }
        else
        {
            db.LocalServices.Add(service = LocalService.Enter(Guid.CreateVersion7(now), tenant.Id, request.Draft.Facts([]), by, now));
        }

        service.Show(request.IsPublic);
        changes.At(tenant);
        audit.Write("living.save", service.Id);
        return new SaveServiceResult(service.Id);
    }
}
