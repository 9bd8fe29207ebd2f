using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>Links to the pages of a list; they keep everything else in the query. The first page has no number in its address.</summary>
public sealed partial class Pager
{
    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The page shown, from 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; }

    /// <summary>How many pages there are.</summary>
    [Parameter, EditorRequired] public int Pages { get; set; }

    /// <summary>Name of the page in the query.</summary>
    [Parameter] public string Name { get; set; } = "page";

    private string Href(int page) =>
        Links.With(Links.PageOf(Navigation), Name, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    /// <summary>First, last, and two neighbours on each side; null stands for a gap of two or more.</summary>
    internal static IReadOnlyList<int?> Shown(int page, int pages)
    {
        var shown = new List<int?>();
        var last = 0;
        for (var number = 1; number <= pages; number++)
        {
            if (number != 1 && number != pages && Math.Abs(number - page) > 2) continue;
            if (number - last == 2) shown.Add(number - 1);
            else if (number - last > 2) shown.Add(null);
            shown.Add(number);
            last = number;
        }
        return shown;
    }
}
