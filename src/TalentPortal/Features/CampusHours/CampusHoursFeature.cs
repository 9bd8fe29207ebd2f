using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>Campus hours: the time that student consultants give, and who says that it is right.</summary>
public sealed class CampusHoursFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ServiceBook>();
        services.AddScoped<IPersonalDataHolder, CampusHoursData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(CampusHoursText), "Retention_Hours", ServiceRecord.KeptMonths),
        new(typeof(CampusHoursText), "Retention_Supervision"),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Campus, "campus/hours", typeof(CampusHoursText), "Nav_Hours", "clock", CampusHoursPermissions.Record, 20),
        new(Workspace.Domestic, "domestic/campus-hours", typeof(CampusHoursText), "Nav_CampusHours", "clock", CampusHoursPermissions.Confirm, 25),
    ];
}
