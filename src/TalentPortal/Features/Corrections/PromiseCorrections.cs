using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>Says within how many working days the tenant answers reports from now on; what was promised before stays as it was.</summary>
[Requires(CorrectionsPermissions.Promise)]
public sealed record PromiseCorrections(int WorkingDays) : ICommand<Done>;

internal sealed class PromiseCorrectionsValidator : AbstractValidator<PromiseCorrections>
{
    public PromiseCorrectionsValidator() =>
        RuleFor(p => p.WorkingDays).InclusiveBetween(CorrectionTerms.DaysLeast, CorrectionTerms.DaysMost).Says("PromiseCorrections_Wrong", CorrectionTerms.DaysLeast, CorrectionTerms.DaysMost);
}

internal sealed class PromiseCorrectionsHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<PromiseCorrections, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(PromiseCorrections request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var terms = await db.CorrectionTerms.AtTenantOf(call).SingleOrDefaultAsync(ct) ?? db.Add(CorrectionTerms.Of(tenant.Id, clock.GetUtcNow())).Entity;
        terms.Set(request.WorkingDays);
        changes.At(tenant);
        audit.Write("corrections.promise", terms.Id, request.WorkingDays.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Done.Value;
    }
}
