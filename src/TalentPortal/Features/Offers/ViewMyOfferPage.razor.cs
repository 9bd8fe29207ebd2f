using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>One offer for its talent, and all they can do with it but accept: a form for each, without scripts.</summary>
public sealed partial class ViewMyOfferPage
{
    private ViewMyOfferResult? _found;
    private TimeZoneInfo? _zone;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    /// <summary>The version that whoever sent the form had read; 0 where none was sent.</summary>
    private int Seen => int.TryParse(Form.Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        if ((await Sender.Send(new ViewMyOffer(Id), Http.RequestAborted)).OrNotFound(Navigation) is not { } found) return;
        // It is answered at the tenant of its application.
        if (found.Tenant.Slug != Site?.Look.Slug) Navigation.NavigateTo(SiteAddress.Of(found.Tenant, Languages.Current, $"me/offers/{Id}"));
        else (_found, _zone) = (found, TimeZoneInfo.FindSystemTimeZoneById(found.Tenant.TimeZone));
    }

    private FormErrors ErrorsOf(string what) => Form.What == what ? Errors : FormErrors.None;

    private Task Receive() => Send(new ReceiveMyOffer(Id, Seen), "received");

    private Task Undo() => Send(new UndoMyAcceptance(Id), "undone");

    private Task Ask() => Send(new WriteInMyOffer(Id, Form.Words), "asked");

    private Task Decline() => Send(new DeclineMyOffer(Id, Form.Reason, Seen), "declined");

    private Task Share()
    {
        var reader = _found!.Cases.FirstOrDefault(reader => reader.CaseId.ToString() == Form.Case);
        var opens = Form.Close is null;
        return Send(new ShareMyOffer(Id, reader?.CaseId ?? Guid.Empty, opens, reader is null || !opens ? null : ShareWords(reader)), opens ? "shared" : "closed");
    }

    private async Task Send(ICommand<Done> command, string done)
    {
        if (await Submit(command) is not null) Navigation.NavigateTo($"me/offers/{Id}?done={done}");
    }

    private string ShareWords(ViewMyOfferResult.Reader reader) => T["ShareMyOffer_Words", reader.Tenant.Name.In(Languages.Current), ShareMyOffer.Days];

    /// <summary>The form that was sent.</summary>
    public sealed class Typed
    {
        public string? What { get; set; }

        public string? Seen { get; set; }

        public string? Words { get; set; }

        public string? Reason { get; set; }

        public string? Case { get; set; }

        /// <summary>The button that closes what is open.</summary>
        public string? Close { get; set; }
    }
}
