using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>Rents by district, with the method by which they were estimated.</summary>
public sealed partial class BrowseRentsPage
{
    private BrowseRentsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "city")] private string? City { get; set; }

    private string? Slug => _found?.City is { } code ? SlugOf(code) : null;

    private string Heading => _found?.City is { } code ? T["BrowseRents_TitleOf", HousingWords.City(code)] : T["BrowseRents_Title"];

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseRents(City));
        if (!outcome.IsOk)
        {
            _errors = outcome.ToErrors(T, Shared);
            return;
        }

        _found = outcome.Value;
        _notes = new(_found.Claims, [.. _found.Method.SelectMany(one => one.Claims), .. _found.Rows.Select(row => row.Claim), .. _found.Anchors.SelectMany(one => one.Claims)]);
    }

    private static string? SlugOf(string code) => ReferenceData.Divisions.Find(code)?.Slug;
}
