using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

public sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<SignInAnswers>();

    /// <summary>Signing out is a form in the frame of every page, so it is an endpoint and no page.</summary>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/account/sign-out", async (HttpContext http, PortalSender sender, PortalCookies cookies, string? returnUrl) =>
    {
        await sender.Send(new SignOut(), http.RequestAborted);
        await cookies.SignOut(http);
        return Results.LocalRedirect(LocalReturnUrl.Or(returnUrl, $"{http.Request.PathBase}/account/signed-out"));
    }).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
}
