using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Family;

/// <summary>Where two partners both find something, area by area.</summary>
public sealed partial class BrowseFamilyPositionsPage
{
    private BrowseFamilyPositionsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<FamilyText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseFamilyPositions())).OrNotFound(Navigation);

    private static string Name(int city) => ReferenceData.Divisions.Find(city.ToString("000000", CultureInfo.InvariantCulture))?.ShortName(Languages.Current) ?? "";

    private string Of(BrowseFamilyPositionsResult.Posting posting) =>
        string.Join(T["Positions_Dot"], new[] { posting.Employer.In(Languages.Current), ReferenceData.Divisions.Find(posting.DivisionCode)?.ShortName(Languages.Current), posting.Through }.Where(part => !string.IsNullOrEmpty(part)));
}
