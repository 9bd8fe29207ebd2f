using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TalentPortal.Tests.Fixture;

/// <summary>Fills in and sends forms of pages as a browser without scripts would.</summary>
public static class PageForms
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The page at <paramref name="path"/>; fails the test unless it answers 200.</summary>
    public static async Task<IHtmlDocument> Page(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"GET {path}: {(int)answer.StatusCode} {answer.Headers.Location}");
        return await answer.Page();
    }

    /// <summary>The document in an answer.</summary>
    public static async Task<IHtmlDocument> Page(this HttpResponseMessage answer) => Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens the page at <paramref name="path"/>, fills the form that <paramref name="selector"/> finds and sends it with all its hidden fields.</summary>
    /// <param name="values">Name of a field and what is typed or chosen; null leaves the field out.</param>
    public static async Task<HttpResponseMessage> Submit(this HttpClient client, string path, object values, string selector = "main form[method=post]") =>
        await client.Send(path, await client.Page(path), values, selector);

    /// <summary>Fills and sends a form of a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient client, string path, IHtmlDocument page, object values, string selector = "main form[method=post]")
    {
        var form = page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"{path} has no form {selector}.");
        var fields = Fields(form);
        foreach (var (name, value) in Pairs(values))
        {
            fields.RemoveAll(field => field.Key == name);
            if (value is not null) fields.Add(new(name, value));
        }

        using var content = Encode(fields);
        return await client.PostAsync(Target(client, page, form, path), content);
    }

    /// <summary>Where the form of the page at <paramref name="path"/> is sent to.</summary>
    public static Uri Target(HttpClient client, IHtmlDocument page, IHtmlFormElement form, string path) =>
        form.GetAttribute("action") is { Length: > 0 } action ? Resolve(client, page, action) : new Uri(client.BaseAddress!, path);

    /// <summary>What the form would send if nobody touched it.</summary>
    public static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(area.Name!, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(select.Name!, select.Value ?? ""));
                    break;
            }
        }

        return fields;
    }

    /// <summary>The posted form, without the length limit of <see cref="FormUrlEncodedContent"/>'s escaping.</summary>
    public static HttpContent Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        new StringContent(string.Join('&', fields.Select(f => WebUtility.UrlEncode(f.Key) + "=" + WebUtility.UrlEncode(f.Value))), null, "application/x-www-form-urlencoded");

    private static Uri Resolve(HttpClient client, IHtmlDocument page, string action) =>
        new(new Uri(client.BaseAddress!, page.QuerySelector("base")?.GetAttribute("href") ?? "/"), action);

    private static IEnumerable<(string Name, string? Value)> Pairs(object values) => values is IEnumerable<KeyValuePair<string, string?>> given
        ? given.Select(pair => (pair.Key, pair.Value))
        : values.GetType().GetProperties().Select(property => (property.Name, property.GetValue(values)?.ToString()));
}
