using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>A form that was refused, as the page that offers to send it again needs it.</summary>
/// <param name="Address">Path and query to which it was sent.</param>
/// <param name="Fields">What was typed; empty when it cannot be offered again: files, passwords, too much of it, or not from a page of this portal.</param>
/// <param name="TooLong">It was larger than the portal reads.</param>
/// <param name="SignedOut">Its sender's sign-in had ended.</param>
public sealed record RefusedForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool TooLong, bool SignedOut = false);

/// <summary>
/// Answers a posted form without a valid token with status 400 and a page that offers to send it again: mostly the
/// person signed in or out in another tab. A form of somebody whose sign-in has ended is answered the same way, with 401.
/// A form that its page has no more is led back to the page. Stands before routing; <see cref="FormGuard.UseFormGuard"/>
/// stands behind the check.
/// </summary>
public sealed class FormRetry(RequestDelegate next)
{
    private const int KeptMax = 1_000_000;
    private const string Token = "__RequestVerificationToken";

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) LeadBack(context);
        await next(context);
        if (context.Response.HasStarted) return;
        var request = context.Request;
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized && HttpMethods.IsPost(request.Method) && request.HasFormContentType && context.Features.Get<SiteFeature>() is not null)
            context.Features.Set(await Read(context, null) with { SignedOut = true });
        if (context.Features.Get<RefusedForm>() is not { } refused) return;
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/form-expired";
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        await next(context);
        if (!context.Response.HasStarted) context.Response.StatusCode = refused.SignedOut ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
    }

    /// <summary>
    /// The framework answers a form that its page does not show any more with an empty page. Mostly it was sent twice, by a
    /// second tap or the back button, and had its effect the first time: the page says how things stand now.
    /// </summary>
    private static void LeadBack(HttpContext context)
    {
        var address = UriHelper.BuildRelative(context.Request.PathBase, context.Request.Path, context.Request.QueryString);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode != StatusCodes.Status400BadRequest || context.Features.Get<RefusedForm>() is not null || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return Task.CompletedTask;
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, address);
            return Task.CompletedTask;
        });
    }

    /// <summary>What a refused request carried.</summary>
    internal static async Task<RefusedForm> Read(HttpContext context, Exception? error)
    {
        var address = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        if (error?.InnerException is IOException or InvalidDataException) return new RefusedForm(address, [], TooLong: true);
        // A browser names the origin of every posted form, and OriginCheck has let only our own pass: what comes without may be anybody's words.
        var isOurs = context.Request.Headers.Origin.Count == 1;
        if (!isOurs || !context.Request.HasFormContentType) return new RefusedForm(address, [], false);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form.Where(field => field.Key != Token).SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? ""))).ToList();
        var isOfferable = form.Files.Count == 0 && fields.TrueForAll(field => !IsSecret(field.Key)) && fields.Sum(field => field.Key.Length + field.Value.Length) <= KeptMax;
        return new RefusedForm(address, isOfferable ? fields : [], false);
    }

    /// <summary>Passwords and one-time codes; the code of a country is none.</summary>
    private static bool IsSecret(string name) =>
        name.Contains("password", StringComparison.OrdinalIgnoreCase) || name.Split('.')[^1].Equals("Code", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Puts the guard into the pipeline.</summary>
public static class FormGuard
{
    /// <summary>Behind the antiforgery check: stops every endpoint that asks for a token, pages and others alike, when the token is not valid.</summary>
    public static IApplicationBuilder UseFormGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } check && !HttpMethods.IsGet(context.Request.Method))
        {
            // From here on the form is only read to be offered again; as long as the finding stands, the framework lets nobody read it.
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            context.Features.Set(await FormRetry.Read(context, check.Error));
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    });
}
