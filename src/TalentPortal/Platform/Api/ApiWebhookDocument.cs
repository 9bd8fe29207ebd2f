using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace TalentPortal.Platform.Api;

/// <summary>The <c>webhooks</c> of the interface's description: what is sent, with headers, examples, and what answers mean.</summary>
internal static class ApiWebhookDocument
{
    private static readonly (string Name, string Description, string Example)[] headers =
    [
        ("webhook-id", "Name of the message, the same at every attempt and replay: take each once.", "evt_01937b6e5c007a108000000000000042"),
        ("webhook-timestamp", "When this attempt was sent, in seconds since 1970. Refuse what is older than five minutes.", "1795413600"),
        ("webhook-signature", "Signatures with a space between: `v1,` and the Base64 of HMAC-SHA256 over id, timestamp and body with dots between. One for each secret that holds; one of them must fit.", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
    ];

    public static async Task Add(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        foreach (var message in context.ApplicationServices.GetServices<ApiWebhook>())
        {
            var schema = await context.GetOrCreateSchemaAsync(message.Payload, cancellationToken: ct);
            document.AddComponent(message.Payload.Name, schema);
            document.Webhooks[message.Name] = new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Post] = Operation(document, message) },
            };
        }
    }

    private static OpenApiOperation Operation(OpenApiDocument document, ApiWebhook message) => new()
    {
        OperationId = "on" + string.Concat(message.Name.Split('.').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        Summary = message.Summary,
        Description = message.Description,
        Tags = new HashSet<OpenApiTagReference> { new("Webhooks", document) },
        // The signature says who sends; there is nothing to log in with.
        Security = [new OpenApiSecurityRequirement()],
        Parameters = [.. headers.Select(header => new OpenApiParameter
        {
            Name = header.Name, In = ParameterLocation.Header, Required = true, Description = header.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = header.Example,
        })],
        RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchemaReference(message.Payload.Name, document), Example = JsonSerializer.SerializeToNode(message.Example, ApiJson.Options) },
            },
        },
        Responses = new OpenApiResponses
        {
            ["2XX"] = new OpenApiResponse { Description = "It has arrived." },
            ["410"] = new OpenApiResponse { Description = "Nothing more is wanted: the endpoint is switched off." },
            ["default"] = new OpenApiResponse { Description = "It is tried again later; redirects are not followed." },
        },
    };
}
