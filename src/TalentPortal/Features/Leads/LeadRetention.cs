using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Leads;

/// <summary>
/// Ends what a closed lead still opens, when its time has come, and deletes old leads. Both are the person's own rows, which
/// staff cannot write; until the daily run a lead that is over opens nothing, because requests ask the lead first.
/// </summary>
internal sealed class LeadRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<DateTimeOffset> left = [];
        foreach (var lead in await db.Leads.AsNoTracking().Where(l => l.TalentUserId == userId && l.ClosedAt != null).ToListAsync(ct))
        {
            var live = await db.Grants.Where(g => g.UserId == userId).LiveFor(lead.Id, now).ToListAsync(ct);
            if (lead.OpensUntil > now && live.Count > 0) left.Add(lead.OpensUntil.Value);
            else live.ForEach(grant => grant.Withdraw(now));

            var due = lead.State == LeadState.Taken ? lead.ClosedAt!.Value.AddYears(Lead.CaseKeptYears) : lead.ClosedAt!.Value.AddMonths(Lead.OverKeptMonths);
            if (due <= now) await db.Leads.Where(l => l.TalentUserId == userId && l.Id == lead.Id).ExecuteDeleteAsync(ct);
            else left.Add(due);
        }

        return left.Count == 0 ? null : left.Min();
    }
}

/// <summary>Notes when something of a lead that has just ended will be due.</summary>
internal sealed class LeadDues(PersonalDues dues) : INotificationHandler<LeadDeclined>, INotificationHandler<LeadWithdrawn>, INotificationHandler<LeadClosed>
{
    public Task Handle(LeadDeclined happened, CancellationToken ct) => Note(happened.Lead, ct);

    public Task Handle(LeadWithdrawn happened, CancellationToken ct) => Note(happened.Lead, ct);

    public Task Handle(LeadClosed happened, CancellationToken ct) => Note(happened.Lead, ct);

    private Task Note(Lead lead, CancellationToken ct) => lead.TalentUserId is { } talent ? dues.Note(talent, lead.OpensUntil!.Value, ct) : Task.CompletedTask;
}
