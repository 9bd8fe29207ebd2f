using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>Enters a school, or changes what is said of one.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="IsPublic">Whether everybody sees it.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(SchoolsPermissions.Edit)]
public sealed record SaveSchool(Guid? Id, SchoolDraft Draft, bool IsPublic, uint? Version) : ICommand<SaveSchoolResult>;

public sealed record SaveSchoolResult(Guid Id);

internal sealed class SaveSchoolValidator : AbstractValidator<SaveSchool>
{
    public SaveSchoolValidator() => RuleFor(x => x.Draft).SetValidator(new SchoolDraftValidator()).OverridePropertyName("");
}

internal sealed class SaveSchoolHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<SaveSchool, Outcome<SaveSchoolResult>>
{
    public async Task<Outcome<SaveSchoolResult>> Handle(SaveSchool request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, facts, by) = (clock.GetUtcNow(), request.Draft.Facts(), call.Rights.Name ?? "");
        var today = tenant.DayAt(now);
        if (facts.VerifiedOn > today) return Outcome.Invalid(nameof(SchoolDraft.VerifiedOn), "School_DayAhead");
        if (facts.WaitingOn > today) return Outcome.Invalid(nameof(SchoolDraft.WaitingOn), "School_DayAhead");
        School? school = null;
        if (request.Id is { } id)
        {
            school = await db.Schools.AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == id, ct);
            if (school is null) return Outcome.NotFound;
            if (school.Version != request.Version) return Outcome.Conflict;
            school.Describe(facts, by, now);
        }
        else
        {
            db.Schools.Add(school = School.Enter(Guid.CreateVersion7(now), tenant.Id, facts, by, now));
        }

        school.Show(request.IsPublic);
        changes.At(tenant.Id);
        audit.Write("schools.save", school.Id);
        return new SaveSchoolResult(school.Id);
    }
}
