using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>
/// The lists of terms in memory. A tenant's is read again when something public of that tenant has changed, in this process
/// or another: a term that was added holds for the next search.
/// </summary>
public sealed class Glossaries(SiteVersions versions)
{
    private readonly ConcurrentDictionary<Guid, ((int All, int Site) Version, SearchGlossary Glossary)> _known = new();

    /// <summary>What holds where the call is made; on the national site the common list alone.</summary>
    public async ValueTask<SearchGlossary> Of(CurrentCall call, AppDb db, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return CommonTerms.Glossary;
        // Read before the terms are: what changes meanwhile makes a new version, and they are read once more.
        var version = versions.Of(tenant);
        if (_known.TryGetValue(tenant, out var known) && known.Version == version) return known.Glossary;
        var terms = await db.GlossaryTerms.AsNoTracking().AtTenantOf(call).Where(t => t.IsPublic).OrderBy(t => t.Id).Take(GlossaryTerm.TermsMax).ToListAsync(ct);
        var glossary = CommonTerms.Glossary.With(terms);
        _known[tenant] = (version, glossary);
        return glossary;
    }
}
