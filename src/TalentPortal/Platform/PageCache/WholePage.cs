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

    /// <summary>
    /// Looks through the page and gives what is to be sent of it: all but the state for a circuit, which the framework
    /// writes into every page. It holds a token under seal, and a page of this kind never has a circuit.
    /// </summary>
    public (ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After) Rendered(ReadOnlyMemory<byte> page)
    {
        IsRendered = true;
        var start = page.Span.IndexOf("<!--Blazor-Server-Component-State:"u8);
        var length = start < 0 ? -1 : page.Span[start..].IndexOf("-->"u8);
        var (before, after) = length < 0 ? (page, ReadOnlyMemory<byte>.Empty) : (page[..start], page[(start + length + 3)..]);
        HasToken = IsAnywhere("<!--Blazor"u8);
        foreach (var token in _tokens) HasToken |= IsAnywhere(token);
        return HasToken ? (page, ReadOnlyMemory<byte>.Empty) : (before, after);

        bool IsAnywhere(ReadOnlySpan<byte> text) => before.Span.IndexOf(text) >= 0 || after.Span.IndexOf(text) >= 0;
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
        (ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After) sent = default;
        try
        {
            await next(context);
            sent = page.Rendered(rendered.GetBuffer().AsMemory(0, (int)rendered.Length));
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

        if (!sent.Before.IsEmpty) await answer.WriteAsync(sent.Before, context.RequestAborted);
        if (!sent.After.IsEmpty) await answer.WriteAsync(sent.After, context.RequestAborted);
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
