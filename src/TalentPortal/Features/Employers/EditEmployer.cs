using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>The owner changes what the employer says of itself. Name and kind were checked at admission and stay from then on.</summary>
/// <param name="Version">What was shown in the form; if it changed since, there is a conflict.</param>
[Requires(EmployersPermissions.Manage)]
public sealed record EditEmployer(EmployerFields Fields, uint Version) : ICommand<Done>;

internal sealed class EditEmployerValidator : AbstractValidator<EditEmployer>
{
    public EditEmployerValidator() => RuleFor(e => e.Fields).SetValidator(new EmployerFieldsValidator());
}

internal sealed class EditEmployerHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<EditEmployer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EditEmployer request, CancellationToken ct)
    {
        var employer = await db.Employers.SingleAsync(e => e.Id == call.EmployerId, ct);
        if (employer.Version != request.Version) return Outcome.Conflict;
        var facts = request.Fields.ToFacts();
        var admittedAt = await db.EmployerAdmissions.OfEmployerOf(call).Where(a => a.Status == AdmissionStatus.Admitted).Select(a => a.TenantId).ToListAsync(ct);
        if (facts.Name != employer.Name || facts.Kind != employer.Kind)
        {
            if (admittedAt.Count > 0) return Outcome.Invalid(facts.Name != employer.Name ? "Fields.NameZh" : "Fields.Kind", "EditEmployer_Checked");
        }

        if (employer.PhotoName is not null && !request.Fields.PhotoAlt.Has(Language.Chinese)) return Outcome.Invalid("Fields.PhotoAltZh", "Fields_PhotoAltBoth");
        employer.Describe(facts, clock.GetUtcNow());
        employer.DescribePhoto(request.Fields.PhotoAlt);
        foreach (var tenant in admittedAt) changes.At(tenant);
        audit.WriteForPlatform("employers.edit", employer.Id);
        return Done.Value;
    }
}
