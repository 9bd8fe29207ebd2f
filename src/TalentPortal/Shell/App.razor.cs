using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>Root of every page.</summary>
public sealed partial class App
{
    private SiteContext? _site;
    private bool _isReady;

    [Inject] private SiteFrame Frame { get; set; } = null!;

    [CascadingParameter] public required HttpContext Http { get; set; }

    private Language Language => Http.Features.Get<SiteFeature>()?.Language ?? Language.English;

    private bool IsWorkspace => Http.GetEndpoint()?.Metadata.GetMetadata<WorkspaceAttribute>() is not null;

    private bool IsContent => Http.GetEndpoint()?.Metadata.GetMetadata<ContentStylesAttribute>() is not null;

    protected override async Task OnInitializedAsync()
    {
        _site = await Frame.Of(Http, Http.RequestAborted);
        _isReady = true;
    }
}
