using TalentPortal.Features.Webhooks.Domain;

namespace TalentPortal.Features.Webhooks;

/// <summary>What is typed of an endpoint, for a new one and an old one alike.</summary>
public sealed class WebhookForm
{
    public string? Name { get; set; }

    public string? Url { get; set; }

    public HashSet<string> Types { get; } = new(WebhookTypes.All, StringComparer.Ordinal);

    /// <summary>Shows what an endpoint has now.</summary>
    public void Take(string name, string url, IEnumerable<string> types)
    {
        (Name, Url) = (name, url);
        Types.Clear();
        Types.UnionWith(types);
    }

    public void Set(string type, bool chosen)
    {
        if (chosen) Types.Add(type);
        else Types.Remove(type);
    }

    /// <summary>An empty form that wants everything.</summary>
    public void Clear()
    {
        (Name, Url) = (null, null);
        Types.UnionWith(WebhookTypes.All);
    }
}
