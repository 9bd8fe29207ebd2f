using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>Buddies: a student who fits accompanies somebody who arrives, when both want it.</summary>
public sealed class BuddiesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<BuddyBook>();
        services.AddScoped<IPersonalDataHolder, BuddyData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(BuddiesText), "Retention_Buddy", BuddyWish.KeptMonths), new(typeof(BuddiesText), "Retention_BuddyCard")];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(Workspace.Campus, "campus/buddies", typeof(BuddiesText), "Nav_Buddies", "users", BuddiesPermissions.Offer, 18),
        new(Workspace.Domestic, "domestic/buddies", typeof(BuddiesText), "Nav_Weights", "users", BuddiesPermissions.Propose, 26),
    ];
}
