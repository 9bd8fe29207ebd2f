using TalentPortal.Features.Family.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security.Invitations;

namespace TalentPortal.Features.Family;

/// <summary>The family of a talent: the partner with an own account, and what two open to each other.</summary>
public sealed class FamilyFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<PartnerLinks>();
        services.AddScoped<SealedFamily>();
        services.AddScoped<FamilySight>();
        services.AddScoped<IPersonalDataHolder, FamilyData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(FamilyText), "Retention_Link"),
        new(typeof(FamilyText), "Retention_Wishes"),
        new(typeof(FamilyText), "Retention_Children"),
        new(typeof(FamilyText), "Retention_Notes"),
        new(typeof(FamilyText), "Retention_Declined", Invitation.DeclinedMonths),
    ];

    public IEnumerable<FrameEntry> Frame => [new(null, "me/family", typeof(FamilyText), "Nav_Family", "users", Order: 45)];
}
