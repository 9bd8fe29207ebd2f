using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Drafts;

/// <summary>For handlers whose command makes a draft superfluous, and for those that say that there is one.</summary>
public sealed class Drafts(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Whether the signed-in person has a draft of this form that can still be brought back.</summary>
    public Task<bool> Has(string form, string record, CancellationToken ct)
    {
        // An employer's own system keeps none.
        if (call.UserId is null) return Task.FromResult(false);
        var oldest = clock.GetUtcNow() - Draft.Lifetime;
        return db.Set<Draft>().AnyAsync(d => d.UserId == call.RequiredUserId && d.Form == form && d.Record == record && d.SavedAt > oldest, ct);
    }

    /// <summary>Removes the signed-in person's draft in the transaction of the command that was made from it.</summary>
    public Task<int> Discard(string form, string record, CancellationToken ct) =>
        call.UserId is null ? Task.FromResult(0) : db.Set<Draft>().Where(d => d.UserId == call.RequiredUserId && d.Form == form && d.Record == record).ExecuteDeleteAsync(ct);

    /// <summary>Removes all drafts of the signed-in person, who is about to be erased.</summary>
    public Task<int> DiscardAll(CancellationToken ct) => db.Set<Draft>().Where(d => d.UserId == call.RequiredUserId).ExecuteDeleteAsync(ct);
}
