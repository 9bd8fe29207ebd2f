using TalentPortal.Platform.Api;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Shell;

/// <summary>Gives programs a problem (RFC 9457) where people get a page: for what failed, and for statuses that nobody gave words.</summary>
public sealed class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = error.StatusCode;
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log.LogError("An answer could not be made: {Error}", SafeError.Describe(error));
            context.Response.Clear();
            LastResort.SetStatus(context, error);
        }

        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null && response.ContentLength is null) await ApiProblem.Write(context, response.StatusCode);
    }

    /// <summary>
    /// Whether a program is asking. An address that names no tenant has not been cut when this is asked, and a program
    /// is to learn of that in its own words, too.
    /// </summary>
    public static bool IsApi(HttpContext http)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi")) return true;
        return path.Value is { Length: > 1 } all && all.IndexOf('/', 1) is var end and > 0 && new PathString(all[end..]).StartsWithSegments(ApiEndpoints.Base);
    }
}
