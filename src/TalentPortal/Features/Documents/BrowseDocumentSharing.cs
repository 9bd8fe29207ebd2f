using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>Which documents the person opens in each open case, and what is asked for there.</summary>
[SignedIn]
public sealed record BrowseDocumentSharing : IQuery<BrowseDocumentSharingResult>;

public sealed record BrowseDocumentSharingResult(IReadOnlyList<BrowseDocumentSharingResult.Case> Cases, IReadOnlyList<BrowseDocumentSharingResult.Document> Documents)
{
    /// <param name="Reader">Who answers for the case now.</param>
    /// <param name="Depth">How much they see of what is open.</param>
    /// <param name="Asked">Documents that the consultant asked for.</param>
    /// <param name="Open">Until when each document is open.</param>
    /// <param name="Today">By the clock of the organisation.</param>
    public sealed record Case(
        Guid Id, TenantRef Tenant, string? Reader, CaseTier Tier, DocumentDepth Depth, IReadOnlySet<Guid> Asked, IReadOnlyDictionary<Guid, DateTimeOffset> Open, DateOnly Today);

    /// <param name="MayOpen">Whether the consents hold under which it is kept.</param>
    public sealed record Document(Guid Id, DocumentKind Kind, Bearer Bearer, bool HasFile, bool MayOpen);
}

internal sealed class BrowseDocumentSharingHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseDocumentSharing, Outcome<BrowseDocumentSharingResult>>
{
    public async Task<Outcome<BrowseDocumentSharingResult>> Handle(BrowseDocumentSharing request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var kept = await db.Documents.AsNoTracking().Where(d => d.UserId == talent).OrderBy(d => d.AddedAt).ToListAsync(ct);
        var withFiles = (await db.DocumentFiles.Where(f => f.UserId == talent).Select(f => f.DocumentId).Distinct().ToListAsync(ct)).ToHashSet();
        var given = await db.PaperConsents(talent, ct);
        List<BrowseDocumentSharingResult.Document> documents = [];
        foreach (var document in kept)
            if (DocumentKinds.Find(document.Kind) is { } kind) documents.Add(new(document.Id, kind, document.Bearer, withFiles.Contains(document.Id), document.Consents.All(given.Contains)));
        List<BrowseDocumentSharingResult.Case> cases = [];
        foreach (var one in await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent && c.ClosedAt == null).OrderBy(c => c.OpenedAt).ToListAsync(ct))
        {
            if (await tenants.ById(one.TenantId, ct) is not { } tenant) continue;
            var live = await db.Grants.AsNoTracking().Where(g => g.UserId == talent && g.Purpose == DocumentSight.Purpose).LiveFor(one.LeadId, now).ToListAsync(ct);
            var asked = await db.DocumentRequests.AsNoTracking().Where(r => r.TalentUserId == talent && r.CaseId == one.Id && r.SettledAt == null).ToListAsync(ct);
            cases.Add(new(
                one.Id, tenant, one.OwnerName, one.Tier, DocumentSight.DepthOf(one.Tier), kept.Where(d => asked.Exists(r => r.IsFor(d))).Select(d => d.Id).ToHashSet(),
                live.GroupBy(g => g.RecordId!.Value).ToDictionary(same => same.Key, same => same.Max(g => g.ExpiresAt)), tenant.DayAt(now)));
        }

        return new BrowseDocumentSharingResult(cases, documents);
    }
}
