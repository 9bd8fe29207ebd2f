using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>Asks once more before an offer is accepted, with all that it says and all that follows.</summary>
public sealed partial class AcceptMyOfferPage
{
    private ViewMyOfferResult? _found;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    /// <summary>The version that whoever sent the form had read; 0 where none was sent.</summary>
    private int Seen => int.TryParse(Form.Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        if ((await Sender.Send(new ViewMyOffer(Id), Http.RequestAborted)).OrNotFound(Navigation) is not { } found) return;
        if (found.Tenant.Slug != Site?.Look.Slug) Navigation.NavigateTo(SiteAddress.Of(found.Tenant, Languages.Current, $"me/offers/{Id}/accept"));
        // Answered or over already, there is nothing to ask.
        else if (found.State != OfferState.Sent && !HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo($"me/offers/{Id}");
        else _found = found;
    }

    private async Task Accept()
    {
        if (await Submit(new AcceptMyOffer(Id, Seen)) is not null) Navigation.NavigateTo($"me/offers/{Id}?done=accepted");
    }

    /// <summary>The form that was sent.</summary>
    public sealed class Typed
    {
        /// <summary>The version that was read.</summary>
        public string? Seen { get; set; }
    }
}
