using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>Blind cards that talents show to verified employers, and the employers that find nothing of them.</summary>
public sealed class CardsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<IKeptOutLists, KeptOutLists>();
        services.AddScoped<OwnFacts>();
        services.AddScoped<CardReferences>();
        services.AddScoped<SealedContact>();
        services.AddScoped<IPersonalDataHolder, CardData>();
    }

    public IEnumerable<RetentionRule> Retention =>
    [
        new(typeof(CardsText), "Retention_Card"),
        new(typeof(CardsText), "Retention_Facts"),
        new(typeof(CardsText), "Retention_Block"),
        new(typeof(CardsText), "Retention_Contact", ContactRequest.KeptMonths),
        new(typeof(CardsText), "Retention_Disclosure"),
    ];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/card", typeof(CardsText), "Nav_Card", "eye", Order: 52),
        new(null, "me/requests", typeof(CardsText), "Nav_Requests", "building", Order: 53),
        new(null, "me/blocked", typeof(CardsText), "Nav_Blocked", "stop", Order: 54),
        new(Workspace.Employer, "employer/talents", typeof(CardsText), "Nav_Talents", "users", CardsPermissions.Browse, 30),
        new(Workspace.Employer, "employer/talents/requests", typeof(CardsText), "Nav_Contacts", "message", CardsPermissions.Ask, 32),
    ];
}
