using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>A new posting, blank or started from one of the employer's earlier ones.</summary>
public sealed partial class PostJobPage
{
    private ViewOwnJobResult? _job;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>A posting to start from.</summary>
    [SupplyParameterFromQuery(Name = "copy")] private string? CopyOf { get; set; }

    protected override async Task OnInitializedAsync() => _job = await Prerendered.Once(RendererInfo, $"job/new/{CopyOf}", Read);

    private async Task<ViewOwnJobResult?> Read() => (await Sender.Send(new ViewOwnJob(null, Guid.TryParse(CopyOf, out var copy) ? copy : null))).OrNotFound(Navigation);

    private void Sent((Guid JobId, EditEffect Effect) sent) => Navigation.NavigateTo($"employer/jobs/{sent.JobId}?done={sent.Effect.ToString().ToLowerInvariant()}");
}
