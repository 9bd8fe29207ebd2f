using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Caseloads.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Caseloads;

/// <summary>The open cases of one colleague, also of one who has left, and to whom they could go. Without a word about the persons.</summary>
/// <param name="Stage">Only cases in this stage.</param>
/// <param name="Track">Only cases with something to do of this kind.</param>
[Requires(CaseloadsPermissions.Move)]
public sealed record ViewCaseload(Guid MembershipId, string? Stage = null, CaseTrack? Track = null) : IQuery<ViewCaseloadResult>;

/// <param name="Open">How many open cases there are before the filters.</param>
/// <param name="Stages">How many there are in each stage, before the filters.</param>
/// <param name="Items">At most <see cref="MoveCases.Most"/>, those due first above.</param>
public sealed record ViewCaseloadResult(Guid MembershipId, string Name, bool HasLeft, int Open, IReadOnlyDictionary<string, int> Stages, IReadOnlyList<ViewCaseloadResult.Item> Items, IReadOnlyList<CaseReceiver> Receivers)
{
    /// <param name="IsOverdue">The next step is; tasks may be as well.</param>
    /// <param name="IsOffered">Offered to another tier: the offer goes on under whoever gets the case.</param>
    public sealed record Item(Guid Id, string Reference, CaseStage Stage, CaseTier Tier, DateOnly? NextOn, bool IsOverdue, int OpenTasks, int LateTasks, int Unread, bool IsOffered, uint Version);
}

internal sealed class ViewCaseloadValidator : AbstractValidator<ViewCaseload>
{
    public ViewCaseloadValidator()
    {
        RuleFor(x => x.Stage).Must(stage => stage is null || Playbook.Current.Find(stage) is not null).Says("ViewCaseload_NoSuchFilter");
        RuleFor(x => x.Track).IsInEnum().Says("ViewCaseload_NoSuchFilter");
    }
}

internal sealed class ViewCaseloadHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewCaseload, Outcome<ViewCaseloadResult>>
{
    public async Task<Outcome<ViewCaseloadResult>> Handle(ViewCaseload request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.MemberOf(call, request.MembershipId, ct) is not { } member) return Outcome.NotFound;
        var (owner, today) = (member.UserId, tenant.DayAt(clock.GetUtcNow()));
        var all = db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.OwnerUserId == owner && c.ClosedAt == null);
        var tasks = db.CaseTasks.AsNoTracking().AtTenantOf(call).Where(t => t.State == CaseTaskState.Open);
        var stages = await all.GroupBy(c => c.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var rows = await all.Where(c => (request.Stage == null || c.Stage == request.Stage) && (request.Track == null || tasks.Any(t => t.CaseId == c.Id && t.Track == request.Track)))
            .OrderBy(c => c.NextOn == null).ThenBy(c => c.NextOn).ThenBy(c => c.Id).Take(MoveCases.Most).ToListAsync(ct);
        var ids = rows.Select(c => c.Id).ToList();
        var offered = await db.HandOvers.AtTenantOf(call).Where(h => ids.Contains(h.CaseId) && h.State == HandOverState.Offered).Select(h => h.CaseId).ToListAsync(ct);
        var unread = await db.Conversations.AtTenantOf(call).Where(t => ids.Contains(t.Id) && t.StaffUnread > 0).ToDictionaryAsync(t => t.Id, t => t.StaffUnread, ct);
        var open = (await tasks.Where(t => ids.Contains(t.CaseId)).GroupBy(t => t.CaseId).Select(group => new { group.Key, Count = group.Count(), Late = group.Count(t => t.DueOn < today) }).ToListAsync(ct)).ToDictionary(t => t.Key);
        return new ViewCaseloadResult(
            member.Id, member.DisplayName, member.EndedAt is not null, stages.Values.Sum(), stages,
            [.. rows.Select(c => new ViewCaseloadResult.Item(
                c.Id, c.Reference, c.Playbook[c.Stage], c.Tier, c.NextOn, c.NextOn < today, open.GetValueOrDefault(c.Id)?.Count ?? 0, open.GetValueOrDefault(c.Id)?.Late ?? 0, unread.GetValueOrDefault(c.Id), offered.Contains(c.Id), c.Version))],
            await db.Receivers(call, member.Id, ct));
    }
}
