using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Viewings;

/// <summary>Questions about flats, and viewings that come of them, between a talent and whoever lets the flat.</summary>
public sealed class ViewingsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<EnquiryBook>();
        services.AddScoped<CaseViewings>();
        services.AddScoped<IPersonalDataHolder, ViewingData>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => ViewingFile.Map(endpoints);

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "me/viewings", typeof(ViewingsText), "Nav_Viewings", "home", Order: 38),
        new(Workspace.Employer, "employer/viewings", typeof(ViewingsText), "Nav_Enquiries", "message", ViewingsPermissions.Answer, 91),
        new(Workspace.Admin, "admin/viewings", typeof(ViewingsText), "Nav_Enquiries", "message", ViewingsPermissions.Answer, 48),
        .. Enum.GetValues<CaseTier>().Select(tier => new FrameEntry(tier.Workspace(), ViewingWords.Address(tier), typeof(ViewingsText), "Nav_CaseViewings", "home", ViewingsPermissions.Accompany, 30)),
    ];

    public IEnumerable<RetentionRule> Retention => [new(typeof(ViewingsText), "Retention_Viewings", FlatEnquiry.KeptMonths)];
}
