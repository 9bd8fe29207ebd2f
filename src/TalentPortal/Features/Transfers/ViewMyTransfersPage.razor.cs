using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Transfers;

/// <summary>Where a talent agrees that their case goes to another organisation, refuses or takes it back: one form for each, without scripts.</summary>
public sealed partial class ViewMyTransfersPage
{
    private const string Yes = "true";

    private ViewMyTransfersResult? _found;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _found = (await Sender.Send(new ViewMyTransfers(Id), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private async Task Answer()
    {
        var item = _found?.Items.FirstOrDefault(item => item.Id.ToString() == Form.Transfer);
        var agrees = Form.No is null;
        var request = new AnswerMyTransfer(
            item?.Id ?? Guid.Empty, agrees, Form.Keys ?? [], Form.Advice == Yes, Form.LooksOn == Yes, item is null || !agrees ? null : Words(item), item is null || !agrees ? null : AdviceWords(item));
        if (await Submit(request) is not null) Navigation.NavigateTo($"me/transfers/{Id}?done={(agrees ? "agreed" : "over")}");
    }

    private string Words(ViewMyTransfersResult.Item item) => T["AnswerMyTransfer_Words", _found!.Tenant.Name.In(Languages.Current), item.Receiver.In(Languages.Current)];

    private string AdviceWords(ViewMyTransfersResult.Item item) => T["AnswerMyTransfer_Advice", item.Receiver.In(Languages.Current)];

    /// <summary>The form as it was sent.</summary>
    public sealed class Typed
    {
        public string? Transfer { get; set; }

        public List<string>? Keys { get; set; }

        public string? Advice { get; set; }

        public string? LooksOn { get; set; }

        /// <summary>The button that says no, whatever is ticked.</summary>
        public string? No { get; set; }
    }
}
