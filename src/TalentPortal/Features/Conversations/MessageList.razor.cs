using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Files;

namespace TalentPortal.Features.Conversations;

/// <summary>Messages as both sides see them, with what the other side has read of one's own.</summary>
public sealed partial class MessageList
{
    [Inject] private IStringLocalizer<ConversationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OpenMessage> Messages { get; set; }

    /// <summary>Whether the talent reads it, or staff.</summary>
    [Parameter] public bool ForTalent { get; set; }

    /// <summary>By whose clock the times are told; China's without one.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }

    /// <summary>Number of the first message that the reader has not seen; null where there is none.</summary>
    [Parameter] public int? NewFrom { get; set; }

    /// <summary>For the talent: whoever answers now reads what is behind this number; 0: all.</summary>
    [Parameter] public int CampusAfter { get; set; }

    /// <summary>For the talent: how many of theirs up to there nobody had read.</summary>
    [Parameter] public int Unseen { get; set; }

    /// <summary>What is on its way, behind the last one.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Where(OpenMessage m) => ForTalent ? $"me/cases/{Id}/messages/{m.Number}/file" : $"conversations/{Id}/{m.Number}/view";

    private string By(OpenMessage m) => m.IsByTalent ? T[ForTalent ? "By_You" : "By_Talent"] : m.AuthorName ?? T["By_Staff"];
}
