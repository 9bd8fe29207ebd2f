using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>A way as a site shows it, ready to be asked.</summary>
/// <param name="IsOwn">It stands on this site; else it is the desk's, whose page stands on the national one as well.</param>
public sealed record ShelvedPathway(PathwayProgram Program, RuleSet Rules, DateTimeOffset ChangedAt, bool IsOwn)
{
    public PathwayDocument Document => Program.Document;
}

/// <summary>What a site shows: the desk's, and at a tenant its own before it.</summary>
public sealed class PathwayShelf(AppDb db, RuleLibrary library, CurrentCall call)
{
    public async Task<IReadOnlyList<ShelvedPathway>> All(CancellationToken ct)
    {
        var rows = await Shown().ToListAsync(ct);
        List<ShelvedPathway> all = [];
        foreach (var same in rows.GroupBy(p => p.Slug, StringComparer.Ordinal)) all.Add(await Read(Nearest(same), ct));
        return [.. all.OrderBy(p => p.Document.Key, StringComparer.Ordinal)];
    }

    /// <summary>The way that stands at an address of the site.</summary>
    public async Task<ShelvedPathway?> Find(string? slug, CancellationToken ct)
    {
        var rows = await Shown().Where(p => p.Slug == slug).ToListAsync(ct);
        return rows.Count == 0 ? null : await Read(Nearest(rows), ct);
    }

    private async Task<ShelvedPathway> Read(Pathway row, CancellationToken ct)
    {
        var rules = await library.Of(call.TenantId, ct);
        return new(PathwayProgram.Compile(row.Document, RuleVocabulary.Of(rules.Facts, rules.Parameters)), rules, row.ChangedAt, row.TenantId == (call.TenantId ?? ContentDesk.Id));
    }

    private static Pathway Nearest(IEnumerable<Pathway> same) => same.OrderBy(p => p.TenantId == ContentDesk.Id ? 1 : 0).First();

    private IQueryable<Pathway> Shown()
    {
        var (own, desk) = (call.TenantId ?? ContentDesk.Id, ContentDesk.Id);
        return db.Pathways.AsNoTracking().Where(p => p.IsPublic && (p.TenantId == own || p.TenantId == desk));
    }
}
