using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Memory for the few inspections that run at once. Uploads wait on disk for a turn, so a hundred slow ones take no more
/// memory than two.
/// </summary>
internal sealed class InspectionSlots : IDisposable
{
    private const int Slots = 2;
    private readonly SemaphoreSlim _free = new(Slots, Slots);
    private readonly ConcurrentBag<byte[]> _buffers = [];

    public async Task<Slot> Enter(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        return new(this, _buffers.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(UploadRules.LargestBytes));
    }

    public void Dispose() => _free.Dispose();

    internal readonly struct Slot(InspectionSlots slots, byte[] buffer) : IDisposable
    {
        /// <summary>Room for the largest upload.</summary>
        public Memory<byte> Buffer => buffer;

        public void Dispose()
        {
            CryptographicOperations.ZeroMemory(buffer);
            slots._buffers.Add(buffer);
            slots._free.Release();
        }
    }
}
