using System.Text.RegularExpressions;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>What an address tells of the page behind it.</summary>
public static partial class PageAddress
{
    /// <summary>Whether it is the first page of a site, or of one of its languages.</summary>
    public static bool IsHome(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && Home().IsMatch(url.AbsolutePath) && url.Query.Length == 0;

    /// <summary>Whether one document stands there by its look, and no list: it has a number or a day, or is a file.</summary>
    public static bool IsDocument(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && Document().IsMatch(url.AbsolutePath);

    /// <summary>Names the host, by which visits are spread.</summary>
    public static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.Authority.ToLowerInvariant() : "";

    /// <summary>The addresses in such an order that neighbours seldom have one host; within a host as they came.</summary>
    public static IReadOnlyList<T> InTurn<T>(IEnumerable<T> all, Func<T, string> address) =>
        [.. all.GroupBy(one => HostOf(address(one)), StringComparer.Ordinal).SelectMany(host => host.Select((one, at) => (One: one, Turn: at))).OrderBy(one => one.Turn).Select(one => one.One)];

    [GeneratedRegex(@"^/?((zh|en|cn|chn|eng|english|home|main|portal)([-_][a-z]{2,4})?/?)?((index|default|home|main)(\.[a-z]{2,5})?)?/?$", RegexOptions.IgnoreCase)]
    private static partial Regex Home();

    [GeneratedRegex(@"content[_-]?\d+|/t20\d{6}_\d+|/art/20\d\d/|/20\d\d[-/]?\d\d([-/]?\d\d)?/|\d{5,}(\.s?html?|/)?$|\.(pdf|docx?|ofd|xlsx?|wps)$", RegexOptions.IgnoreCase)]
    private static partial Regex Document();
}
