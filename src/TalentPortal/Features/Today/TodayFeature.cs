using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Today;

/// <summary>A consultant's day: what is to be done, the most urgent first.</summary>
public sealed class TodayFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<DayBook>();

    public IEnumerable<FrameEntry> Frame =>
        [.. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), TodayDesk.Address(tier), typeof(TodayText), "Nav_Today", "home", TodayPermissions.View, 1))];
}
