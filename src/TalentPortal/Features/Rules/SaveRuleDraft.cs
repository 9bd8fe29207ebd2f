using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules;

/// <summary>Keeps what is typed, faulty or not: in a draft, in a new one beside what computes, or as a new rule. The answer says everything that is wrong with it.</summary>
/// <param name="RuleId">Null for a new rule.</param>
/// <param name="VersionId">The draft that is written on; null begins one.</param>
/// <param name="Code">Of a new rule; one that the site has already is replaced on the own site, once a version is published.</param>
/// <param name="Document">JSON, as it was typed.</param>
/// <param name="Version">What the writing is based on: of the draft, or where one begins of the rule.</param>
[Requires(RulesPermissions.Edit)]
public sealed record SaveRuleDraft(Guid? RuleId, Guid? VersionId, string? Code, string Document, string? Note, uint? Version) : ICommand<SaveRuleDraftResult>;

/// <param name="Faults">What keeps it from being given to read.</param>
public sealed record SaveRuleDraftResult(Guid RuleId, Guid VersionId, string Code, int Number, IReadOnlyList<RuleFault> Faults);

internal sealed class SaveRuleDraftValidator : AbstractValidator<SaveRuleDraft>
{
    public SaveRuleDraftValidator()
    {
        RuleFor(x => x.Document).Must(text => Encoding.UTF8.GetByteCount(text) <= RuleDocument.BytesMax).Says("SaveRuleDraft_TooLong", RuleDocument.BytesMax)
            .Must(text => !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))).Says("SaveRuleDraft_Control");
        RuleFor(x => x.Code).Must(code => Typed.Tidy(code) is not "new" and var one && RuleReader.IsCode(one)).When(x => x.RuleId is null, ApplyConditionTo.CurrentValidator).Says("SaveRuleDraft_Code");
        RuleFor(x => x.Note).IsPlainText(RuleVersion.NoteMax, "SaveRuleDraft_NoteTooLong");
    }
}

internal sealed class SaveRuleDraftHandler(AppDb db, CurrentCall call, RuleEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<SaveRuleDraft, Outcome<SaveRuleDraftResult>>
{
    public async Task<Outcome<SaveRuleDraftResult>> Handle(SaveRuleDraft request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, me, note) = (clock.GetUtcNow(), editing.Me, Typed.Tidy(request.Note));
        Rule? rule = null;
        RuleVersion? draft = null;
        if (request.RuleId is { } id)
        {
            rule = await db.Rules.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == id, ct);
            if (rule is null) return Outcome.NotFound;
        }

        var versions = rule is null ? [] : await db.RuleVersions.AtTenantOf(call).Where(v => v.RuleId == rule.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        if (request.VersionId is { } versionId)
        {
            draft = versions.FirstOrDefault(v => v.Id == versionId);
            if (draft is null) return Outcome.NotFound;
            if (draft.Version != request.Version || draft.State != RuleState.Draft) return Outcome.Conflict;
        }
        else if (rule is not null && rule.Version != request.Version)
        {
            return Outcome.Conflict;
        }

        var code = rule?.Code ?? Typed.Tidy(request.Code)!;
        if (rule is null && await db.Rules.AtTenantOf(call).AnyAsync(r => r.Code == code, ct)) return Outcome.Invalid(nameof(request.Code), "SaveRuleDraft_CodeTaken");
        var head = RuleDraft.HeadOf(request.Document, code);
        if (rule is null) db.Rules.Add(rule = await Begin(code, head, tenant, now, ct));
        else rule.Drafted(head, now);
        if (draft is null) db.RuleVersions.Add(draft = RuleVersion.Draft(Guid.CreateVersion7(now), rule, (versions.FirstOrDefault()?.Number ?? 0) + 1, request.Document, me, note, now));
        else if (draft.Write(request.Document, me, note, now) is { } why) return Outcome.Refused(why);
        audit.Write("rules.save", draft.Id);
        return new SaveRuleDraftResult(rule.Id, draft.Id, code, draft.Number, RuleDraft.Read(request.Document, code, null, await editing.Site(ct)).Faults);
    }

    /// <summary>Whoever writes a rule of the desk's anew for the own site begins with the persons that the release made up for it.</summary>
    private async Task<Rule> Begin(string code, RuleHead head, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var rule = Rule.Begin(Guid.CreateVersion7(now), tenant.Id, code, head, now);
        if (!tenant.IsDesk && (await editing.Site(ct)).Shelf.Versions(code).Count > 0)
        {
            foreach (var person in RuleLibrary.Released.Persons.Where(person => person.Rule == code)) db.RulePersons.Add(RulePersonRow.Enter(Guid.CreateVersion7(now), rule, person, isEdited: true, now));
        }

        return rule;
    }
}
