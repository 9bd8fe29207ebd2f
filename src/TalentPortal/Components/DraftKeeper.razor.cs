using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Components;

/// <summary>
/// Keeps the model of an interactive form on the server while it is filled, and brings it back after a lost connection.
/// It looks every two seconds, so take text at every keystroke (<c>@oninput</c>), or what stands in the field one is
/// still in is lost. Put <c>[JsonIgnore]</c> on what must not be kept. Call <see cref="Discard"/> once the form was sent.
/// </summary>
/// <typeparam name="TModel">The form's model, made of properties that JSON can hold.</typeparam>
public sealed partial class DraftKeeper<TModel> : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _one = new(1);
    private Task _watching = Task.CompletedTask;
    private string _untouched = "";
    private string _last = "";
    private DateTimeOffset? _restoredAt;
    private bool _isDone;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    /// <summary>Name of the form among drafts: small letters and hyphens.</summary>
    [Parameter, EditorRequired] public required string Form { get; set; }

    /// <summary>Id of the record the form changes; empty for a new one.</summary>
    [Parameter] public string Record { get; set; } = "";

    /// <summary>The model as it is now.</summary>
    [Parameter, EditorRequired] public required Func<TModel> Model { get; set; }

    /// <summary>Takes the model that a draft held, or the untouched one when the draft is discarded.</summary>
    [Parameter, EditorRequired] public EventCallback<TModel> OnRestored { get; set; }

    /// <summary>Id of the command that sends the form: a save that comes after it changes nothing.</summary>
    [Parameter] public Guid? Submission { get; set; }

    /// <summary>The draft was looked for, and restored if there is one. Until then nothing should be typed: it would be overtaken.</summary>
    [Parameter] public EventCallback OnReady { get; set; }

    /// <summary>Says how it went whenever that changes: see <see cref="DraftState"/>.</summary>
    [Parameter] public EventCallback<DraftState> OnSaved { get; set; }

    /// <summary>Forgets the draft and keeps no more: the form was sent, or its author gave it up. A form that goes on has a new keeper (<c>@key</c>).</summary>
    public Task Discard()
    {
        _isDone = true;
        return Forget();
    }

    /// <summary>Saves now what was typed since the last look.</summary>
    public async Task Keep()
    {
        if (!_isDone) await Save();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _gone.Dispose();
        _one.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _last = _untouched = JsonSerializer.Serialize(Model(), Json);
        if (await Sender.Send(new ReadDraft(Form, Record)) is { IsOk: true, Value: { Content: { } content, SavedAt: { } savedAt } } && content != _untouched && Read(content) is { } model)
        {
            (_last, _restoredAt) = (content, savedAt);
            await OnRestored.InvokeAsync(model);
        }

        await OnReady.InvokeAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only in a circuit: a page that is rendered once has nothing to watch.
        if (firstRender) _watching = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Every, Clock);
        var state = DraftState.None;
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token)) await Look();
        }
        catch (OperationCanceledException)
        {
            // The page goes; what was typed since the last look goes with it into the draft.
            await Look();
        }

        async Task Look()
        {
            if (_isDone) return;
            var next = await Save();
            if (next is null || next == state || _gone.IsCancellationRequested) return;
            state = next;
            await OnSaved.InvokeAsync(state);
        }
    }

    /// <summary>How it went; null when there was nothing new.</summary>
    private async Task<DraftState?> Save()
    {
        await _one.WaitAsync();
        try
        {
            var now = JsonSerializer.Serialize(Model(), Json);
            if (now == _last) return null;
            var outcome = await Sender.Send(new SaveDraft(Form, Record, now, Submission), commandId: NewId());
            if (!outcome.IsOk) return new DraftState(null, true);
            _last = now;
            return new DraftState(outcome.Value.SavedAt, false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database may be back at the next look, half a character whole. The pipeline has logged what it was.
            return new DraftState(null, true);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task Forget()
    {
        _restoredAt = null;
        // Behind a save that is under way: it would bring the draft back.
        await _one.WaitAsync();
        try
        {
            await Sender.Send(new DiscardDraft(Form, Record), commandId: NewId());
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task DiscardRestored()
    {
        await Forget();
        if (Read(_untouched) is not { } model) return;
        _last = _untouched;
        await OnRestored.InvokeAsync(model);
    }

    private static TModel? Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<TModel>(content, Json);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // The form became another one since the draft was kept.
            return null;
        }
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());
}
