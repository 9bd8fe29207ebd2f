using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>Another prospect that may be the same person, and by what.</summary>
public sealed record ProspectMatch(Guid Id, IReadOnlyList<ContactKeyKind> By)
{
    /// <summary>Whether something agrees that belongs to one person alone.</summary>
    public bool IsSure => By.Any(kind => kind != ContactKeyKind.Name);
}

/// <summary>
/// Finds people again among the prospects and the refusals of the tenant of the call, by hashes under its key: other
/// tenants' rows are neither seen nor comparable, and accounts of the portal are not looked at.
/// </summary>
public sealed class ProspectIndex(AppDb db, CurrentCall call, PortalVault vault)
{
    /// <summary>Writes the keys of a prospect anew.</summary>
    public async Task Write(Prospect prospect, ProspectFacts facts, DateTimeOffset now, CancellationToken ct)
    {
        await Clear(prospect, ct);
        foreach (var (kind, form) in ContactForms.Of(facts)) db.ProspectKeys.Add(ProspectKey.Of(prospect, kind, await Token("prospects", kind, form, ct), now));
    }

    /// <summary>Takes the keys of a prospect away: nobody finds it by what is known of the person.</summary>
    public Task Clear(Prospect prospect, CancellationToken ct) => db.ProspectKeys.AtTenantOf(call).Where(k => k.ProspectId == prospect.Id).ExecuteDeleteAsync(ct);

    /// <summary>Other prospects of the tenant that may be this person, the surest first. A partner hears of its own alone.</summary>
    public async Task<IReadOnlyList<ProspectMatch>> Matches(ProspectFacts facts, Guid? except, CancellationToken ct)
    {
        List<string> tokens = [];
        foreach (var (kind, form) in ContactForms.Of(facts)) tokens.Add(await Token("prospects", kind, form, ct));
        var here = call.Side == CallSide.System || call.Rights.StaffAllows(ProspectsPermissions.Merge) ? db.Prospects.AtTenantOf(call) : db.Prospects.VisibleTo(call);
        var open = here.Where(p => p.State == ProspectState.Entered || p.State == ProspectState.Invited).Select(p => p.Id);
        var found = await db.ProspectKeys.AsNoTracking().AtTenantOf(call).Where(k => tokens.Contains(k.Token) && k.ProspectId != except && open.Contains(k.ProspectId)).Select(k => new { k.ProspectId, k.Kind }).ToListAsync(ct);
        return
        [
            .. found.GroupBy(k => k.ProspectId).Select(group => new ProspectMatch(group.Key, [.. group.Select(k => k.Kind).Distinct().OrderDescending()]))
                .OrderByDescending(match => match.IsSure).ThenByDescending(match => match.By.Count).ThenBy(match => match.Id),
        ];
    }

    /// <summary>Remembers that a person is not to be contacted, by all that reaches them. What is remembered already stays as it is.</summary>
    public async Task Block(string? email, string? phone, string? orcid, ContactBlockOrigin origin, DateTimeOffset now, CancellationToken ct)
    {
        var refusal = Guid.CreateVersion7(now);
        foreach (var (kind, form) in ContactForms.Reaching(email, phone, orcid))
        {
            var token = await Token("contact_blocks", kind, form, ct);
            if (!await db.ContactBlocks.AtTenantOf(call).AnyAsync(b => b.Kind == kind && b.Token == token, ct))
                db.ContactBlocks.Add(ContactBlock.Of(call.RequiredTenant.Id, refusal, kind, token, origin, now));
        }
    }

    /// <summary>The refusals that stand against contacting a person.</summary>
    public async Task<IReadOnlyList<ContactBlock>> Blocks(string? email, string? phone, string? orcid, CancellationToken ct)
    {
        List<string> tokens = [];
        foreach (var (kind, form) in ContactForms.Reaching(email, phone, orcid)) tokens.Add(await Token("contact_blocks", kind, form, ct));
        return await db.ContactBlocks.AsNoTracking().AtTenantOf(call).Where(b => tokens.Contains(b.Token)).OrderBy(b => b.At).ToListAsync(ct);
    }

    private ValueTask<string> Token(string table, ContactKeyKind kind, string form, CancellationToken ct) => vault.SearchToken(KeyOwner.Tenant(call.RequiredTenant.Id), $"{table}.{kind}", form, ct);
}
