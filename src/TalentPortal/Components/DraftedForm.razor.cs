using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Components;

/// <summary>
/// A form with the draft that the person left behind: its fields show the draft's values, and a notice says so. A form
/// that comes back with errors shows what was just sent instead.
/// </summary>
public sealed partial class DraftedForm
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private bool _isLoaded;
    private DraftFields? _fields;
    private DateTimeOffset _savedAt;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>Name of the form among drafts.</summary>
    [Parameter, EditorRequired] public required string Form { get; set; }

    /// <summary>Id of the record the form changes; empty for a new one.</summary>
    [Parameter, EditorRequired] public required string Record { get; set; }

    /// <summary>The form.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    private string Here => Http is null ? "" : $"{Http.Request.PathBase}{Http.Request.Path}{Http.Request.QueryString}";

    protected override async Task OnInitializedAsync()
    {
        if (Http is { } http && HttpMethods.IsGet(http.Request.Method)
            && await Sender.Send(new ReadDraft(Form, Record), http.RequestAborted) is { IsOk: true, Value: { Content: { } content, SavedAt: { } savedAt } })
            (_fields, _savedAt) = (DraftFields.Read(content), savedAt);
        _isLoaded = true;
    }
}
