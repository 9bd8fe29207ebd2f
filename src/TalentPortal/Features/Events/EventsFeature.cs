using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Events;

/// <summary>Events by which a tenant meets people, and who signs up for them.</summary>
public sealed class EventsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedSignUp>();
        services.AddScoped<EventMails>();
        services.AddScoped<EventPlaces>();
        services.AddSingleton<ISiteMapSource, EventSiteMap>();
        services.AddSingleton<IItemSource, EventItems>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => EventCalendar.Map(endpoints);

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(EventsText), "Retention_SignUp", OutreachEvent.KeptDays),
        new(typeof(EventsText), "Retention_SignUpAsked", EventSignUp.AskedKeptDays),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "events", typeof(EventsText), "Section", "calendar", Order: 40, AtFoot: true),
        new(Workspace.Overseas, "overseas/events", typeof(EventsText), "Nav_Events", "calendar", EventsPermissions.Keep, 20),
    ];
}
