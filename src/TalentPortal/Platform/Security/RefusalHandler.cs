using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security;

/// <summary>
/// What happens to a page that one may not open: visitors are asked to sign in, staff without a second factor to set
/// one up, and for everyone else there is no such page.
/// </summary>
internal sealed class RefusalHandler(RightsStore rights) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var isPage = context.Features.Get<SiteFeature>() is not null && HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/_blazor") && !context.Request.Path.StartsWithSegments("/api");
        // Only a page is answered with a page: repeating a hub's or the interface's request as one would not even be a GET.
        if (!isPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        var held = await rights.Get(PageOrigin.FromRequest(context), context.RequestAborted);
        if (held.UserId is null)
        {
            if (isPage) context.Response.Redirect($"{context.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}");
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (isPage && held.NeedsSecondFactor)
        {
            context.Response.Redirect($"{context.Request.PathBase}/account/second-factor");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
