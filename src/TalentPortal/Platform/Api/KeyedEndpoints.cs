using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Api;

/// <summary>On an endpoint that takes an employer's key.</summary>
/// <param name="Writes">Whether the key has to be one that may change things.</param>
/// <param name="Applications">Whether the key has to be one that reads where applications stand.</param>
public sealed record KeyedApi(bool Writes, bool Applications);

/// <summary>Who is asking with a key, and what was sent.</summary>
/// <param name="Origin">For the request: the employer's own system, at the tenant of the address.</param>
internal sealed record KeyedCall(CallOrigin Origin, byte[] Body);

/// <summary>
/// How features add to the part of the interface that employers' own systems use with a key: at one tenant, because an
/// employer posts at a tenant. Nothing of it is kept by any cache.
/// </summary>
public static class KeyedEndpoints
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public const int IdempotencyMax = 255;

    /// <summary>Larger than any posting.</summary>
    public const int BodyMax = 256 * 1024;

    /// <summary>Wrong keys a minute from one network address; after that even a right one has to wait.</summary>
    private const int WrongPerMinute = 30;

    private static readonly JsonSerializerOptions Strict = new(ApiJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, RespectNullableAnnotations = true };

    /// <param name="path">Below <c>/api/v1/employer</c>.</param>
    /// <param name="applications">See <see cref="KeyedApi"/>.</param>
    public static RouteHandlerBuilder MapKeyedApi(this IEndpointRouteBuilder endpoints, string method, string path, string name, Delegate handler, bool applications = false)
    {
        var writes = !HttpMethods.IsGet(method);
        var endpoint = endpoints.MapMethods(ApiGate.Keyed + path, [method], handler).AllowAnonymous().AddEndpointFilter(Check).WithName(name).WithMetadata(new KeyedApi(writes, applications))
            .HasProblems(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status406NotAcceptable, StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError);
        return writes ? endpoint.HasProblems(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity) : endpoint;
    }

    /// <summary>The origin of a request that is sent for this call.</summary>
    public static CallOrigin Caller(HttpContext http) => Call(http).Origin;

    /// <summary>The body of the call; or what is wrong with it.</summary>
    public static T? Read<T>(HttpContext http, out IResult? problem)
        where T : class
    {
        problem = null;
        var at = "";
        try
        {
            if (JsonSerializer.Deserialize<T>(Call(http).Body, Strict) is { } read) return read;
        }
        catch (JsonException error)
        {
            at = error.Path?.TrimStart('$', '.') ?? "";
        }

        problem = ApiProblem.Answer(http, StatusCodes.Status400BadRequest, errors: [new ApiFieldProblem { Field = at, Message = ApiProblem.Own("Field_Unreadable") }]);
        return null;
    }

    /// <summary>Names of the fields that the body of the call says something of; it was read before.</summary>
    public static IReadOnlySet<string> Names(HttpContext http)
    {
        using var body = JsonDocument.Parse(Call(http).Body);
        return body.RootElement.EnumerateObject().Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static KeyedCall Call(HttpContext http) => http.Features.Get<KeyedCall>() ?? throw new InvalidOperationException("This endpoint takes no key.");

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        return await Refused(http) ?? await ApiEndpoints.Check(context, next);
    }

    private static async Task<IResult?> Refused(HttpContext http)
    {
        var (limits, options) = (http.RequestServices.GetRequiredService<ApiLimits>(), http.RequestServices.GetRequiredService<IOptions<ApiLimitOptions>>().Value);
        if (http.Features.Get<SiteFeature>() is not { Tenant: { } tenant } site || http.Request.PathBase != site.Root) return ApiProblem.Answer(http, StatusCodes.Status404NotFound);
        var address = "wrong " + ApiLimits.CallerAt(http.Connection.RemoteIpAddress);
        if (limits.IsUsedUp(address, WrongPerMinute) is { } wait) return TooMany(http, "wrong-keys", wait);
        if (await http.RequestServices.GetRequiredService<KeyStore>().Find(Bearer(http.Request), http.RequestAborted) is not { } key)
        {
            limits.Take(address, WrongPerMinute);
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"employer\"";
            return ApiProblem.Answer(http, StatusCodes.Status401Unauthorized);
        }

        var allowance = limits.Take($"key {key.Id:N}", options.PerKey);
        ApiLimits.Tell(http, "key", allowance);
        if (allowance.Wait is not null) return ApiProblem.Answer(http, StatusCodes.Status429TooManyRequests);
        var (writes, applications) = http.GetEndpoint()!.Metadata.GetRequiredMetadata<KeyedApi>();
        if ((writes && !key.CanWrite) || (applications && !key.SeesApplications)) return ApiProblem.Answer(http, StatusCodes.Status403Forbidden, "missing-scope");
        var given = http.Request.Headers[IdempotencyHeader];
        if (given.Count > 1 || given is [{ } one] && (one.Length is 0 or > IdempotencyMax || one.Any(c => c is < '!' or > '~')))
            return ApiProblem.Answer(http, StatusCodes.Status400BadRequest, errors: [new ApiFieldProblem { Field = IdempotencyHeader, Message = ApiProblem.Own("Field_IdempotencyKey") }]);
        if (await Body(http) is not { } body) return ApiProblem.Answer(http, StatusCodes.Status413PayloadTooLarge);
        var origin = new CallOrigin(tenant, Language.English, Key: key);
        if (writes && given is [{ Length: > 0 } id]) origin = origin with { CommandId = IdOf(key, id), CommandPrint = Print(http.Request, body) };
        http.Features.Set(new KeyedCall(origin, body));
        return null;
    }

    private static IResult TooMany(HttpContext http, string policy, ApiAllowance allowance)
    {
        ApiLimits.Tell(http, policy, allowance);
        return ApiProblem.Answer(http, StatusCodes.Status429TooManyRequests);
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? value["Bearer ".Length..].Trim() : null;

    private static async Task<byte[]?> Body(HttpContext http)
    {
        if (http.Request.ContentLength > BodyMax) return null;
        using var body = new MemoryStream();
        var piece = new byte[8192];
        for (int read; (read = await http.Request.Body.ReadAsync(piece, http.RequestAborted)) > 0;)
        {
            if (body.Length + read > BodyMax) return null;
            body.Write(piece, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>The same for the same key and word, unlike any other's.</summary>
    private static Guid IdOf(KeyCaller key, string word) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Id:N}|{word}")).AsSpan(0, 16), bigEndian: true);

    private static string Print(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.PathBase}{request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
