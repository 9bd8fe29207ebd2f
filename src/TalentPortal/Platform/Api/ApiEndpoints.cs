using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Publishing;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Api;

/// <summary>An answer as the interface's description shows it.</summary>
public sealed record ApiExample(object Value);

/// <summary>How features add to the interface for programs.</summary>
public static class ApiEndpoints
{
    public const string Base = "/api/v1";

    /// <summary>Public data, the same for everybody: at <c>/api/v1</c> for all tenants, at <c>/fujian/api/v1</c> for one.</summary>
    /// <param name="path">Below <see cref="Base"/>.</param>
    /// <param name="name">Its name in the description, which generated clients take for their method.</param>
    public static RouteHandlerBuilder MapPublicApi(this IEndpointRouteBuilder endpoints, string path, string name, Delegate handler) =>
        endpoints.MapMethods(Base + path, ConditionalGet.Methods, handler).AllowAnonymous().AddEndpointFilter(Check).WithName(name)
            .Produces(StatusCodes.Status304NotModified).HasProblems(StatusCodes.Status404NotFound, StatusCodes.Status406NotAcceptable, StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError);

    /// <summary>Says which problems may be answered.</summary>
    public static RouteHandlerBuilder HasProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.Produces<ApiProblem>(status, ApiProblem.ContentType);
        return endpoint;
    }

    /// <summary>A visitor on the site of the address; whoever is signed in is a visitor here.</summary>
    public static CallOrigin Visitor(HttpContext http) => new(http.Features.Get<SiteFeature>()?.Tenant, Language.English);

    /// <summary>The same address with one value of its query replaced, as the world knows it.</summary>
    public static string AddressWith(HttpContext http, SiteAddresses addresses, string name, string value)
    {
        var query = new QueryBuilder(http.Request.Query.Where(pair => pair.Key != name).SelectMany(pair => pair.Value.Select(one => KeyValuePair.Create(pair.Key, one ?? "")))) { { name, value } };
        return $"{addresses.Root(http.Features.Get<SiteFeature>()?.Tenant)}{http.Request.Path}{query}";
    }

    internal static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // No language in the address: what is answered has both.
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Root) return ApiProblem.Answer(http, StatusCodes.Status404NotFound);
        if (!TakesJson(http.Request)) return ApiProblem.Answer(http, StatusCodes.Status406NotAcceptable);
        http.Response.Headers.Remove(HeaderNames.ContentLanguage);
        return await next(context);
    }

    private static bool TakesJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(type => type.Quality is null or > 0 && (type.MatchesAllTypes || type.MatchesMediaType("application/json") || type.MatchesMediaType(ApiProblem.ContentType)));
    }
}
