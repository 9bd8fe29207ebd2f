using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>
/// A plain posted form: antiforgery token, command id, summary of what is wrong above it, errors cascaded to its fields.
/// The browser's own validation is off, because its messages ignore the language of the page.
/// </summary>
public sealed partial class PostForm
{
    /// <summary>Name of the form within its page, for a form the page itself handles; else give <see cref="Action"/>.</summary>
    [Parameter] public string? FormName { get; set; }

    /// <summary>Address that takes the form, for a form that an endpoint or another page handles.</summary>
    [Parameter] public string? Action { get; set; }

    /// <summary>What the page does with the form.</summary>
    [Parameter] public EventCallback OnSubmit { get; set; }

    /// <summary>What was wrong with the last attempt.</summary>
    [Parameter] public FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>
    /// Id of the command the form stands for, so that a double click has one effect. Left out: the posted one while the
    /// form is shown again with errors, else a new one.
    /// </summary>
    [Parameter] public Guid? CommandId { get; set; }

    /// <summary>Whether the form carries files.</summary>
    [Parameter] public bool Files { get; set; }

    /// <summary>Question asked before sending, where scripts run.</summary>
    [Parameter] public string? Confirm { get; set; }

    /// <summary>
    /// Stable name under which what is typed is kept on the server until the form is sent: for signed-in people, on
    /// static pages. Passwords, codes and files are never kept, nor controls marked <c>data-draft-never</c>, such as a
    /// consent. The handler of the form's command discards the draft, in its own transaction.
    /// </summary>
    [Parameter] public string? Draft { get; set; }

    /// <summary>Id of the record the form changes; nothing for a new one.</summary>
    [Parameter] public string DraftRecord { get; set; } = "";

    /// <summary>Classes of the form; without them one column of fields.</summary>
    [Parameter] public string Class { get; set; } = "form";

    /// <summary>The fields and buttons.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Everything else, for the form element.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    private Guid Command => CommandId
        ?? (Errors.All.Count > 0 && Http?.Request is { HasFormContentType: true } request && Guid.TryParse(request.Form["_command"], out var posted) ? posted : (Guid?)null)
        ?? Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>One set: Razor writes a second <c>@attributes</c> into the page as text.</summary>
    private IEnumerable<KeyValuePair<string, object>> Extra => Enumerable.Concat(DraftAttributes ?? Nothing, Attributes ?? Nothing);

    private static readonly IReadOnlyDictionary<string, object> Nothing = new Dictionary<string, object>();

    private IReadOnlyDictionary<string, object>? DraftAttributes => Draft is null ? null : new Dictionary<string, object>
    {
        ["data-draft"] = Draft,
        ["data-draft-record"] = DraftRecord,
        ["data-draft-script"] = "/" + Assets["drafts.js"],
        ["data-draft-note"] = T["Draft_Note", TalentPortal.Platform.Drafts.Draft.Lifetime.Days].Value,
        ["data-draft-saved"] = T["Draft_Saved"].Value,
        ["data-draft-failed"] = T["Draft_NotSaved"].Value,
        ["data-draft-signed-out"] = T["Draft_SignedOut"].Value,
        ["data-draft-sign-in"] = T["Draft_SignIn"].Value,
    };

    private string? Enctype => Files ? "multipart/form-data" : null;
}
