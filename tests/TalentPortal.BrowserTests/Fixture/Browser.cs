using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>One Chromium for all tests; each test has contexts of its own, as if on a computer of its own.</summary>
public sealed class Browser
{
    /// <summary>How long a test waits, in milliseconds, for what must come. How soon that is elsewhere is no question of these tests: a busy machine is no fault of the portal.</summary>
    public const int PatienceMs = 60_000;

    private static readonly Lazy<Task<Browser>> Started = new(Start);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new();
    private readonly PortalServer _portal;
    private readonly IBrowser _chromium;

    private Browser(PortalServer portal, IBrowser chromium) => (_portal, _chromium) = (portal, chromium);

    public static Task<Browser> Get() => Started.Value;

    /// <summary>The same browser on another portal, where nobody is signed in yet.</summary>
    public Browser At(PortalServer portal) => new(portal, _chromium);

    /// <summary>A visitor's context.</summary>
    /// <param name="persona">Key of a demo person whose sign-in the context carries; null for a visitor.</param>
    public async Task<Visit> Visit(string? persona = null, bool scripts = true, bool dark = false, int width = 1280, int height = 900)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = _portal.Address.ToString(), JavaScriptEnabled = scripts, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB",
            StorageState = persona is null ? null : await SignedIn(persona),
        });
        context.SetDefaultTimeout(PatienceMs);
        return await Fixture.Visit.Open(context, _portal);
    }

    /// <summary>Cookies of a demo person, signed in through the real pages once: a one-time code works once in 30 s.</summary>
    private Task<string> SignedIn(string persona) => _signedIn.GetOrAdd(persona, key => new(() => SignIn(key))).Value;

    private async Task<string> SignIn(string persona)
    {
        await using var visit = await Visit();
        var account = _portal.Account(persona);
        await visit.SignIn(account.Email, account.Password, account.TotpKey, account.Tenant ?? "fujian");
        return await visit.Page.Context.StorageStateAsync();
    }

    private static async Task<Browser> Start()
    {
        var portal = await PortalServer.Get();
        // Both cores may be busy with other things; what stands sooner is found sooner all the same.
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Headless = true, ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return new Browser(portal, chromium);
    }

    internal static string CodeNow(string totpKey, DateTimeOffset? now = null) => Totp.Code(Totp.FromBase32(totpKey)!, Totp.StepAt(now ?? TimeProvider.System.GetUtcNow())).ToString(CultureInfo.InvariantCulture);
}
