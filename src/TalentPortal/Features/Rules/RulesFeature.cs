using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Rules;

/// <summary>Policies that compute: rules as documents, evaluated with reasons.</summary>
public sealed class RulesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RuleLibrary>();
        services.AddScoped<RuleEditing>();
        services.AddScoped<IContentLoader, RulesLoader>();
        services.AddSingleton<ICurationSource, RuleWork>();
    }

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/rules", typeof(RulesText), "Nav_Rules", "file", RulesPermissions.Edit, 31)];
}
