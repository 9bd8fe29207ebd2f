using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Drafts;

/// <summary>For handlers whose command makes a draft superfluous.</summary>
public sealed class Drafts(AppDb db, CurrentCall call)
{
    /// <summary>Removes the signed-in person's draft in the transaction of the command that was made from it.</summary>
    public Task<int> Discard(string form, string record, CancellationToken ct) =>
        db.Set<Draft>().Where(d => d.UserId == call.RequiredUserId && d.Form == form && d.Record == record).ExecuteDeleteAsync(ct);

    /// <summary>Removes all drafts of the signed-in person, who is about to be erased.</summary>
    public Task<int> DiscardAll(CancellationToken ct) => db.Set<Draft>().Where(d => d.UserId == call.RequiredUserId).ExecuteDeleteAsync(ct);
}
