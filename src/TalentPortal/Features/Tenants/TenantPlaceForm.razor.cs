using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>Place and host name of a tenant.</summary>
public sealed partial class TenantPlaceForm
{
    private IReadOnlyList<Choice> _places = [];

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    /// <summary>GB/T 2260 code of the province or city it serves.</summary>
    [Parameter] public string? DivisionCode { get; set; }

    [Parameter] public EventCallback<string?> DivisionCodeChanged { get; set; }

    /// <summary>Its own host name.</summary>
    [Parameter] public string? Host { get; set; }

    [Parameter] public EventCallback<string?> HostChanged { get; set; }

    protected override void OnInitialized()
    {
        var language = Languages.Current;
        var divisions = ReferenceData.Divisions;
        _places =
        [
            .. divisions.Provinces.Select(province => new Choice(province.Code, province.ShortName(language)) { Group = T["Fields_PlaceProvinces"] }),
            .. divisions.Cities.Where(city => city.ParentCode is not null)
                .Select(city => new Choice(city.Code, city.ShortName(language)) { Group = divisions[city.ParentCode!].ShortName(language) }),
        ];
    }
}
