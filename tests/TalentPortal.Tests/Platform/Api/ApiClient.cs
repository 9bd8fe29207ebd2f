using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Platform.Api;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Api;

/// <summary>How tests read the interface for programs.</summary>
internal static class ApiClient
{
    /// <summary>The document at an address, which must be there.</summary>
    public static async Task<JsonNode> Json(this HostedPortal portal, string address)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
    }

    /// <summary>The problem that an address answers with, which must be of this status and code and say so in both languages.</summary>
    public static async Task<JsonNode> Problem(this HostedPortal portal, string address, HttpStatusCode status, string code, Action<HttpRequestHeaders>? with = null, HttpMethod? method = null)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, address, with, method);
        return await answer.Problem(status, code);
    }

    /// <summary>The problem in an answer.</summary>
    public static async Task<JsonNode> Problem(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal(ApiProblem.ContentType, answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((code, (int)status), ((string)problem["code"]!, (int)problem["status"]!));
        Assert.EndsWith($"/developers#{code}", (string)problem["type"]!, StringComparison.Ordinal);
        Assert.Contains(ApiProblem.Codes, known => known.Code == code);
        Assert.NotEqual((string)problem["message"]!["zh"]!, (string)problem["message"]!["en"]!);
        return problem;
    }

    /// <summary>Titles of the items of a page.</summary>
    public static string[] Titles(this JsonNode page) => [.. page["items"]!.AsArray().Select(item => (string)item!["title"]!["en"]!)];
}
