using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.ResponseCompression;
using Npgsql;
using Radzen;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbound;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Circuits;
using TalentPortal.Platform.Security.DataProtectionKeys;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.SiteMaps;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>Builds the portal: the same one for <c>serve</c>, for the operator's commands and for tests.</summary>
public static class PortalHost
{
    /// <summary>
    /// A page leads elsewhere by setting its answer, not by an exception. Thrown by a child while its parent is being
    /// compared, the exception leaves components that were never made, and the page is then written into itself until
    /// the stack overflows and the process ends. Said here and not in the project's properties, which hold for the portal's own
    /// program alone: tests and whoever else hosts it would run another portal.
    /// </summary>
    private const string NavigateWithoutThrowing = "Microsoft.AspNetCore.Components.Endpoints.NavigationManager.DisableThrowNavigationException";

    /// <summary>Registers everything; the caller may still change configuration and services before it builds.</summary>
    /// <param name="portal">Connection string of the serving role.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, string portal)
    {
        AppContext.SetSwitch(NavigateWithoutThrowing, true);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(PortalHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
        });
        builder.AddPortalLogging();
        var https = HasHttpsCookies(builder);
        builder.Services.AddSingleton(builder.Environment.IsDevelopment() ? new DemoClock() : TimeProvider.System);
        builder.Services.AddData(portal);
        builder.Services.AddTenancy(builder.Configuration);
        builder.Services.AddSecurity(https);
        builder.Services.AddAuditing();
        builder.Services.AddMessaging();
        builder.Services.AddVault();
        builder.Services.AddProtectionKeys();
        builder.Services.AddOutbox();
        builder.Services.AddOutbound(builder.Configuration);
        builder.Services.AddMail(builder.Configuration, builder.Environment);
        builder.Services.AddPortalFiles(builder.Configuration);
        builder.Services.AddScheduling();
        builder.Services.AddRetention();
        builder.Services.AddErasure();
        builder.Services.AddDrafts();
        builder.Services.AddKeeping();
        builder.Services.AddSiteMaps();
        builder.Services.AddSingleton<ISiteMapSource, PublicPages>();
        builder.Services.AddScoped<SiteFrame>();
        builder.Services.AddScoped<Prerendered>();
        foreach (var feature in IFeature.All()) feature.AddServices(builder.Services);
        // Chinese as it is: the default writes every character as an eight-byte reference.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddCircuitSafety();
        builder.Services.AddPageCache();
        builder.Services.AddSignals();
        builder.Services.AddRadzenComponents();
        builder.Services.AddHealthChecks();
        builder.Services.AddPortalApi(builder.Configuration);
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml"];
        });
        return builder;
    }

    /// <summary>Whether cookies are for https alone: everywhere but in development, unless the operator says otherwise to try it out.</summary>
    internal static bool HasHttpsCookies(WebApplicationBuilder builder) => builder.Configuration.GetValue("Portal:Https", !builder.Environment.IsDevelopment());

    /// <summary>The order of the pipeline: who is asking first, then headers, so that errors carry them; site before routing, so that routes know neither tenant nor language.</summary>
    public static WebApplication UsePortal(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLog();
        app.UseMiddleware<LastResort>();
        app.UseMiddleware<OriginCheck>();
        app.UseResponseCompression();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<SiteMiddleware>();
        // Programs get a problem (RFC 9457), people a page.
        app.UseWhen(ApiErrors.IsApi, api => api.UseMiddleware<ApiErrors>().UseApiGate());
        app.UseWhen(http => !ApiErrors.IsApi(http), pages => pages.UseExceptionHandler("/error", createScopeForErrors: true).UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseMiddleware<FormRetry>();
        app.UseRouting();
        app.UseMiddleware<QueryCheck>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseKeptTakeOver();
        app.UsePageCache();
        app.UseAntiforgery();
        app.UseFormGuard();
        app.MapStaticAssets();
        app.MapAccentCss();
        app.MapSealSvg();
        // Pages name their own picture; what browsers ask for all the same is not missing.
        app.MapGet("/favicon.ico", () => TypedResults.NoContent()).AllowAnonymous().ExcludeFromDescription();
        app.MapHealthChecks(SiteMiddleware.AlivePath);
        app.MapGet(SiteMiddleware.ReadyPath, Ready);
        app.MapWorkspaceHomes();
        app.MapDrafts();
        app.MapSiteMaps();
        app.MapApiDocument();
        foreach (var feature in IFeature.All()) feature.MapEndpoints(app);
        app.MapRazorComponents<App>()
            // SecurityHeaders sends the whole policy; a policy of Blazor's own would stand in its place.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(endpoint =>
            {
                foreach (var hub in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>().ToList())
                {
                    hub.Transports = HttpTransportType.WebSockets;
                    hub.CloseOnAuthenticationExpiration = true;
                }

                // By address, not by those options: the endpoint of the WebSocket itself need not carry them.
                if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } && pattern.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
                    endpoint.Metadata.Add(new AuthorizeAttribute(WorkspaceRequirement.AnyPolicy));
            });
        return app;
    }

    private static async Task<IResult> Ready(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand("select 1 from tenants limit 1");
            await command.ExecuteScalarAsync(ct);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Results.Text("database not reachable", statusCode: (int)HttpStatusCode.ServiceUnavailable);
        }
    }
}
