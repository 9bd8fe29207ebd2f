using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Components;

/// <summary>
/// Keeps the model of an interactive form on the server while it is filled, and brings it back after a lost connection.
/// It looks every two seconds, so bind text to every keystroke (<c>Immediate="true"</c>, <c>@bind:event="oninput"</c>), or
/// what stands in the field one is still in is lost. Put <c>[JsonIgnore]</c> on what must not be kept.
/// Call <see cref="Discard"/> once the form was sent.
/// </summary>
/// <typeparam name="TModel">The form's model, made of properties that JSON can hold.</typeparam>
public sealed partial class DraftKeeper<TModel> : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CancellationTokenSource _gone = new();
    private Task _watching = Task.CompletedTask;
    private string _untouched = "";
    private string _last = "";
    private DateTimeOffset? _restoredAt;
    private bool _failed;

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

    /// <summary>Forgets the draft: the form was sent, or its author gave it up.</summary>
    public async Task Discard()
    {
        _last = JsonSerializer.Serialize(Model(), Json);
        _restoredAt = null;
        await Sender.Send(new DiscardDraft(Form, Record), commandId: NewId());
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _last = _untouched = JsonSerializer.Serialize(Model(), Json);
        if (await Sender.Send(new ReadDraft(Form, Record)) is not { IsOk: true, Value: { Content: { } content, SavedAt: { } savedAt } } || Read(content) is not { } model) return;
        _last = content;
        _restoredAt = savedAt;
        await OnRestored.InvokeAsync(model);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // Only in a circuit: a page that is rendered once has nothing to watch.
        if (firstRender) _watching = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Every, Clock);
        while (await timer.WaitForNextTickAsync(_gone.Token))
        {
            var now = JsonSerializer.Serialize(Model(), Json);
            if (now == _last) continue;
            var outcome = await Sender.Send(new SaveDraft(Form, Record, now), _gone.Token, NewId());
            if (outcome.IsOk) _last = now;
            if (_failed == outcome.IsOk)
            {
                _failed = !outcome.IsOk;
                StateHasChanged();
            }
        }
    }

    private async Task DiscardRestored()
    {
        await Discard();
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
