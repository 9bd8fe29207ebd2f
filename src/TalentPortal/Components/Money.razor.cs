using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A pay range in words; see <see cref="MoneyText.Range"/>.</summary>
public sealed partial class Money
{
    /// <summary>Lowest pay, or null.</summary>
    [Parameter] public decimal? Minimum { get; set; }

    /// <summary>Highest pay, or null.</summary>
    [Parameter] public decimal? Maximum { get; set; }

    /// <summary>ISO 4217 code.</summary>
    [Parameter] public string Currency { get; set; } = "CNY";

    /// <summary>HOUR, DAY, WEEK, MONTH or YEAR, in any case.</summary>
    [Parameter] public string Period { get; set; } = "YEAR";

    /// <summary>Language of the words; the page's without one.</summary>
    [Parameter] public CultureInfo? Culture { get; set; }
}
