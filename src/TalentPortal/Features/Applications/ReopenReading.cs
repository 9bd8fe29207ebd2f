using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Staff open applications again that closed because unusually many were read; from then on it is counted anew.</summary>
/// <param name="Reason">Why, for colleagues who look later.</param>
/// <param name="Version">Of the alarm that was looked at.</param>
[Requires(ApplicationsPermissions.Reopen)]
public sealed record ReopenReading(Guid AlarmId, string? Reason, uint Version) : ICommand<Done>;

internal sealed class ReopenReadingValidator : AbstractValidator<ReopenReading>
{
    public ReopenReadingValidator() => RuleFor(x => x.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).Says("ReopenReading_ReasonMissing").IsPlainText(ReadingAlarm.ReasonMax, "ReopenReading_ReasonUnfit");
}

internal sealed class ReopenReadingHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ReopenReading, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReopenReading request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ReadingAlarms.AtTenantOf(call).SingleOrDefaultAsync(a => a.Id == request.AlarmId, ct) is not { } alarm) return Outcome.NotFound;
        if (alarm.Version != request.Version) return Outcome.Conflict;
        if (alarm.Reopen(request.Reason!.Trim(), await db.StaffMembershipOf(call, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("applications.readings-reopen", alarm.EmployerId);
        return Done.Value;
    }
}
