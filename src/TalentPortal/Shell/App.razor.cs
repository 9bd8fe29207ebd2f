using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

public sealed partial class App
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private Language Language => Http.Features.Get<SiteFeature>()?.Language ?? Language.English;

    private bool IsWorkspace => Http.GetEndpoint()?.Metadata.GetMetadata<WorkspaceAttribute>() is not null;
}
