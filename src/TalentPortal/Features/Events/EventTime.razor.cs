using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>When an event begins, by each clock that matters.</summary>
public sealed partial class EventTime
{
    [Parameter, EditorRequired] public required DateTimeOffset At { get; set; }

    /// <summary>IANA zone of the event.</summary>
    [Parameter, EditorRequired] public required string Zone { get; set; }

    /// <summary>Who holds it.</summary>
    [Parameter, EditorRequired] public required TenantRef Tenant { get; set; }

    private TimeZoneInfo Own => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    private TimeZoneInfo? Other => Tenant.TimeZone == Zone ? null : TimeZoneInfo.FindSystemTimeZoneById(Tenant.TimeZone);

    private static string Name(string zone) => ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone;
}
