using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Playbooks;

/// <summary>Keeps what is written so far of the next edition; no case follows it yet. What could not be gone is refused field by field, see <see cref="PlaybookRules"/>.</summary>
/// <param name="Version">Of the draft that was looked at; null where there was none. Another one is a conflict.</param>
[Requires(PlaybooksPermissions.Edit)]
public sealed record SavePlaybookDraft(PlaybookChanges Changes, uint? Version) : ICommand<Done>;

internal sealed class SavePlaybookDraftValidator : AbstractValidator<SavePlaybookDraft>
{
    public SavePlaybookDraftValidator() => RuleFor(x => x.Changes).NotNull().Says("SavePlaybookDraft_TooLong");
}

internal sealed class SavePlaybookDraftHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<SavePlaybookDraft, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SavePlaybookDraft request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var draft = await db.PlaybookEditions.AtTenantOf(call).SingleOrDefaultAsync(e => !e.IsPublic, ct);
        if (draft?.Version != request.Version) return Outcome.Conflict;
        if (PlaybookRules.Wrong(request.Changes, Playbook.Current, TaskPlan.Current) is { Count: > 0 } wrong) return Outcome.Invalid(wrong);
        var (kept, now) = (request.Changes.Without(Playbook.Current, TaskPlan.Current), clock.GetUtcNow());
        if (kept.ToJson().Length > PlaybookChanges.Max) return Outcome.Invalid(nameof(request.Changes), "SavePlaybookDraft_TooLong");
        if (draft is null) db.PlaybookEditions.Add(draft = PlaybookEdition.Draft(Guid.CreateVersion7(now), tenant.Id, 1 + (await db.PlaybookEditions.AtTenantOf(call).MaxAsync(e => (int?)e.Number, ct) ?? 0)));
        return draft.Save(kept, call.Rights.Name ?? "", now) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
