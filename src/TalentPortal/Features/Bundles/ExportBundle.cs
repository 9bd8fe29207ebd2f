using System.IO.Compression;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles;

/// <summary>All content of one's own organisation as an archive: guides as Markdown, cards and lists as tables.</summary>
[Requires(BundlesPermissions.Exchange)]
public sealed record ExportBundle : IQuery<ExportBundleResult>;

public sealed record ExportBundleResult(string Name, byte[] Content);

internal sealed class ExportBundleHandler(BundleWork work, CurrentCall call, TimeProvider clock) : IRequestHandler<ExportBundle, Outcome<ExportBundleResult>>
{
    public async Task<Outcome<ExportBundleResult>> Handle(ExportBundle request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in await work.Write(ct))
            {
                var entry = archive.CreateEntry(file.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = now;
                await using var to = await entry.OpenAsync(ct);
                await to.WriteAsync(file.Bytes, ct);
            }
        }

        return new ExportBundleResult(FormattableString.Invariant($"{tenant.Slug}-content-{tenant.DayAt(now):yyyy-MM-dd}.zip"), memory.ToArray());
    }
}
