using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>A person's own plan for coming back, reckoned backwards from the first day at work.</summary>
public sealed class ReturnTimelinesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedTimeline>();
        services.AddScoped<TimelineDesk>();
        services.AddSingleton<TimelineFeedTokens>();
        services.AddScoped<IPersonalDataHolder, TimelineData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => TimelineFeed.Map(endpoints);

    public IEnumerable<RetentionRule> Retention => [new(typeof(ReturnTimelinesText), "Retention_Timeline")];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/timeline", typeof(ReturnTimelinesText), "Nav_Timeline", "calendar", Order: 35)];
}
