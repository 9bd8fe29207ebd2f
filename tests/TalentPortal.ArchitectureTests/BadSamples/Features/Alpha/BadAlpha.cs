using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using TalentPortal.ArchitectureTests.BadSamples.Features.Beta;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

// Everything here is wrong on purpose.
namespace TalentPortal.ArchitectureTests.BadSamples.Features.Alpha;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class InteractiveAttribute : RenderModeAttribute
{
    public override IComponentRenderMode Mode => RenderMode.InteractiveServer;
}

[Route("/elsewhere")]
[Interactive]
internal sealed class TouchesData : ComponentBase
{
    protected override async Task OnInitializedAsync()
    {
        // Only the state machine names the context.
        await Task.Yield();
        object? db = null;
        _ = (db as AppDb)?.ChangeTracker;
    }
}

[Route("/me/alpha")]
internal sealed class ForgottenPage : ComponentBase;

[Route("/admin/alpha")]
internal sealed class UnguardedPage : ComponentBase;

public sealed record HasNothing(string Text) : ICommand<Done>;

[SignedIn]
[Anyone]
public sealed record HasTooMuch(Guid UserId, Guid TenantId) : IQuery<Done>;

public sealed class ShowsItself : IRequestHandler<HasTooMuch, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(HasTooMuch request, CancellationToken cancellationToken)
    {
        _ = typeof(NavigationManager).ToString();
        _ = new AlsoKnowsAlpha();
        return Task.FromResult<Outcome<Done>>(Done.Value);
    }
}

internal sealed class KnownByBeta;
