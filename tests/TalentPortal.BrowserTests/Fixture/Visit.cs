using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>A browser context with one page, and everything that went wrong in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PortalServer _portal;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Browser.PatienceMs);

    private long _lastFrame = Stopwatch.GetTimestamp();
    private TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Visit(IBrowserContext context, IPage page, PortalServer portal) => (_context, Page, _portal) = (context, page, portal);

    public IPage Page { get; }

    /// <summary>Console errors, exceptions of scripts, breaches of the content security policy, answers from 500 up.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Addresses asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<Visit> Open(IBrowserContext context, PortalServer portal)
    {
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective}: ${e.blockedURI} ${e.sourceFile ?? ''}:${e.lineNumber} ${e.sample}`));");
        var visit = new Visit(context, await context.NewPageAsync(), portal);
        visit.Listen();
        return visit;
    }

    /// <summary>Opens an address of a site and waits until it stands: in a workspace, until the circuit has rendered.</summary>
    public async Task<IResponse> Go(string address)
    {
        _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = await Page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} gave no answer.");
        await Settled();
        return answer;
    }

    /// <summary>Waits for the circuit of the page at hand, where it has one, and for lists that are being loaded.</summary>
    public async Task Settled()
    {
        if (await Page.Locator("script[src*='blazor.web']").CountAsync() == 0) return;
        try
        {
            await _rendered.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Page.Url} did not come to life. {Trouble()} Asked for last: {string.Join(' ', Requests.TakeLast(5))}");
        }

        await Page.WaitForFunctionAsync("() => !document.querySelector('main [aria-busy=true]')");
        // What the page asked for when it came to life is on its way; quiet means that it is there.
        while (Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastFrame)) is var quiet && quiet < Quiet) await Task.Delay(Quiet - quiet);
    }

    /// <summary>Signs in through the pages. Ends on the page that signing in leads to.</summary>
    public async Task SignIn(string email, string password, string? totpKey, string tenant = "fujian", string language = "en")
    {
        await Page.GotoAsync($"/{tenant}/{language}/account/sign-in");
        await Page.FillAsync("[name='Form.Email']", email);
        await Page.FillAsync("[name='Form.Password']", password);
        await Submit();
        if (totpKey is not null)
        {
            await Page.FillAsync("[name='Form.Code']", Browser.CodeNow(totpKey, _portal.Now));
            await Submit();
        }

        if (Page.Url.Contains("/account/sign-in", StringComparison.Ordinal)) throw new InvalidOperationException($"{email} could not sign in: {await Page.InnerTextAsync("main")}");
    }

    /// <summary>Sends the form of the page and waits for the page that answers.</summary>
    public async Task Submit(string button = "main form[method=post] button[type=submit]:not(.linklike)")
    {
        _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.DOMContentLoaded += Arrive;
        try
        {
            await Page.Locator(button).First.ClickAsync();
            await arrived.Task.WaitAsync(Patience);
        }
        finally
        {
            Page.DOMContentLoaded -= Arrive;
        }

        await Settled();
    }

    /// <summary>Follows a link and waits for the page it leads to.</summary>
    public Task Follow(string link) => Submit(link);

    /// <summary>What axe has against the page as it stands, added to <see cref="Faults"/>: for states that no address leads to.</summary>
    public async Task LookClosely(string state)
    {
        foreach (var fault in await Axe.Faults(Page)) Faults.Enqueue($"{state}: {fault}");
    }

    /// <summary>What went wrong, as one text; empty when nothing did.</summary>
    public string Trouble() => string.Join('\n', Faults.Distinct());

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type == "error") Faults.Enqueue($"console: {message.Text} ({message.Location})");
        };
        Page.PageError += (_, error) => Faults.Enqueue($"script: {error}");
        Page.Request += (_, request) => Requests.Enqueue(request.Url);
        Page.Response += (_, response) =>
        {
            if (response.Status >= 500) Faults.Enqueue($"answer {response.Status}: {response.Url}");
        };
        Page.WebSocket += (_, socket) =>
        {
            Requests.Enqueue(socket.Url);
            // The browser says so when it has applied what the circuit sent.
            socket.FrameReceived += (_, _) => Interlocked.Exchange(ref _lastFrame, Stopwatch.GetTimestamp());
            socket.FrameSent += (_, frame) =>
            {
                if (frame.Binary is { } bytes && bytes.AsSpan().IndexOf("OnRenderCompleted"u8) >= 0) _rendered.TrySetResult();
            };
        };
    }
}
