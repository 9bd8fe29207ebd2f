using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;

namespace TalentPortal.Platform.PageCache;

/// <summary>
/// What is known of a page for visitors when it has been rendered. Blazor gives every page a form's cookie and forbids
/// every cache to keep it, whether there is a form or not; a page that shows no token gets neither.
/// </summary>
internal sealed class WholePage
{
    /// <summary>Begins every trace of a component that goes on living in the browser; its state may hold a token under seal.</summary>
    private static readonly byte[] Living = "<!--Blazor"u8.ToArray();

    private readonly List<byte[]> _tokens = [];

    /// <summary>Everything of the page is there; nothing has been sent.</summary>
    public bool IsRendered { get; private set; }

    /// <summary>The page carries a form's token of this visitor.</summary>
    public bool HasToken { get; private set; }

    /// <summary>A token that was made while the page was rendered; the framework makes one that it may never show.</summary>
    public void Add(string? token)
    {
        if (!string.IsNullOrEmpty(token)) _tokens.Add(Encoding.UTF8.GetBytes(token));
    }

    public void Rendered(ReadOnlySpan<byte> page)
    {
        IsRendered = true;
        HasToken = page.IndexOf(Living) >= 0;
        foreach (var token in _tokens) HasToken |= page.IndexOf(token) >= 0;
    }
}

/// <summary>Renders a page that may be kept to its end before the first byte of it is sent.</summary>
internal sealed class WholePageMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage != true)
        {
            await next(context);
            return;
        }

        var page = new WholePage();
        context.Features.Set(page);
        var answer = context.Response.Body;
        using var rendered = new MemoryStream();
        context.Response.Body = rendered;
        try
        {
            await next(context);
            page.Rendered(rendered.GetBuffer().AsSpan(0, (int)rendered.Length));
        }
        finally
        {
            context.Response.Body = answer;
            // The page that stands in for one that failed or is missing is none of these.
            if (!page.IsRendered || context.Response.StatusCode != StatusCodes.Status200OK) context.Features.Set<WholePage>(null);
        }

        if (!page.HasToken && context.Response.StatusCode == StatusCodes.Status200OK)
        {
            // Browsers ask again each time; whoever signs in gets another page at the same address.
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Append("Vary", "Cookie");
        }

        if (rendered.Length > 0) await answer.WriteAsync(rendered.GetBuffer().AsMemory(0, (int)rendered.Length), context.RequestAborted);
    }
}

/// <summary>The framework's antiforgery, which leaves alone a page that turned out to show no token.</summary>
internal sealed class FormlessAntiforgery(IAntiforgery framework) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
    {
        if (httpContext.Features.Get<WholePage>() is not { } page || page is { IsRendered: true, HasToken: true }) return framework.GetAndStoreTokens(httpContext);
        if (page.IsRendered) return new AntiforgeryTokenSet(null, null, "", null);
        // The cookie can wait: the answer has not begun, and asks once more when it does.
        return GetTokens(httpContext);
    }

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext)
    {
        var tokens = framework.GetTokens(httpContext);
        httpContext.Features.Get<WholePage>()?.Add(tokens.RequestToken);
        return tokens;
    }

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => framework.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => framework.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => framework.SetCookieTokenAndHeader(httpContext);
}
