using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Glossary;

/// <summary>Terms that the search takes for the same.</summary>
public sealed class GlossaryFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<Glossaries>();

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Admin, "admin/glossary", typeof(GlossaryText), "Nav_Glossary", "search", GlossaryPermissions.Edit, 47)];
}
