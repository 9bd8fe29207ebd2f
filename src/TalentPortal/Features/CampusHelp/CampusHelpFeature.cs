using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp;

/// <summary>Campus help: student consultants who do not know how to go on reach whoever looks after them at once.</summary>
public sealed class CampusHelpFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<HelpDesk>();

    public IEnumerable<RetentionRule> Retention => [new(typeof(CampusHelpText), "Retention_Help", HelpCall.KeptMonths)];

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Domestic, "domestic/campus-help", typeof(CampusHelpText), "Nav_Help", "alert", CampusHelpPermissions.Answer, 23)];
}
