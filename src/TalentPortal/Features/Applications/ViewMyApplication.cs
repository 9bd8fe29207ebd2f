using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>One of the person's own applications with its course so far.</summary>
[SignedIn]
public sealed record ViewMyApplication(Guid Id) : IQuery<ViewMyApplicationResult>;

public sealed record ViewMyApplicationResult(
    Guid Id, Guid JobId, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, Guid EmployerId, ApplicationState State, bool IsOpen,
    string? Note, DateTimeOffset AppliedAt, DateTimeOffset OpenUntil, IReadOnlyList<ViewMyApplicationResult.Step> Steps)
{
    public sealed record Step(ApplicationState State, CallSide By, string? Reason, DateTimeOffset At);
}

internal sealed class ViewMyApplicationHandler(AppDb db, CurrentCall call, TenantDirectory tenants, ApplicationCourse steps) : IRequestHandler<ViewMyApplication, Outcome<ViewMyApplicationResult>>
{
    public async Task<Outcome<ViewMyApplicationResult>> Handle(ViewMyApplication request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var a = await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct);
        if (a is null || await tenants.ById(a.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        List<ViewMyApplicationResult.Step> course = [];
        foreach (var step in await db.ApplicationSteps.AsNoTracking().Where(s => s.TenantId == a.TenantId && s.ApplicationId == a.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct))
            course.Add(new(step.State, step.By, await steps.OpenReason(step, ct), step.At));
        return new ViewMyApplicationResult(
            a.Id, a.JobId, tenant, a.JobTitle, a.EmployerName, a.EmployerId!.Value, a.State, a.IsOpen, await steps.OpenNote(a, ct), a.AppliedAt, a.AppliedAt + JobApplication.OpenFor, course);
    }
}
