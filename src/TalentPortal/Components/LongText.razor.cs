using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace TalentPortal.Components;

/// <summary>
/// A text area of an interactive form for texts of any length up to its limit. A circuit's message holds 32 KiB and one
/// that is larger ends it, so the text comes as a stream, a moment after a keystroke. What is over the limit is
/// kept and counted, up to twice the limit; what is longer still is refused at the paste, with the reason.
/// </summary>
public sealed partial class LongText : IAsyncDisposable
{
    /// <summary>A stream that nobody feeds for a minute ends its circuit; this one is given up before, and sent again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ElementReference _area;
    private IJSObjectReference? _script;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<LongText>? _self;
    private string? _shown;
    private int _order;
    private bool _isGone;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>Id of the control; see <see cref="FieldContext"/>.</summary>
    [Parameter, EditorRequired] public required string Id { get; set; }

    /// <summary>Name of the control.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Ids of hint and message.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    /// <summary>Whether a message says that something is wrong with it.</summary>
    [Parameter] public bool Invalid { get; set; }

    /// <summary>Takes no text for now.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Longest text that is right, in UTF-16 units; the validator has the same limit.</summary>
    [Parameter, EditorRequired] public int Limit { get; set; }

    /// <summary>Height in rows.</summary>
    [Parameter] public int Rows { get; set; } = 12;

    /// <summary>Language of the text.</summary>
    [Parameter] public string? Lang { get; set; }

    /// <summary>What stands in it at first. Later values change nothing: what is typed must not be overtaken by what the server knew before. Give it a new <c>@key</c> to put another text into it.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The text as it is now.</summary>
    [Parameter] public EventCallback<string> Changed { get; set; }

    /// <summary>Waits until everything typed so far has arrived. Call it before the form is sent.</summary>
    /// <returns>False when it did not arrive: the connection is bad, the form must wait.</returns>
    public async Task<bool> Flush() => _attached is null || await _attached.InvokeAsync<bool>("flush");

    private int Most => 2 * Limit;

    /// <summary>Takes the text from the page.</summary>
    /// <param name="order">Counts the calls: a stream that arrives after a later one is stale.</param>
    /// <param name="text">Null for an empty text: a stream without a byte would never come to its end.</param>
    /// <returns>Whether all of it arrived.</returns>
    [JSInvokable]
    public async Task<bool> Take(int order, IJSStreamReference? text)
    {
        var typed = "";
        if (text is not null)
        {
            await using var reference = text;
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                // Three bytes are the most that one UTF-16 unit takes.
                await using var stream = await text.OpenReadStreamAsync(3L * Most, limit.Token);
                using var reader = new StreamReader(stream, Encoding.UTF8);
                typed = await reader.ReadToEndAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        if (order < _order) return true;
        _order = order;
        await Changed.InvokeAsync(typed);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await Detach();
    }

    protected override void OnInitialized() => _shown = Value;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "/" + Assets["long-text.js"]);
            // A form may close while its script is on the way: what was disposed of cannot be handed to the page.
            if (!_isGone) _attached = await _script.InvokeAsync<IJSObjectReference>("attach", _area, _self, _shown ?? "");
        }
        catch (Exception error) when (_isGone && error is (JSDisconnectedException or JSException or TaskCanceledException))
        {
            // Nobody waits for it any more.
        }

        if (_isGone) await Detach();
    }

    private async Task Detach()
    {
        _self?.Dispose();
        try
        {
            if (_attached is not null) await _attached.DisposeAsync();
            if (_script is not null) await _script.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone, and its objects with it; or it goes just now, and never answers.
        }
    }
}
