using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Retention;

/// <summary>Deletes what is past its time of the person on whose behalf it runs, an erased one included.</summary>
[SystemOnly]
public sealed record PurgePersonal : ICommand<Done>;

internal sealed class PurgePersonalHandler(AppDb db, CurrentCall call, IEnumerable<IPersonalRetention> retentions) : IRequestHandler<PurgePersonal, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(PurgePersonal request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        // Locked first, so that a record written at the same time waits and then notes itself anew.
        await db.Database.ExecuteSqlAsync($"select 1 from personal_dues where user_id = {user} for update", ct);
        List<DateTimeOffset> left = [];
        foreach (var retention in retentions)
            if (await retention.Purge(user, ct) is { } due) left.Add(due);
        var mine = db.Set<PersonalDue>().Where(d => d.UserId == user);
        if (left.Count == 0) await mine.ExecuteDeleteAsync(ct);
        else await mine.ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, left.Min()), ct);
        return Done.Value;
    }
}
