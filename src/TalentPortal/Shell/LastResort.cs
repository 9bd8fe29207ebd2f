using System.Resources;
using Microsoft.Net.Http.Headers;
using Npgsql;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>
/// Answers when not even the error page can be made, which asks the database who is signed in: a small page in both
/// languages that needs nothing but this process. Outermost, so that a failure to find the site ends here too.
/// </summary>
public sealed class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    private static readonly ResourceManager Texts = new(typeof(SharedText));

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log.LogError("An answer could not be made: {Error}", SafeError.Describe(error));
            await Answer(context, error);
        }
    }

    /// <summary>500; or 503, and when to come again, while the database is away: search engines keep such a page, and try later.</summary>
    internal static void SetStatus(HttpContext context, Exception? error)
    {
        var isOutage = error is not null && IsOutage(error);
        context.Response.StatusCode = isOutage ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (isOutage) context.Response.Headers.RetryAfter = "10";
    }

    private static async Task Answer(HttpContext context, Exception error)
    {
        context.Response.Clear();
        SetStatus(context, error);
        context.Response.Headers.CacheControl = "no-store";
        var wantsPage = context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
        if (!wantsPage) return;
        context.Response.Headers[HeaderNames.ContentType] = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        var nonce = context.Features.Get<CspNonce>()?.Value;
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{context.Response.StatusCode}</title>
            <style nonce="{nonce}">{Style}</style></head>
            <body><main>{Part(Language.Chinese)}{Part(Language.English)}</main></body>
            </html>
            """);
    }

    private const string Style =
        ":root{color-scheme:light dark}body{margin:0;font:1.0625rem/1.65 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}main{max-width:36rem;margin:15vh auto;padding:0 1.5rem}h1{margin:2.5rem 0 .5rem;font-size:1.375rem}p{margin:0}";

    private static string Part(Language language) =>
        $"<section lang=\"{language.Tag()}\"><h1>{Text("Failure_Title", language)}</h1><p>{Text("Failure_Text", language)}</p></section>";

    private static string Text(string key, Language language) => System.Net.WebUtility.HtmlEncode(Texts.GetString(key, language.Culture()) ?? "");

    /// <summary>The database is away, rather than that it refused what it was told: that is a fault of ours, and coming again does not mend it.</summary>
    private static bool IsOutage(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is PostgresException { IsTransient: true } or (NpgsqlException and not PostgresException) or TimeoutException) return true;
        return false;
    }
}
