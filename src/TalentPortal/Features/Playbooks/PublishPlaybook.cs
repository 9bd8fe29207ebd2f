using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Playbooks;

/// <summary>Makes the draft an edition: new cases follow it from now on, running ones keep theirs.</summary>
/// <param name="Note">What changed and why, for colleagues who move a case to it.</param>
/// <param name="Version">Of the draft that was looked at; another one is a conflict.</param>
[Requires(PlaybooksPermissions.Edit)]
public sealed record PublishPlaybook(string? Note, uint Version) : ICommand<PublishPlaybookResult>;

public sealed record PublishPlaybookResult(int Number);

internal sealed class PublishPlaybookValidator : AbstractValidator<PublishPlaybook>
{
    public PublishPlaybookValidator() => RuleFor(x => x.Note).NotEmpty().Says("PublishPlaybook_NoteMissing").IsPlainText(PlaybookEdition.NoteMax, "PublishPlaybook_NoteUnfit").CrossesNoRedLine();
}

internal sealed class PublishPlaybookHandler(AppDb db, CurrentCall call, TenantPlaybooks playbooks, Audit audit, TimeProvider clock) : IRequestHandler<PublishPlaybook, Outcome<PublishPlaybookResult>>
{
    public async Task<Outcome<PublishPlaybookResult>> Handle(PublishPlaybook request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (await db.PlaybookEditions.AtTenantOf(call).SingleOrDefaultAsync(e => !e.IsPublic, ct) is not { } draft || draft.Version != request.Version) return Outcome.Conflict;
        var (book, plan) = (await playbooks.Book(ct), await playbooks.Plan(ct));
        if (PlaybookComparison.Of(book, draft.Book).Count + PlaybookComparison.Of(plan, draft.Plan).Count == 0) return Outcome.Refused("PublishPlaybook_Same");
        // The portal's edition may be a newer one than when the draft was saved.
        if (PlaybookRules.Wrong(PlaybookChanges.FromJson(draft.Changes), Playbook.Of(draft.BaseVersion), TaskPlan.Find(draft.PlanVersion)!) is { Count: > 0 } wrong) return Outcome.Invalid(wrong);
        if (draft.Publish(request.Note!.Trim(), call.Rights.Name ?? "", clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("playbooks.publish", draft.Id, draft.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new PublishPlaybookResult(draft.Number);
    }
}
