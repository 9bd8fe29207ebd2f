using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Transfers.Domain;

namespace TalentPortal.Features.Transfers;

/// <summary>Shows the items of a packet: the same to the talent, to the sender and to the receiver.</summary>
public sealed partial class TransferPacketList
{
    [Inject] private IStringLocalizer<TransfersText> T { get; set; } = null!;

    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Reason { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<TransferItem> Packet { get; set; }
}
