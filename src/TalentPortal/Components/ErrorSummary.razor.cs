using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Components;

/// <summary>All that is wrong with a form, above it; each message leads to its field. <see cref="PostForm"/> brings its own.</summary>
public sealed partial class ErrorSummary : IDisposable
{
    private FormErrors? _heard;
    private ElementReference _box;
    private FormErrors? _announced;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private FormErrors? Cascaded { get; set; }

    /// <summary>The messages; without them, the cascaded ones.</summary>
    [Parameter] public FormErrors? Errors { get; set; }

    private FormErrors Shown => Errors ?? Cascaded ?? FormErrors.None;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_heard, Shown)) return;
        Deafen();
        // Nothing is ever wrong with the one that all pages share.
        if (ReferenceEquals(Shown, FormErrors.None)) return;
        _heard = Shown;
        _heard.Named += StateHasChanged;
    }

    /// <summary>"Title: give a title". Several messages of a kind would else not tell which field each is about.</summary>
    private string Words(FormError error) => Shown.LabelOf(error) is { } label ? T["Form_ErrorAt", label, error.Message] : error.Message;

    public void Dispose() => Deafen();

    private void Deafen()
    {
        if (_heard is not null) _heard.Named -= StateHasChanged;
        _heard = null;
    }

    /// <summary>In a circuit no page is loaded that would come to its top: go there, or a long form seems to do nothing.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(_announced, Shown)) return;
        _announced = Shown;
        if (Shown.All.Count > 0) await _box.FocusAsync();
    }
}
