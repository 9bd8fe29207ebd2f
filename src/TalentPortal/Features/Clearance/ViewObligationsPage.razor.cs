using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Clearance.Domain;

namespace TalentPortal.Features.Clearance;

/// <summary>What somebody may owe their employer, funders and country before they talk, apply or sign: for everyone to read, without an account.</summary>
public sealed partial class ViewObligationsPage
{
    private static readonly string[] Steps = ["Contract", "Tell", "Funder", "Export", "Return", "Tax"];

    [Inject] private IStringLocalizer<ClearanceText> T { get; set; } = null!;

    /// <summary>Code of the country of the present employer.</summary>
    [SupplyParameterFromQuery(Name = "country")] private string? Asked { get; set; }

    private IReadOnlyList<Choice> Countries { get; } = ClearanceWords.Countries;

    private string? Country => Countries.Any(choice => choice.Value == Asked) ? Asked : null;

    private IReadOnlyList<Reminder> Shown => Country is null ? Obligations.All : Obligations.For(Country);
}
