using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>Tells an employer's own systems what happens to its postings and applications.</summary>
public sealed class WebhooksFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<WebhookClient>();
        services.AddScoped<WebhookDispatch>();
        foreach (var message in WebhookDescription.All) services.AddSingleton(message);
    }

    public IEnumerable<FrameEntry> Frame => [new(Workspace.Employer, "employer/webhooks", typeof(WebhooksText), "Nav_Webhooks", "bell", WebhooksPermissions.Manage, 87)];
}
