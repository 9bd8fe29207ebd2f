using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>What a notice is about.</summary>
public enum NoticeKind { Info, Good, Warn, Bad }

/// <summary>A message in its place in the page: something to know, something done, something to mind, something gone wrong.</summary>
public sealed partial class Notice
{
    /// <summary>Tone: decides colour and icon.</summary>
    [Parameter] public NoticeKind Kind { get; set; }

    /// <summary>The message in one line.</summary>
    [Parameter] public string? Title { get; set; }

    /// <summary>Whether it answers what the visitor just did, so that it is read out at once.</summary>
    [Parameter] public bool Live { get; set; }

    /// <summary>Paragraphs, links.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string? Role => !Live ? null : Kind == NoticeKind.Bad ? "alert" : "status";

    private string Css => Kind switch
    {
        NoticeKind.Good => "good",
        NoticeKind.Warn => "warn",
        NoticeKind.Bad => "bad",
        _ => "",
    };

    private string Symbol => Kind switch
    {
        NoticeKind.Good => "done",
        NoticeKind.Warn => "alert",
        NoticeKind.Bad => "stop",
        _ => "info",
    };
}
