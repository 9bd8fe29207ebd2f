using System.ComponentModel;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Api;

/// <summary>What went wrong with a request of a program: RFC 9457, with the words in both languages.</summary>
public sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";

    private static readonly ResourceManager Texts = new(typeof(ApiText));

    /// <summary>Every kind of problem, with its usual status.</summary>
    public static IReadOnlyList<(string Code, int Status)> Codes { get; } =
    [
        ("invalid", 400), ("unauthorized", 401), ("forbidden", 403), ("missing-scope", 403), ("not-found", 404), ("method-not-allowed", 405), ("not-acceptable", 406), ("conflict", 409), ("refused", 409), ("gone", 410),
        ("too-large", 413), ("unsupported-media-type", 415), ("idempotency-mismatch", 422), ("too-many-requests", 429), ("internal", 500), ("unavailable", 503),
    ];

    [Description("Address of the page that explains this kind of problem.")]
    public required string Type { get; init; }

    [Description("What kind of problem it is, in English.")]
    public required string Title { get; init; }

    [Description("The HTTP status, repeated.")]
    public required int Status { get; init; }

    [Description("Name of the kind of problem, for programs. It never changes.")]
    public required string Code { get; init; }

    [Description("What happened and what to do about it, in both languages.")]
    public required Bilingual Message { get; init; }

    [Description("The values that cannot be accepted; empty where none is to blame.")]
    public required IReadOnlyList<ApiFieldProblem> Errors { get; init; }

    /// <summary>The problem of a status.</summary>
    /// <param name="code">Its name; left out, the usual one of the status.</param>
    public static ApiProblem Of(HttpContext http, int status, string? code = null, IReadOnlyList<ApiFieldProblem>? errors = null, Bilingual? message = null)
    {
        var name = code ?? UsualCode(status);
        var addresses = http.RequestServices.GetRequiredService<SiteAddresses>();
        return new ApiProblem
        {
            Type = $"{addresses.Root(http.Features.Get<SiteFeature>()?.Tenant)}/developers#{name}",
            Title = Text($"Problem_{name}", Language.English),
            Status = status,
            Code = name,
            Message = message ?? new(Text($"ProblemText_{name}", Language.Chinese), Text($"ProblemText_{name}", Language.English)),
            Errors = errors ?? [],
        };
    }

    /// <summary>What became of a request that did not succeed.</summary>
    /// <param name="texts">The texts of the feature whose request it was.</param>
    /// <param name="names">What a field of the request is called here; left out, its name in camel case.</param>
    public static IResult Of(HttpContext http, Failure failure, ResourceManager texts, Func<string, string>? names = null) => failure.Kind switch
    {
        OutcomeKind.Invalid => Answer(http, StatusCodes.Status400BadRequest, "invalid", [.. failure.Errors.Select(error => new ApiFieldProblem { Field = (names ?? NameOf)(error.Field), Message = In(texts, error.Text) })]),
        OutcomeKind.Refused when failure.Reason?.Name == CommandReceipt.OtherContent => Answer(http, StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch"),
        OutcomeKind.NotFound => Answer(http, StatusCodes.Status404NotFound),
        OutcomeKind.Conflict => Answer(http, StatusCodes.Status409Conflict),
        _ => Answer(http, StatusCodes.Status409Conflict, "refused", message: failure.Reason is { } reason ? In(texts, reason) : null),
    };

    /// <summary>The problem as the answer.</summary>
    public static IResult Answer(HttpContext http, int status, string? code = null, IReadOnlyList<ApiFieldProblem>? errors = null, Bilingual? message = null) =>
        Results.Json(Of(http, status, code, errors, message), ApiJson.Options, ContentType, status);

    /// <summary>Writes the problem where there is no endpoint to do so.</summary>
    public static Task Write(HttpContext http, int status, string? code = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Answer(http, status, code).ExecuteAsync(http);
    }

    /// <summary>A text of the interface's own in both languages.</summary>
    internal static Bilingual Own(string key) => new(Text(key, Language.Chinese), Text(key, Language.English));

    /// <summary>A text of a feature in both languages.</summary>
    public static Bilingual In(ResourceManager texts, TextKey key)
    {
        return new(Said(Language.Chinese), Said(Language.English));

        string Said(Language language)
        {
            var text = texts.GetString(key.Name, language.Culture()) ?? throw new MissingManifestResourceException(key.Name);
            return key.Args.Length == 0 ? text : string.Format(language.Culture(), text, key.Args);
        }
    }

    /// <summary>Names of requests as the interface knows them: <c>Fields.TitleZh</c> is <c>titleZh</c>.</summary>
    private static string NameOf(string field) => JsonNamingPolicy.CamelCase.ConvertName(field[(field.LastIndexOf('.') + 1)..]);

    private static string UsualCode(int status) => Codes.FirstOrDefault(known => known.Status == status).Code ?? (status < StatusCodes.Status500InternalServerError ? "invalid" : "internal");

    private static string Text(string key, Language language) => Texts.GetString(key, language.Culture()) ?? throw new MissingManifestResourceException(key);
}

/// <summary>One value that cannot be accepted.</summary>
public sealed record ApiFieldProblem
{
    [Description("Name of the parameter or of the field in the body.")]
    public required string Field { get; init; }

    [Description("Why, in both languages.")]
    public required Bilingual Message { get; init; }
}

/// <summary>Marks the words of problems: ApiText.resx (English) and ApiText.zh-Hans.resx.</summary>
public sealed class ApiText;
