using System.Text.Json;
using Microsoft.AspNetCore.Components;
using static Microsoft.AspNetCore.Components.Web.RenderMode;

namespace TalentPortal.Shell;

/// <summary>
/// Hands what a workspace's page read for its first rendering on to its circuit, so that the page neither asks twice nor
/// stands empty in between. It travels in the page, encrypted by the framework. Not for readings that leave an entry in
/// a person's access log: their pages are not prerendered at all.
/// </summary>
public sealed class Prerendered(PersistentComponentState state) : IDisposable
{
    /// <summary>
    /// Bytes of JSON that a page hands on at most. The circuit's first message carries them, encrypted and written as text twice over
    /// (16/9 of their size), and a hub takes no message above 32 KiB: a longer list would leave the page without a circuit.
    /// </summary>
    internal const int MostBytes = 13_000;

    private readonly List<PersistingComponentStateSubscription> _kept = [];
    private int _bytes;

    /// <summary>Takes what the prerendering read, where there is such a thing and it was not too much to hand on, else reads.</summary>
    /// <param name="renderer">Of the page.</param>
    /// <param name="key">What is read, with all on which the answer depends: <c>jobs/live/2</c>.</param>
    /// <param name="read">Reads it; null is not handed on. What it gives must survive JSON.</param>
    public async Task<T?> Once<T>(RendererInfo renderer, string key, Func<Task<T?>> read)
        where T : class
    {
        if (renderer.IsInteractive) return state.TryTakeFromJson<T>(key, out var kept) && kept is not null ? kept : await read();
        var found = await read();
        if (found is not null) _kept.Add(state.RegisterOnPersisting(() => Keep(key, found), InteractiveServer));
        return found;
    }

    public void Dispose() => _kept.ForEach(subscription => subscription.Dispose());

    private Task Keep<T>(string key, T found)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(found).Length;
        if (_bytes + bytes > MostBytes) return Task.CompletedTask;
        _bytes += bytes;
        state.PersistAsJson(key, found);
        return Task.CompletedTask;
    }
}
