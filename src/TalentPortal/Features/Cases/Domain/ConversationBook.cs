using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Opens the conversation of a case to be changed: one at a time, so that numbers and counts hold.</summary>
public sealed class ConversationBook(AppDb db, LiveSignals live)
{
    /// <summary>Locks the case until the command ends. Before the case is looked at: what another command did meanwhile is seen.</summary>
    public Task Lock(Guid tenantId, Guid caseId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select 1 from cases where tenant_id = {tenantId} and id = {caseId} for update", ct);

    /// <summary>The conversation of a locked case; null while nobody wrote.</summary>
    public Task<Conversation?> Find(TalentCase one, CancellationToken ct) => db.Conversations.SingleOrDefaultAsync(t => t.TenantId == one.TenantId && t.Id == one.Id, ct);

    /// <summary>The conversation of a locked case, begun if it has to be.</summary>
    public async Task<Conversation> FindOrBegin(TalentCase one, CancellationToken ct)
    {
        if (await Find(one, ct) is { } found) return found;
        var begun = Conversation.Begin(one);
        db.Add(begun);
        return begun;
    }

    /// <summary>Open pages that show the case, its owner's lists or the team's look again.</summary>
    /// <param name="former">Who answered for it until now.</param>
    public void Changed(TalentCase one, Guid? former = null)
    {
        live.Changed(one.Id);
        live.Changed(one.TenantId);
        if (one.OwnerUserId is { } owner) live.Changed(owner);
        if (one.DeputyUserId is { } deputy) live.Changed(deputy);
        if (former is { } before) live.Changed(before);
    }
}
