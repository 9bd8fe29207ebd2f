using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace TalentPortal.Components;

/// <summary>Links that keep the page's own address and query, relative to the base of tenant and language.</summary>
public static class Links
{
    /// <summary>
    /// The address of an element on this very page. With a base element in the head, "#id" alone would lead to the
    /// home page.
    /// </summary>
    public static string Here(this NavigationManager navigation, string id) => PageOf(navigation) + "#" + id;

    /// <summary>Path and query of this page, relative to the base.</summary>
    public static string PageOf(NavigationManager navigation)
    {
        var relative = navigation.ToBaseRelativePath(navigation.Uri);
        var hash = relative.IndexOf('#', StringComparison.Ordinal);
        var page = hash < 0 ? relative : relative[..hash];
        return page.Length == 0 || page[0] == '?' ? "./" + page : page;
    }

    /// <summary>The address with one query value set (null removes it), all others kept in place.</summary>
    /// <param name="address">Path and query, such as "jobs?q=chip&amp;page=2".</param>
    /// <param name="name">Name of the value.</param>
    /// <param name="value">The new value, or null.</param>
    /// <param name="drop">Names of values to leave out, such as the page when the order changes.</param>
    public static string With(string address, string name, string? value, params ReadOnlySpan<string> drop)
    {
        var (path, pairs) = Split(address);
        foreach (var dropped in drop) pairs.RemoveAll(pair => pair.Key == dropped);
        var at = pairs.FindIndex(pair => pair.Key == name);
        pairs.RemoveAll(pair => pair.Key == name);
        if (value is not null) pairs.Insert(at < 0 ? pairs.Count : Math.Min(at, pairs.Count), new(name, value));
        return Join(path, pairs);
    }

    /// <summary>The address without one of a value's occurrences (a chosen filter), from its first page.</summary>
    public static string Without(string address, string name, string value, string page = "page")
    {
        var (path, pairs) = Split(address);
        pairs.RemoveAll(pair => pair.Key == page || (pair.Key == name && pair.Value == value));
        return Join(path, pairs);
    }

    private static (string Path, List<KeyValuePair<string, string>> Pairs) Split(string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        if (question < 0) return (address, []);
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(address.AsMemory(question)))
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return (address[..question], pairs);
    }

    private static string Join(string path, List<KeyValuePair<string, string>> pairs) => pairs.Count == 0
        ? path.Length == 0 ? "./" : path
        : path + "?" + string.Join('&', pairs.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));
}
