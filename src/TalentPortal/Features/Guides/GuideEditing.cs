using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>What the handlers that work on guides have in common.</summary>
internal sealed class GuideEditing(AppDb db, CurrentCall call, ContentLedger ledger, GuideShelf shelf, PublicChanges changes, TimeProvider clock)
{
    /// <summary>Who is writing or reading, as versions remember them.</summary>
    public (Guid Id, string Name) Me => (call.RequiredUserId, call.Rights.Name ?? "");

    public async Task<ClaimBook> Claims(CancellationToken ct) => (await ledger.At(call.TenantId, ct)).Claims;

    /// <summary>What the texts of this tenant may name.</summary>
    /// <param name="own">Key of the guide that is written, which need not be shown yet.</param>
    public async Task<GuideKnown> Known(string? own, CancellationToken ct)
    {
        var book = await Claims(ct);
        var keys = (await shelf.All(ct)).Select(guide => guide.Key).ToHashSet(StringComparer.Ordinal);
        keys.UnionWith(await db.Guides.AtTenantOf(call).Select(guide => guide.Key).ToListAsync(ct));
        if (own is not null) keys.Add(own);
        return new(code => book.SourceOf(code) is not null, code => book.Find(code) is not null, code => book.Find(code)?.Value is not null, GuideTerms.Has, keys.Contains, code => ContentFiles.All.Contains($"rules/{code}.json"));
    }

    /// <summary>A version of the tenant's own, with its guide.</summary>
    public async Task<(GuideVersion Version, Guide Guide)?> Find(Guid versionId, CancellationToken ct) =>
        await db.GuideVersions.AtTenantOf(call).SingleOrDefaultAsync(v => v.Id == versionId, ct) is { } version ? (version, await db.Guides.AtTenantOf(call).SingleAsync(g => g.Id == version.GuideId, ct)) : null;

    /// <summary>Shows a version to everybody, with all that follows from it; the reason why it may not be shown otherwise.</summary>
    public async Task<string?> Publish(GuideVersion version, Guide guide, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var head = version.Read().Head;
        var followed = (await shelf.All(ct)).ToDictionary(one => one.Key, one => (IReadOnlyList<string>)one.Supersedes, StringComparer.Ordinal);
        followed[guide.Key] = head.Supersedes;
        if (Successors.IsCircle(guide.Key, followed)) return "Guide_Circle";
        // A newer one was published meanwhile: the older does not come over it.
        if (version.Number < guide.CurrentNumber) return "Guide_Overtaken";
        if (version.Publish(now) is { } why) return why;
        guide.Show(version, now);
        await db.Relink(guide, head, now, ct);
        Changed();
        return null;
    }

    /// <summary>What visitors see changes: on every site, where the desk wrote it.</summary>
    public void Changed()
    {
        if (call.Tenant is { IsDesk: true }) changes.Everywhere();
        else if (call.TenantId is { } tenant) changes.At(tenant);
    }
}
