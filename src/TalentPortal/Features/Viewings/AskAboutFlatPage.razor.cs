using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>Asks something about a flat, or when one could look at it: a plain form. Of a flat that is not offered it says so.</summary>
public sealed partial class AskAboutFlatPage
{
    private ViewEnquiryFormResult? _found;
    private IReadOnlyList<Choice> _zones = [];

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public Guid ListingId { get; set; }

    [SupplyParameterFromForm(FormName = "ask")] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var isNew = Form is null;
        Form ??= new();
        await Read();
        if (isNew && _found is { } found) (Form.Name, Form.TimeZone) = (found.Name, ReferenceData.TimeZones.Has(found.Clock.Zone) ? found.Clock.Zone : found.Zone);
    }

    /// <summary>A flat that is let, withdrawn or was never there is told of politely, and like each other.</summary>
    private async Task Read()
    {
        var outcome = await Sender.Send(new ViewEnquiryForm(ListingId), Http.RequestAborted);
        _found = outcome.IsOk ? outcome.Value : null;
        _zones = ViewingWords.Zones(Clock.GetUtcNow());
    }

    private async Task Send()
    {
        if (await Submit(new AskAboutFlat(ListingId, Form.Name, Form.Words, ViewingWords.Slots(Form.First, Form.Second, Form.Third), Form.TimeZone)) is { } sent) Navigation.NavigateTo($"me/viewings/{sent.Id}?done=asked");
        else await Read();
    }

    /// <summary>What is asked, as it was typed.</summary>
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Words { get; set; }

        public string? First { get; set; }

        public string? Second { get; set; }

        public string? Third { get; set; }

        public string? TimeZone { get; set; }
    }
}
