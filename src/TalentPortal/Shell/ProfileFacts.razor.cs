using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>A talent's profile as an employer or staff read it. The talent sees the same before giving it.</summary>
public sealed partial class ProfileFacts
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Email { get; set; }

    [Parameter] public string? Phone { get; set; }

    [Parameter] public string? Summary { get; set; }

    [Parameter] public string? CountryCode { get; set; }

    [Parameter] public string? DegreeCode { get; set; }

    [Parameter] public string? School { get; set; }

    [Parameter] public string? IndustryCode { get; set; }

    [Parameter] public int? Years { get; set; }

    [Parameter] public DateOnly? AvailableFrom { get; set; }

    private string? Joined(params string?[] parts) => string.Join(T["ProfileFacts_Comma"], parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } joined ? joined : null;
}
