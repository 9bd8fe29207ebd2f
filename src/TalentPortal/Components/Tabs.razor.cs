using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>One view of a page that has several addresses.</summary>
public sealed record Tab(string Text, string Href, bool Current = false, int? Count = null);

/// <summary>Views of one page as links: each has its own address and works without scripts.</summary>
public sealed partial class Tabs
{
    /// <summary>What the views are of, for those who do not see the page.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The views.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Tab> Items { get; set; }
}
