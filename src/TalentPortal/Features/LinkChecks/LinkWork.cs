using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>What the watch over links found and nobody has settled, in the queue of curators.</summary>
internal abstract class LinkWork : ICurationSource
{
    public abstract string Kind { get; }

    public Type Texts => typeof(LinkChecksText);

    public abstract string NameKey { get; }

    public string Permission => LinkChecksPermissions.Keep;

    /// <summary>The findings that are work of this kind.</summary>
    protected abstract IReadOnlyList<FindingKind> Findings { get; }

    public async Task<IReadOnlyList<CurationItem>> Read(AppDb db, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var kinds = Findings;
        var found = await db.LinkFindings.AsNoTracking().Where(f => f.TenantId == tenant.Id && f.State != FindingState.Settled && kinds.Contains(f.Kind)).OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(CurationItem.Most)
            .Join(db.WatchedLinks.AsNoTracking(), f => new { f.TenantId, Id = f.LinkId }, l => new { l.TenantId, l.Id }, (f, l) => new { f.Id, f.Kind, f.DueOn, l.Address }).ToListAsync(ct);
        return [.. found.OrderBy(f => f.DueOn).Select(f => new CurationItem(f.Id.ToString(), new(f.Address, f.Address), $"admin/link-checks?kind={f.Kind}", f.DueOn) { DetailKey = "Kind_" + f.Kind })];
    }
}

/// <summary>Addresses that lead nowhere any more: public figures count them.</summary>
internal sealed class DeadLinkWork : LinkWork
{
    public override string Kind => CurationKinds.DeadLink;

    public override string NameKey => "Work_Dead";

    protected override IReadOnlyList<FindingKind> Findings => [FindingKind.Gone, FindingKind.SoftGone];
}

/// <summary>Pages that say something else than when they were cited, or that cannot be read.</summary>
internal sealed class ChangedLinkWork : LinkWork
{
    public override string Kind => "link-change";

    public override string NameKey => "Work_Changed";

    protected override IReadOnlyList<FindingKind> Findings => [.. Enum.GetValues<FindingKind>().Except([FindingKind.Gone, FindingKind.SoftGone])];
}
