using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Offers;

/// <summary>Offers: what an employer offers one talent, in versions, and what the talent answers. Nobody else reads the terms.</summary>
public sealed class OffersFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedOffer>();
        services.AddScoped<OfferCourse>();
        services.AddScoped<IPersonalDataHolder, OfferData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(OffersText), "Retention_Offers", Offer.KeptMonths)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/offers", typeof(OffersText), "Nav_Offers", "money", Order: 11),
        new(Workspace.Employer, "employer/offers", typeof(OffersText), "Nav_Offers", "money", OffersPermissions.Read, 22),
    ];
}
