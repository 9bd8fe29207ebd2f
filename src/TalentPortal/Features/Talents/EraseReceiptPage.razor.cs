using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>What was erased, when, and what stayed. Open to whoever has the address: it names no one.</summary>
public sealed partial class EraseReceiptPage
{
    private EraseMyDataResult? _receipt;

    [Inject] private EraseReceipts Receipts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "receipt")] private string? Receipt { get; set; }

    protected override void OnInitialized()
    {
        _receipt = Receipts.Open(Receipt);
        if (_receipt is null) Navigation.NotFound();
    }
}
