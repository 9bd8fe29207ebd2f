using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace TalentPortal.Components;

/// <summary>
/// Data for search engines inside a page (JSON-LD). It is no script and needs no nonce, so the page can be kept by a
/// cache. Angle brackets, ampersands and quotes are written as escapes of JSON, so no text can end the element.
/// </summary>
public sealed class JsonLd : ComponentBase
{
    private static readonly JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The data.</summary>
    [Parameter, EditorRequired] public required JsonNode Data { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddMarkupContent(0, $"<script type=\"application/ld+json\">{Data.ToJsonString(options)}</script>");
}
