using System.Text.Json.Serialization;

namespace TalentPortal.Platform.Api;

/// <summary>Registers the interface for programs.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddPortalApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiLimitOptions>().Bind(configuration.GetSection(ApiLimitOptions.Section))
            .Validate(limits => limits is { PerAddress: > 0, PerKey: > 0 }, "Portal__Api__PerAddress and Portal__Api__PerKey are numbers of requests a minute, at least 1.").ValidateOnStart();
        services.AddSingleton<ApiLimits>();
        // The description reads these; a number that may also be a text would be described as both.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Describe);
        return services;
    }

    /// <summary>Before routing.</summary>
    public static IApplicationBuilder UseApiGate(this IApplicationBuilder app) => app.UseMiddleware<ApiGate>();

    /// <summary><c>/openapi/v1.json</c> of a host or of a tenant.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().ExcludeFromDescription();
}
