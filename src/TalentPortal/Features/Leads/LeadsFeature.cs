using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Leads;

/// <summary>Leads: who wants a consultant, and which one takes them on.</summary>
public sealed class LeadsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SealedLead>();
        services.AddScoped<IPersonalDataHolder, LeadData>();
    }
}
