using TalentPortal.Features.Calendar.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Calendar;

/// <summary>The calendar of a consultant's work: on which day what is due, and who is away.</summary>
public sealed class CalendarFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<CalendarBook>();

    public IEnumerable<FrameEntry> Frame =>
        [.. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), CalendarDesk.Address(tier), typeof(CalendarText), "Nav_Calendar", "calendar", CalendarPermissions.View, 7))];
}
