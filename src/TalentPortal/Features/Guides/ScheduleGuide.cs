using FluentValidation;
using MediatR;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Guides;

/// <summary>Publishes an approved version now, or sets the hour at which it will be. Until then nobody outside reads it.</summary>
/// <param name="At">Day and hour at the tenant; null publishes at once.</param>
/// <param name="Version">Of the version as it was looked at.</param>
[Requires(GuidesPermissions.Review)]
public sealed record ScheduleGuide(Guid VersionId, DateTime? At, uint Version) : ICommand<ScheduleGuideResult>;

/// <param name="At">When it will be published; null where it has been.</param>
public sealed record ScheduleGuideResult(DateTimeOffset? At);

internal sealed class ScheduleGuideValidator : AbstractValidator<ScheduleGuide>
{
    public ScheduleGuideValidator() => RuleFor(x => x.At).Must(at => at is null or { Year: > 2020 and < 2200 }).Says("ScheduleGuide_At");
}

internal sealed class ScheduleGuideHandler(GuideEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ScheduleGuide, Outcome<ScheduleGuideResult>>
{
    public async Task<Outcome<ScheduleGuideResult>> Handle(ScheduleGuide request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await editing.Find(request.VersionId, ct) is not { Version: var version, Guide: var guide }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        var at = request.At is { } local ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), tenant.ZoneInfo()), TimeSpan.Zero) : now;
        if (request.At is not null && at <= now) return Outcome.Invalid(nameof(request.At), "ScheduleGuide_Past");
        if (version.Schedule(at, now) is { } why) return Outcome.Refused(why);
        if (at > now)
        {
            audit.Write("guides.schedule", version.Id);
            return new ScheduleGuideResult(at);
        }

        if (await editing.Publish(version, guide, ct) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("guides.publish", version.Id);
        return new ScheduleGuideResult(null);
    }
}
